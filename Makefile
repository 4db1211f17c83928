# Two commands: `make demo` shows the package at work, `make test` checks everything that has to hold;
# `make test-engines` runs it on Spark, Ray and Dask, which are large and need Java 17.
# Both set up what they need in .venv; Rust, Python 3.11 or later and make must be there.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DIST := target/dist
export CARGO_TARGET_DIR := $(CURDIR)/target
# Nothing is built twice there.
ifdef CI
export CARGO_INCREMENTAL := 0
endif
# The tools of this project, whatever the shell has set for another one.
unexport PYTHONPATH VIRTUAL_ENV CONDA_PREFIX

SOURCES := Cargo.toml Cargo.lock pyproject.toml README.md python/Cargo.toml \
	$(shell find src data python/src python/baocao -type f -not -name '*.pyc')

.PHONY: demo test test-engines format rust package python clean

demo: $(VENV)/package
	@$(BIN)/python -m baocao examples/data/*.txt --html out

test: format rust package python

# Formatting first: it fails fastest.
format: $(VENV)/tools
	cargo fmt --all --check
	$(BIN)/ruff format --check python tests/python examples
	$(BIN)/ruff check python tests/python examples

rust:
	cargo clippy --workspace --all-targets --all-features --locked -- -D warnings
	cargo test --workspace --all-features --locked --quiet
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --all-features --no-deps --locked

package: $(VENV)/package

# pytest prints its closing line last.
python: $(VENV)/tools $(VENV)/package
	$(BIN)/mypy
	$(BIN)/python -m mypy.stubtest baocao --mypy-config-file pyproject.toml --allowlist tests/python/stubtest.allow --ignore-unused-allowlist
	$(BIN)/pytest

# Spark (needs Java 17), Ray and Dask, all in local mode.
test-engines: $(VENV)/engines $(VENV)/package
	$(BIN)/pytest tests/engines -W default -p no:cacheprovider

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "baocao needs Python 3.11 or later, not " + sys.version.split()[0] + ": name one with PYTHON=...")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/tools: $(VENV)/made requirements-test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-test.txt
	@touch $@

$(VENV)/engines: $(VENV)/tools requirements-engines.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-engines.txt
	@touch $@

# The wheel is built from the source distribution, so that what is published is what is tested. Its files have the day of no
# change, by which cargo would take them for those of the last build: so what that made of them is cleared away.
$(VENV)/package: $(VENV)/made $(SOURCES)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "$$(grep '^maturin==' requirements-test.txt)"
	rm -rf $(DIST)
	$(BIN)/maturin sdist --manifest-path python/Cargo.toml --out $(DIST)
	cargo clean --quiet --release --package baocao --package baocao-python
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir $(DIST) $(DIST)/baocao-*.tar.gz
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps $(DIST)/baocao-*.whl
	@touch $@

clean:
	rm -rf target $(VENV) out

//! Runs over many texts: fed from Python iterables or Arrow columns, parsed without the interpreter lock.

use std::borrow::Cow;
use std::collections::HashSet;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, MutexGuard, TryLockError};
use std::time::Duration;

use baocao::corpus::{
    BadRecord, Document, Options, Ordered, Reason, Record, Reprints, Seat, Signed, Signer, TextRecord, Waiting, fill,
    sign,
};
use baocao::table::{Tables, TablesBuilder};
use baocao::{CodePointReport, PartialDate};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

use crate::error::{configuration, raised, record_error};
use crate::feed::{Fed, Feed, Words};
use crate::files::Files;
use crate::parser::Parser;
use crate::report::Report;
use crate::tables::{Batch, Table};

/// How long a wait for results goes on before the interpreter may handle a signal.
const PULSE: Duration = Duration::from_millis(50);

/// A record of a run.
struct Item {
    record: Origin,
    /// Its tables were written by an earlier run.
    done: bool,
}

/// Where a record comes from.
enum Origin {
    Fed(Row),
    Read(Record),
}

/// A text with its id and date, as they come from the feeds.
struct Row {
    number: u64,
    id: Option<Words>,
    text: Result<Words, (Reason, String)>,
    published: Option<Words>,
}

/// Where the records come from.
enum Source {
    Feeds { texts: Feed, ids: Option<Feed>, published: Option<Feed>, number: u64 },
    Files(Box<dyn Iterator<Item = Record> + Send>),
}

/// Reports with their ids; None for a record that gave none.
type Parsed = Vec<(String, Option<Report>)>;

/// What a job gives.
enum Output {
    Tables { tables: Tables, signed: Vec<Signed>, first_bad: Option<BadRecord> },
    Reports(Vec<(String, Result<CodePointReport, BadRecord>)>),
    Signatures(Vec<Signed>),
}

/// What a run gives.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gives {
    Tables,
    Reports,
    Reprints,
}

impl std::str::FromStr for Gives {
    type Err = PyErr;

    fn from_str(name: &str) -> PyResult<Self> {
        match name {
            "tables" => Ok(Self::Tables),
            "reports" => Ok(Self::Reports),
            "reprints" => Ok(Self::Reprints),
            _ => Err(configuration(format!("{name:?} is nothing that a run gives"))),
        }
    }
}

/// A run: what is under way, and where further texts come from.
#[pyclass(frozen, module = "baocao._baocao")]
pub(crate) struct Run(Mutex<State>);

struct State {
    ordered: Ordered<Output>,
    source: Source,
    /// Ids of records that are left out.
    done: HashSet<String>,
    options: Options,
    gives: Gives,
    reprints: Option<Reprints>,
    raising: bool,
    ended: bool,
}

#[pymethods]
impl Run {
    /// Texts, ids and dates are iterables or Arrow arrays; or the texts are `Files`. The run gives tables, reports, or
    /// reprints alone; `reprints` is the likeness from which a report is one.
    #[new]
    #[pyo3(signature = (
        parser, texts, ids, published, *, workers, batch_records, text, gives, raising, done = None, reprints = None
    ))]
    #[allow(clippy::too_many_arguments, reason = "one call from the package, all by name")]
    fn new(
        parser: &Parser,
        texts: &Bound<'_, PyAny>,
        ids: Option<&Bound<'_, PyAny>>,
        published: Option<&Bound<'_, PyAny>>,
        workers: Option<NonZeroUsize>,
        batch_records: usize,
        text: bool,
        gives: &str,
        raising: bool,
        done: Option<HashSet<String>>,
        reprints: Option<f64>,
    ) -> PyResult<Self> {
        let feed = |source: &Bound<'_, PyAny>| Feed::new(source);
        let source = match texts.cast::<Files>() {
            Ok(files) => Source::Files(files.get().records()),
            Err(_) => Source::Feeds {
                texts: feed(texts)?,
                ids: ids.map(feed).transpose()?,
                published: published.map(feed).transpose()?,
                number: 0,
            },
        };
        let ordered = Ordered::new(&parser.parser, workers)?;
        let options = Options { workers, batch_records, text, ..Options::default() };
        let done = done.unwrap_or_default();
        let gives = gives.parse()?;
        let reprints = reprints.map(Reprints::new).transpose().map_err(raised)?;
        Ok(Self(Mutex::new(State { ordered, source, done, options, gives, reprints, raising, ended: false })))
    }

    /// The tables of the next records; None at the end.
    fn next_tables(&self, py: Python<'_>) -> PyResult<Option<Batch>> {
        let mut state = self.state()?;
        match state.next(py)? {
            Some(Output::Tables { first_bad: Some(bad), .. }) if state.raising => Err(record_error(&bad)),
            Some(Output::Tables { tables, signed, .. }) => Ok(Some(Batch(match &mut state.reprints {
                Some(reprints) => py.detach(|| reprints.mark(tables, signed)),
                None => tables,
            }))),
            _ => Ok(None),
        }
    }

    /// The next reports with their ids; None at the end.
    fn next_reports(&self, py: Python<'_>) -> PyResult<Option<Parsed>> {
        let mut state = self.state()?;
        let Some(Output::Reports(reports)) = state.next(py)? else { return Ok(None) };
        let mut parsed = Vec::with_capacity(reports.len());
        for (id, report) in reports {
            match report {
                Err(bad) if state.raising => return Err(record_error(&bad)),
                report => parsed.push((id, report.ok().map(Report))),
            }
        }
        Ok(Some(parsed))
    }

    /// Which texts reprint an earlier one: a row for each text.
    fn reprints(&self, py: Python<'_>) -> PyResult<Table> {
        let mut state = self.state()?;
        let mut rows = Vec::new();
        while let Some(Output::Signatures(signed)) = state.next(py)? {
            if let Some(reprints) = &mut state.reprints {
                rows.extend(py.detach(|| reprints.add(signed)));
            }
        }
        Table::of_reprints(&rows)
    }
}

impl Run {
    fn state(&self) -> PyResult<MutexGuard<'_, State>> {
        match self.0.try_lock() {
            Ok(state) => Ok(state),
            Err(TryLockError::Poisoned(poisoned)) => Ok(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => Err(PyRuntimeError::new_err(
                "this run is under way in another thread, or in the iterable that feeds it",
            )),
        }
    }
}

impl State {
    /// Starts as many jobs as there is room for, and waits for the next result. Whatever is raised meanwhile, by a
    /// signal or by an iterable, nothing that was read is lost: the run can go on.
    fn next(&mut self, py: Python<'_>) -> PyResult<Option<Output>> {
        loop {
            while !self.ended && self.ordered.has_room() {
                self.submit(py)?;
            }
            py.check_signals()?;
            let ordered = &mut self.ordered;
            match py.detach(|| ordered.wait(PULSE)) {
                Waiting::Ready(output) => return Ok(Some(output)),
                Waiting::Busy => {}
                Waiting::Idle => return Ok(None),
            }
        }
    }

    fn submit(&mut self, py: Python<'_>) -> PyResult<()> {
        let mut items = Vec::new();
        let mut bytes = 0;
        let mut failed = Ok(());
        let Self { source, done, options, reprints, .. } = self;
        let mut take = |item: Option<Origin>| {
            let Some(item) = item else { return false };
            let item = Item { done: !done.is_empty() && done.contains(&*item.id()), record: item };
            // What was written by an earlier run counts for reprints only.
            if !item.done || reprints.is_some() {
                bytes += item.record.len();
                items.push(item);
            }
            items.len() < options.batch_records && bytes < options.batch_bytes
        };
        match source {
            Source::Files(records) => py.detach(|| {
                // Records that are left out must not hold back a signal.
                for _ in 0..options.batch_records {
                    let item = records.next().map(Origin::Read);
                    self.ended = item.is_none();
                    if !take(item) {
                        break;
                    }
                }
            }),
            Source::Feeds { texts, ids, published, number } => loop {
                match row(py, texts, ids, published, number) {
                    Ok(row) => {
                        self.ended = row.is_none();
                        if !take(row.map(Origin::Fed)) {
                            break;
                        }
                    }
                    Err(error) => {
                        failed = Err(error);
                        break;
                    }
                }
            },
        }
        if !items.is_empty() {
            let (gives, text) = (self.gives, self.options.text);
            let signer = self.reprints.as_ref().map(Reprints::signer);
            self.ordered.submit(move |seat| match gives {
                Gives::Tables => fill_tables(&items, text, signer.as_ref(), seat),
                Gives::Reports => parse(&items, seat),
                Gives::Reprints => Output::Signatures(items.iter().map(|item| signed(item, signer.as_ref())).collect()),
            });
        }
        failed
    }
}

/// The next row of the feeds; `None` at the end of the texts.
fn row(
    py: Python<'_>,
    texts: &mut Feed,
    ids: &mut Option<Feed>,
    published: &mut Option<Feed>,
    number: &mut u64,
) -> PyResult<Option<Row>> {
    let Some(text) = texts.next(py)? else { return Ok(None) };
    let beside = |feed: &mut Option<Feed>, name: &str| {
        let Some(feed) = feed else { return Ok(None) };
        match feed.next(py)? {
            Some(Fed::Text(words)) => Ok(Some(words)),
            Some(Fed::Number(number)) => Ok(Some(Words::Owned(number.to_string()))),
            Some(Fed::Absent) => Ok(None),
            Some(Fed::Other(kind)) => {
                Err(configuration(format!("{name} holds a {kind}: give strings, dates, numbers or None")))
            }
            None => Err(configuration(format!("{name} is shorter than the texts"))),
        }
    };
    let (id, published) = (beside(ids, "ids")?, beside(published, "published")?);
    let no_text = |kind: &str| Err((Reason::NoText, format!("{kind} is no text: give a str")));
    let text = match text {
        Fed::Text(words) => Ok(words),
        Fed::Absent => Err((Reason::NoText, "there is no text".to_owned())),
        Fed::Number(number) => no_text(&format!("the number {number}")),
        Fed::Other(kind) => no_text(&format!("a {kind}")),
    };
    *number += 1;
    Ok(Some(Row { number: *number, id, text, published }))
}

impl Origin {
    fn id(&self) -> Cow<'_, str> {
        match self {
            Self::Fed(row) => match &row.id {
                Some(id) => Cow::Borrowed(id.get()),
                None => Cow::Owned((row.number - 1).to_string()),
            },
            Self::Read(Ok(document)) => Cow::Borrowed(&document.id),
            Self::Read(Err(bad)) => Cow::Borrowed(&bad.id),
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Fed(row) => row.text.as_ref().map_or(0, Words::len),
            Self::Read(record) => record.as_ref().map_or(0, |document| document.text.len()),
        }
    }

    /// Hands the record to a function, or why it is none.
    fn with<R>(&self, take: impl FnOnce(&str, Result<TextRecord<'_>, &BadRecord>) -> R) -> R {
        let id = self.id();
        let row = match self {
            Self::Read(record) => return take(&id, record.as_ref().map(Document::lend)),
            Self::Fed(row) => row,
        };
        let bad = |reason, message: String| BadRecord {
            id: id.clone().into_owned(),
            source: None,
            record: Some(row.number),
            reason,
            message,
        };
        let published = row.published.as_ref().map(|date| date.get().parse::<PartialDate>()).transpose();
        match (&row.text, published) {
            (Err((reason, message)), _) => take(&id, Err(&bad(*reason, message.clone()))),
            (Ok(_), Err(error)) => take(&id, Err(&bad(Reason::Date, error.to_string()))),
            (Ok(text), Ok(published)) => {
                take(&id, Ok(TextRecord { id: &id, text: text.get(), published, source: None, encoding: "utf-8" }))
            }
        }
    }
}

fn fill_tables(items: &[Item], text: bool, signer: Option<&Arc<Signer>>, seat: &mut Seat) -> Output {
    let mut builder = TablesBuilder::new();
    let (mut signed, mut first_bad) = (Vec::new(), None);
    for Item { record, done } in items {
        record.with(|_, record| {
            let filled = if *done { Ok(()) } else { fill(&mut builder, seat, record, text) };
            match filled {
                Ok(()) => signed.extend(record.ok().and_then(|record| sign(signer, &record, !done))),
                Err(bad) => first_bad = first_bad.take().or(Some(bad)),
            }
        });
    }
    Output::Tables { tables: builder.finish(), signed, first_bad }
}

/// The signature of a text; a record that has none still counts.
fn signed(item: &Item, signer: Option<&Arc<Signer>>) -> Signed {
    item.record.with(|id, record| {
        let signed = record.ok().and_then(|record| sign(signer, &record, true));
        signed.unwrap_or_else(|| Signed { id: id.to_owned(), signature: None, in_tables: false })
    })
}

fn parse(items: &[Item], seat: &mut Seat) -> Output {
    let mut parse = |item: &Item| {
        item.record.with(|id, record| {
            let report = record.map_err(Clone::clone).and_then(|record| seat.parse(&record));
            (id.to_owned(), report.map(CodePointReport::from))
        })
    };
    Output::Reports(items.iter().map(&mut parse).collect())
}

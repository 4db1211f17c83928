//! Writes the reference page of the tables: `cargo run --features arrow --example tables_reference`.

fn main() -> std::io::Result<()> {
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/tables.md"), baocao::table::markdown())
}

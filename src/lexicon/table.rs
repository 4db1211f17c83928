//! Reads the tab-separated tables in `data/`: comment lines, one header row, then rows; lists are divided by `|`.

/// A table compiled into the crate.
pub(crate) struct Table {
    name: &'static str,
    header: Vec<&'static str>,
    body: std::str::Lines<'static>,
}

impl Table {
    pub(crate) fn new(name: &'static str, text: &'static str) -> Self {
        let mut body = text.lines();
        let header = body.by_ref().find(|line| !line.starts_with('#')).unwrap_or("").split('\t').collect();
        Self { name, header, body }
    }

    /// Calls `read` with the cells named by `columns`, for each row.
    ///
    /// # Panics
    /// If the table lacks a column or a row lacks a cell: the tables are part of the program, and a test reads them all.
    pub(crate) fn each<const N: usize>(self, columns: [&str; N], mut read: impl FnMut([&'static str; N])) {
        let places = columns.map(|column| {
            let found = self.header.iter().position(|h| *h == column);
            found.unwrap_or_else(|| panic!("data/{}.tsv has no column {column}", self.name))
        });
        let mut cells: Vec<&'static str> = Vec::with_capacity(self.header.len());
        for line in self.body.filter(|line| !line.is_empty()) {
            cells.clear();
            split(line, &mut cells);
            assert_eq!(cells.len(), self.header.len(), "data/{}.tsv: {line}", self.name);
            read(places.map(|place| cells[place]));
        }
    }
}

/// Cells are short, so that looking at each byte is faster than a search made for long texts.
fn split(line: &'static str, cells: &mut Vec<&'static str>) {
    let mut start = 0;
    for (at, byte) in line.bytes().enumerate() {
        if byte == b'\t' {
            cells.push(&line[start..at]);
            start = at + 1;
        }
    }
    cells.push(&line[start..]);
}

/// The values of a list cell.
pub(crate) fn list(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').filter(|value| !value.is_empty())
}

/// A cell that may be empty.
pub(crate) fn known(cell: &'static str) -> Option<&'static str> {
    (!cell.is_empty()).then_some(cell)
}

/// Opens `data/NAME.tsv`, compiled in.
macro_rules! table {
    ($name:literal) => {
        $crate::lexicon::table::Table::new(
            $name,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/", $name, ".tsv")),
        )
    };
}
pub(crate) use table;

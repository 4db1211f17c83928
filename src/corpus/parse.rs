//! Records to reports and tables, on all cores.

use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::sync::Arc;

use super::ordered::{Ordered, Seat};
use super::record::TextRecord;
use super::record::{BadRecord, Record};
use super::reprints::{Reprints, Signed, Signer};
use crate::model::Report;
use crate::parser::Parser;
use crate::table::{Failure, Tables, TablesBuilder};

/// How a corpus is parsed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Options {
    /// Number of threads; `None` for one on each core.
    pub workers: Option<NonZeroUsize>,
    /// Most records that one job takes, and that one batch of tables holds.
    pub batch_records: usize,
    /// Bytes of text after which a job takes no further record.
    pub batch_bytes: usize,
    /// Whether the tables hold the text.
    pub text: bool,
}

impl Default for Options {
    /// All cores; jobs of some tens of milliseconds.
    fn default() -> Self {
        Self { workers: None, batch_records: 256, batch_bytes: 1 << 20, text: true }
    }
}

impl Options {
    /// Takes the records of the next job.
    fn job(&self, records: &mut impl Iterator<Item = Record>) -> Vec<Record> {
        let mut job = Vec::new();
        let mut bytes = 0;
        while job.len() < self.batch_records.max(1) && bytes < self.batch_bytes.max(1) {
            let Some(record) = records.next() else { break };
            bytes += record.as_ref().map_or(0, |document| document.text.len());
            job.push(record);
        }
        job
    }
}

/// A report of a corpus.
#[derive(Clone, PartialEq, Debug)]
pub struct Parsed {
    /// Id of its document.
    pub id: String,
    /// File or address that it came from.
    pub source: Option<String>,
    /// The report.
    pub report: Report,
}

/// Parses records on all cores and gives the reports in the order of the records. Records are taken as reports are
/// asked for: memory is bounded by the threads and the size of the records, not by their number.
///
/// # Panics
/// When the system gives no threads.
pub fn parse_all<I>(parser: &Parser, records: I, options: &Options) -> ParseAll<I::IntoIter>
where
    I: IntoIterator<Item = Record>,
{
    ParseAll { jobs: Jobs::new(parser, records, options), ready: VecDeque::new() }
}

/// The reports of a corpus, from [`parse_all`].
#[derive(Debug)]
pub struct ParseAll<I> {
    jobs: Jobs<I, Vec<Result<Parsed, BadRecord>>>,
    ready: VecDeque<Result<Parsed, BadRecord>>,
}

impl<I: Iterator<Item = Record>> Iterator for ParseAll<I> {
    type Item = Result<Parsed, BadRecord>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() {
            self.ready = self.jobs.next(|records| move |seat: &mut Seat| parse_job(records, seat))?.into();
        }
        self.ready.pop_front()
    }
}

fn parse_job(records: Vec<Record>, seat: &mut Seat) -> Vec<Result<Parsed, BadRecord>> {
    let mut parse = |record: Record| {
        let document = record?;
        let report = seat.parse(&document.lend())?;
        Ok(Parsed { id: document.id, source: document.source, report })
    };
    records.into_iter().map(&mut parse).collect()
}

/// The jobs of a run: those under way, and where further ones come from.
#[derive(Debug)]
struct Jobs<I, R> {
    ordered: Ordered<R>,
    records: std::iter::Fuse<I>,
    options: Options,
}

impl<I: Iterator<Item = Record>, R: Send + 'static> Jobs<I, R> {
    fn new(parser: &Parser, records: impl IntoIterator<IntoIter = I>, options: &Options) -> Self {
        let ordered = Ordered::new(parser, options.workers).expect("the system gives threads");
        Self { ordered, records: records.into_iter().fuse(), options: *options }
    }

    /// The next result, after as many jobs as there is room for were started.
    fn next<J>(&mut self, job_of: impl Fn(Vec<Record>) -> J) -> Option<R>
    where
        J: FnOnce(&mut Seat) -> R + Send + 'static,
    {
        while self.ordered.has_room() {
            let records = self.options.job(&mut self.records);
            if records.is_empty() {
                break;
            }
            self.ordered.submit(job_of(records));
        }
        self.ordered.wait_next()
    }
}

/// Parses records on all cores into tables, batch by batch, in the order of the records.
///
/// # Panics
/// When the system gives no threads.
pub fn parse_to_tables<I>(parser: &Parser, records: I, options: &Options) -> TableBatches<I::IntoIter>
where
    I: IntoIterator<Item = Record>,
{
    TableBatches { jobs: Jobs::new(parser, records, options), reprints: None }
}

/// The tables of a corpus, from [`parse_to_tables`].
#[derive(Debug)]
pub struct TableBatches<I> {
    jobs: Jobs<I, (Tables, Vec<Signed>)>,
    reprints: Option<Reprints>,
}

impl<I> TableBatches<I> {
    /// Fills in the columns `duplicate_of` and `cluster_id` as well. To be said before the first batch is taken.
    #[must_use]
    pub fn with_reprints(self, reprints: Reprints) -> Self {
        Self { reprints: Some(reprints), ..self }
    }
}

impl<I: Iterator<Item = Record>> Iterator for TableBatches<I> {
    type Item = Tables;

    fn next(&mut self) -> Option<Tables> {
        let text = self.jobs.options.text;
        let signer = self.reprints.as_ref().map(Reprints::signer);
        let (tables, signed) = self.jobs.next(|records| {
            let signer = signer.clone();
            move |seat: &mut Seat| {
                let mut builder = TablesBuilder::new();
                let mut signed = Vec::new();
                for record in &records {
                    let record = record.as_ref().map(super::Document::lend);
                    // A record that gives no report is in the diagnostics.
                    if fill(&mut builder, seat, record, text).is_ok() {
                        signed.extend(record.ok().and_then(|record| sign(signer.as_ref(), &record, true)));
                    }
                }
                (builder.finish(), signed)
            }
        })?;
        Some(match &mut self.reprints {
            Some(reprints) => reprints.mark(tables, signed),
            None => tables,
        })
    }
}

/// The signature of a record, where signatures are asked for.
#[must_use]
pub fn sign(signer: Option<&Arc<Signer>>, record: &TextRecord<'_>, in_tables: bool) -> Option<Signed> {
    let signature = signer?.sign(record.text);
    Some(Signed { id: record.id.to_owned(), signature, in_tables })
}

/// Parses a record into tables, with or without its text.
///
/// # Errors
/// When the record gives no report: it is then a row of the diagnostics.
pub fn fill(
    builder: &mut TablesBuilder,
    seat: &mut Seat,
    record: Result<TextRecord<'_>, &BadRecord>,
    text: bool,
) -> Result<(), BadRecord> {
    let parsed = record.map_err(Clone::clone).and_then(|record| Ok((record, seat.parse(&record)?)));
    match parsed {
        Ok((record, report)) => {
            let report = crate::CodePointReport::from(report);
            let report = if text { report } else { report.without_text() };
            builder.push(record.id, record.source, &report);
            Ok(())
        }
        Err(bad) => {
            let (code, message) = (bad.reason.code(), bad.message.as_str());
            builder.push_failure(&bad.id, Failure { code, message, source: bad.source.as_deref(), record: bad.record });
            Err(bad)
        }
    }
}

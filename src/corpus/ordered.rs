//! Jobs on a pool of threads, results in the order of the jobs, with a bounded number of jobs under way.

use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::record::{BadRecord, Reason, TextRecord};
use crate::model::Report;
use crate::parser::{Parser, Worker};

/// Results that wait for each thread, at most: enough to bridge the time in which a caller does something else.
const AHEAD: usize = 3;

/// One thread's place: the parser, and the buffers that only this thread uses.
#[derive(Debug)]
pub struct Seat {
    parser: Parser,
    worker: Worker,
}

impl Seat {
    fn new(parser: &Parser) -> Self {
        Self { parser: parser.clone(), worker: parser.worker() }
    }

    /// Parses one record.
    ///
    /// # Errors
    /// When the text is longer than spans can count, or when the parser fails, which is a defect.
    pub fn parse(&mut self, record: &TextRecord<'_>) -> Result<Report, BadRecord> {
        let bad = |reason, message: &str| BadRecord {
            id: record.id.to_owned(),
            source: record.source.map(str::to_owned),
            record: None,
            reason,
            message: message.to_owned(),
        };
        if i32::try_from(record.text.len()).is_err() {
            return Err(bad(Reason::TooLarge, "the text has 2 GiB or more: split it"));
        }
        let parsed = catch_unwind(AssertUnwindSafe(|| self.worker.parse(record.text, record.published)));
        match parsed {
            Ok(mut report) => {
                report.source.encoding = record.encoding.into();
                Ok(report)
            }
            Err(_) => {
                // What the failed run left in the buffers must not reach the next text.
                self.worker = self.parser.worker();
                Err(bad(Reason::Internal, "the parser failed on this text: please report it"))
            }
        }
    }
}

/// What [`Ordered::wait`] finds.
#[derive(Debug)]
pub enum Waiting<R> {
    /// The next result.
    Ready(R),
    /// The next result is not there yet.
    Busy,
    /// No job is under way.
    Idle,
}

/// Runs jobs on a pool of threads and gives their results in the order in which the jobs were submitted.
pub struct Ordered<R> {
    pool: ThreadPool,
    seats: Arc<[Mutex<Seat>]>,
    under_way: VecDeque<Receiver<R>>,
}

impl<R> std::fmt::Debug for Ordered<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ordered").field("threads", &self.seats.len()).field("under_way", &self.under_way.len()).finish()
    }
}

impl<R: Send + 'static> Ordered<R> {
    /// A pool of `workers` threads, or of one for each core.
    ///
    /// # Errors
    /// When the system gives no threads.
    pub fn new(parser: &Parser, workers: Option<NonZeroUsize>) -> std::io::Result<Self> {
        let threads = match workers {
            Some(count) => count.get(),
            None => std::thread::available_parallelism().map_or(1, NonZeroUsize::get),
        };
        let named = |i| format!("baocao-{i}");
        let pool = ThreadPoolBuilder::new().num_threads(threads).thread_name(named).build();
        let pool = pool.map_err(std::io::Error::other)?;
        let seats = (0..threads).map(|_| Mutex::new(Seat::new(parser))).collect();
        Ok(Self { pool, seats, under_way: VecDeque::new() })
    }

    /// Whether one more job may be submitted without results piling up.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.under_way.len() < self.seats.len() * AHEAD
    }

    /// Starts a job as soon as a thread is free.
    pub fn submit(&mut self, job: impl FnOnce(&mut Seat) -> R + Send + 'static) {
        let (sender, receiver) = sync_channel(1);
        let seats = Arc::clone(&self.seats);
        self.pool.spawn(move || {
            let seat = rayon::current_thread_index().unwrap_or(0) % seats.len();
            let mut seat = seats[seat].lock().unwrap_or_else(PoisonError::into_inner);
            // The receiver is gone when the caller has seen enough.
            let _ = sender.send(job(&mut seat));
        });
        self.under_way.push_back(receiver);
    }

    /// Waits for the next result, at most for a while.
    pub fn wait(&mut self, at_most: Duration) -> Waiting<R> {
        let Some(receiver) = self.under_way.front() else { return Waiting::Idle };
        match receiver.recv_timeout(at_most) {
            Ok(result) => {
                self.under_way.pop_front();
                Waiting::Ready(result)
            }
            Err(RecvTimeoutError::Timeout) => Waiting::Busy,
            Err(RecvTimeoutError::Disconnected) => unreachable!("a job sends its result or ends the process"),
        }
    }

    /// Waits for the next result; `None` when no job is under way.
    pub fn wait_next(&mut self) -> Option<R> {
        loop {
            match self.wait(Duration::from_secs(3600)) {
                Waiting::Ready(result) => return Some(result),
                Waiting::Busy => {}
                Waiting::Idle => return None,
            }
        }
    }
}

//! Throughput of each layer and of the whole, beside one Aho-Corasick pass of a phrase list over the same text.
//!
//! `cargo bench` prints divan's table, then the ratios: every figure of that last table is the best of several rounds
//! in which all stages take turns, so that a machine whose speed drifts does not favour one of them.

use std::hint::black_box;
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use baocao::{Depth, Parser, Worker};
use divan::counter::BytesCount;

const PHRASES: &str = include_str!("phrases.txt");

const DEPTHS: [(&str, Depth); 9] = [
    ("tokens, phrases, sentences", Depth::Sentences),
    ("+ numbers", Depth::Numbers),
    ("+ times", Depth::Times),
    ("+ references", Depth::References),
    ("+ quantities", Depth::Quantities),
    ("+ places", Depth::Places),
    ("+ organizations", Depth::Organizations),
    ("+ offices and people", Depth::People),
    ("whole report", Depth::Report),
];

fn main() {
    divan::main();
    ratios();
}

/// The sample reports of the repository, or the `.txt` files of the folder in `BAOCAO_BENCH_TEXTS`.
fn samples() -> Vec<String> {
    let own = ["examples/data", "tests/data/reports"].map(|folder| format!("{}/{folder}", env!("CARGO_MANIFEST_DIR")));
    let folders = std::env::var("BAOCAO_BENCH_TEXTS").map_or_else(|_| own.to_vec(), |folder| vec![folder]);
    let entries = folders.iter().flat_map(|folder| std::fs::read_dir(folder).expect("a folder of texts").flatten());
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
        .iter()
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .filter_map(|p| std::fs::read_to_string(p).ok())
        .collect()
}

fn bytes(texts: &[String]) -> u64 {
    texts.iter().map(|t| t.len() as u64).sum()
}

fn yardstick() -> AhoCorasick {
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(PHRASES.lines())
        .expect("the phrase list builds")
}

fn worker(depth: Depth) -> Worker {
    Parser::builder().depth(depth).build().worker()
}

fn parse_all(worker: &mut Worker, texts: &[String]) {
    for text in texts {
        black_box(worker.parse(black_box(text), None));
    }
}

#[divan::bench]
fn aho_corasick(bencher: divan::Bencher) {
    let (texts, machine) = (samples(), yardstick());
    bencher
        .counter(BytesCount::new(bytes(&texts)))
        .bench_local(|| texts.iter().map(|text| machine.find_iter(black_box(text)).count()).sum::<usize>());
}

#[divan::bench(args = DEPTHS.map(|(name, _)| name))]
fn parse(bencher: divan::Bencher, name: &str) {
    let texts = samples();
    let depth = DEPTHS.iter().find(|(n, _)| *n == name).map_or(Depth::Report, |(_, depth)| *depth);
    let mut worker = worker(depth);
    bencher.counter(BytesCount::new(bytes(&texts))).bench_local(|| parse_all(&mut worker, &texts));
}

#[divan::bench]
fn whole_report_to_json(bencher: divan::Bencher) {
    let texts = samples();
    let mut worker = worker(Depth::Report);
    bencher
        .counter(BytesCount::new(bytes(&texts)))
        .bench_local(|| texts.iter().map(|text| worker.parse(black_box(text), None).to_json().len()).sum::<usize>());
}

/// Every sample on one line of 10 MB: the cost of a byte must not grow with the text.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn one_line_of_10_mb(bencher: divan::Bencher) {
    let line = one_line(10_000_000);
    let mut worker = worker(Depth::Report);
    bencher.counter(BytesCount::new(line.len())).bench_local(|| black_box(worker.parse(black_box(&line), None)));
}

fn one_line(size: usize) -> String {
    let joined = samples().join(" ").replace(['\n', '\r'], " ");
    let mut line = String::with_capacity(size + joined.len());
    while line.len() < size {
        line.push_str(&joined);
    }
    line
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// The best of a few runs in a row: the first of them warms the caches that the stage before has filled.
fn warm(mut work: impl FnMut()) -> Duration {
    (0..4).map(|_| timed(&mut work)).min().unwrap_or_default()
}

fn ratios() {
    const ROUNDS: usize = 12;
    let texts = samples();
    let size = bytes(&texts) as f64;
    let machine = yardstick();
    let mut workers: Vec<Worker> = DEPTHS.iter().map(|&(_, depth)| worker(depth)).collect();
    let mut best = vec![Duration::MAX; DEPTHS.len() + 1];
    for _ in 0..ROUNDS {
        let pass = warm(|| {
            for text in &texts {
                black_box(machine.find_iter(text.as_str()).count());
            }
        });
        best[0] = best[0].min(pass);
        for (worker, best) in workers.iter_mut().zip(&mut best[1..]) {
            *best = (*best).min(warm(|| parse_all(worker, &texts)));
        }
    }
    let line = one_line(10_000_000);
    let whole_worker = &mut workers[DEPTHS.len() - 1];
    let long = warm(|| drop(black_box(whole_worker.parse(&line, None)))).as_secs_f64() / line.len() as f64;
    let whole = best[DEPTHS.len()].as_secs_f64() / size;
    println!("\n{:<30}{:>10}{:>12}{:>16}", "stage", "MB/s", "yardstick", "layer alone");
    let mut before = Duration::ZERO;
    for (i, name) in std::iter::once("Aho-Corasick pass").chain(DEPTHS.map(|(name, _)| name)).enumerate() {
        let rate = |d: Duration| size / d.as_secs_f64() / 1e6;
        let alone = best[i].saturating_sub(before);
        let alone = if i == 0 || alone.is_zero() { String::new() } else { format!("{:.1} MB/s", rate(alone)) };
        println!("{name:<30}{:>10.1}{:>12.3}{alone:>16}", rate(best[i]), best[0].as_secs_f64() / best[i].as_secs_f64());
        before = if i == 0 { Duration::ZERO } else { best[i] };
    }
    println!("one line of 10 MB: {:.2} times the time per byte of the reports", long / whole);
}

//! Throughput of each layer and of the whole, beside an Aho-Corasick pass over the same text.

fn main() {}

//! One structure over the syllables of every phrase of every table, and the walk that finds them all in a text.

use rustc_hash::FxHashMap;

use super::hits::{Hit, Hits, Role, Tag, TokenForm};
use super::vocabulary::Vocabulary;
use crate::text::{Gap, Token, token};

#[derive(Clone, Copy, Debug)]
struct Entry {
    tag: Tag,
    role: Role,
    capital: bool,
    row: u32,
}

/// Key of a step: from a node by a syllable. From the root it is the syllable itself.
const fn edge(node: u32, syllable: u32) -> u64 {
    (node as u64) << 32 | syllable as u64
}

/// The phrases, while they are collected.
#[derive(Default)]
pub(crate) struct TrieBuilder {
    next: FxHashMap<u64, u32>,
    nodes: u32,
    entries: Vec<(u32, Entry)>,
    tokens: Vec<Token>,
}

impl TrieBuilder {
    /// Adds one phrase. With `capital` it is found only where its first token begins with a capital letter or digit.
    pub(crate) fn add(
        &mut self,
        phrase: &str,
        kind: (Tag, Role),
        capital: bool,
        row: u32,
        vocabulary: &mut Vocabulary,
    ) {
        let (tag, role) = kind;
        self.tokens.clear();
        token::tokenise(phrase, |code| vocabulary.intern(code), &mut self.tokens);
        if self.tokens.is_empty() || self.tokens.iter().any(|t| t.syllable == 0) {
            return;
        }
        let mut node = 0;
        for token in &self.tokens {
            let nodes = &mut self.nodes;
            node = *self.next.entry(edge(node, token.syllable)).or_insert_with(|| {
                *nodes += 1;
                *nodes
            });
        }
        self.entries.push((node, Entry { tag, role, capital, row }));
    }

    pub(crate) fn build(mut self, words: usize) -> Trie {
        self.renumber();
        self.entries.sort_by_key(|&(node, entry)| (node, entry.tag, entry.row, entry.capital));
        self.entries.dedup_by_key(|&mut (node, entry)| (node, entry.tag, entry.row));
        let mut edges: Vec<(u64, u32)> = self.next.into_iter().collect();
        edges.sort_unstable();
        let mut nodes = vec![Node::default(); self.nodes as usize + 2];
        for &(edge, _) in &edges {
            nodes[(edge >> 32) as usize + 1].edges += 1;
            nodes[(edge >> 32) as usize].next |= trace(edge as u32);
        }
        // Those found everywhere stand before those found under a capital only.
        self.entries.sort_by_key(|&(node, entry)| (node, entry.capital));
        for &(node, entry) in &self.entries {
            nodes[node as usize + 1].entries += 1;
            nodes[node as usize].plain += u32::from(!entry.capital);
        }
        for i in 1..nodes.len() {
            nodes[i].edges += nodes[i - 1].edges;
            nodes[i].entries += nodes[i - 1].entries;
        }
        let mut root = vec![0u32; words + 1];
        for &(edge, to) in &edges {
            if let Some(step) = root.get_mut(edge as usize) {
                *step = to;
            }
        }
        let words_end = edges.partition_point(|&(edge, _)| edge < root.len() as u64);
        let (syllables, targets) = edges.into_iter().map(|(edge, to)| (edge as u32, to)).unzip();
        let entries = self.entries.into_iter().map(|(_, e)| e).collect();
        Trie { nodes, syllables, targets, root, words_end, entries }
    }

    /// Numbers the nodes by their depth: those after one syllable, which almost every look-up visits, then lie together.
    fn renumber(&mut self) {
        let mut edges: Vec<(u64, u32)> = self.next.drain().collect();
        edges.sort_unstable();
        let mut order = Vec::with_capacity(self.nodes as usize + 1);
        let mut number = vec![0u32; self.nodes as usize + 1];
        order.push(0u32);
        let mut at = 0;
        while let Some(&node) = order.get(at) {
            number[node as usize] = at as u32;
            let first = edges.partition_point(|&(edge, _)| edge < self::edge(node, 0));
            let own = edges[first..].iter().take_while(|&&(edge, _)| (edge >> 32) as u32 == node);
            order.extend(own.map(|&(_, to)| to));
            at += 1;
        }
        let renumbered = edges
            .iter()
            .map(|&(edge, to)| (self::edge(number[(edge >> 32) as usize], edge as u32), number[to as usize]));
        self.next = renumbered.collect();
        for (node, _) in &mut self.entries {
            *node = number[*node as usize];
        }
    }
}

/// Where the edges and the entries of a node begin; they end where those of the next node begin.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    edges: u32,
    entries: u32,
    /// How many of its entries are found in small letters too.
    plain: u32,
    /// The traces of its edges' syllables, or-ed: most syllables that lead nowhere are known by it.
    next: u64,
}

/// One bit of 64 for a syllable.
const fn trace(syllable: u32) -> u64 {
    1 << (syllable.wrapping_mul(0x9E37_79B1) >> 26)
}

/// The finished trie. Most nodes are leaves or have a handful of edges, which stand side by side.
#[derive(Debug)]
pub(crate) struct Trie {
    /// And one more, which ends the last.
    nodes: Vec<Node>,
    /// Syllables of the edges, sorted, node by node.
    syllables: Vec<u32>,
    /// The node that each edge leads to.
    targets: Vec<u32>,
    /// Steps from the root by word id, which almost every look-up is.
    root: Vec<u32>,
    /// The edges of the root after those of words: marks and numbers.
    words_end: usize,
    entries: Vec<Entry>,
}

impl Trie {
    /// The first step, from the root.
    #[inline]
    fn enter(&self, syllable: u32) -> u32 {
        match self.root.get(syllable as usize) {
            Some(&to) => to,
            None => self.find(self.words_end, self.nodes[1].edges as usize, syllable),
        }
    }

    #[inline]
    fn step(&self, node: u32, syllable: u32) -> u32 {
        let from = self.nodes[node as usize];
        if from.next & trace(syllable) == 0 {
            return 0;
        }
        self.find(from.edges as usize, self.nodes[node as usize + 1].edges as usize, syllable)
    }

    /// Where the edge of a syllable leads, among the edges of one node; 0 when there is none.
    #[inline]
    fn find(&self, first: usize, end: usize, syllable: u32) -> u32 {
        const FEW: usize = 8;
        let edges = &self.syllables[first..end];
        let found = if edges.len() <= FEW {
            edges.iter().position(|&s| s == syllable)
        } else {
            edges.binary_search(&syllable).ok()
        };
        found.map_or(0, |i| self.targets[first + i])
    }

    /// Finds every phrase in the tokens. Phrases do not cross an empty line, nor a line end after a closing mark.
    pub(crate) fn walk(&self, tokens: &[Token], out: &mut Hits) {
        out.clear();
        out.first.reserve(tokens.len() + 1);
        out.tags.reserve(tokens.len());
        for (i, token) in tokens.iter().enumerate() {
            out.first.push(out.hits.len() as u32);
            let plain = token.kind == token::Kind::Word && !token.is_capital();
            let mut tags = 1 << TokenForm::of(token) as u64;
            if token.syllable == 0 {
                out.tags.push(tags);
                continue;
            }
            let before = out.hits.len();
            let mut node = self.enter(token.syllable);
            let mut end = i + 1;
            while node != 0 {
                let (from, to) = (self.nodes[node as usize], self.nodes[node as usize + 1]);
                let last = if plain { from.entries + from.plain } else { to.entries };
                let (start, len) = (i as u32, (end - i) as u16);
                for entry in &self.entries[from.entries as usize..last as usize] {
                    tags |= 1 << entry.tag as u64 | 1 << entry.role as u64;
                    out.hits.push(Hit { start, len, tag: entry.tag, role: entry.role, row: entry.row });
                }
                let Some(next) = tokens.get(end).filter(|next| next.gap < Gap::Line) else { break };
                node = self.step(node, next.syllable);
                end += 1;
            }
            if out.hits.len() > before + 1 {
                out.hits[before..].reverse();
            }
            out.tags.push(tags);
        }
        out.first.push(out.hits.len() as u32);
    }
}

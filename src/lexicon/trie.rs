//! One structure over the syllables of every phrase of every table, and the walk that finds them all in a text.

use rustc_hash::FxHashMap;

use super::hits::{CHUNK, Hit, Hits, Role, Tag, TokenForm};
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
        self.entries.sort_by_key(|&(node, entry)| (node, entry.tag, entry.row));
        self.entries.dedup_by_key(|&mut (node, entry)| (node, entry.tag, entry.row));
        let mut edges: Vec<(u64, u32)> = self.next.into_iter().collect();
        edges.sort_unstable();
        let mut nodes = vec![Node::default(); self.nodes as usize + 1];
        for &(edge, _) in &edges {
            nodes[(edge >> 32) as usize].next |= trace(edge as u32);
        }
        let paths = Paths::of(&edges, &self.entries, &mut nodes);
        let mut root = vec![0u32; words + 1];
        for &(edge, to) in &edges {
            if let Some(step) = root.get_mut(edge as usize) {
                *step = to;
            }
        }
        Trie { nodes, steps: Steps::of(&edges), root, paths }
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

/// What the walk needs of a node to go on.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// Index of the phrases on the path to it in [`Paths::lists`].
    list: u32,
    /// The traces of its edges' syllables, or-ed: most syllables that lead nowhere are known by it.
    next: u64,
}

/// The phrases on the path from the root to a node, longest first, written down for each node that ends one: so the walk
/// copies those of the last node that it reached, and has not to collect them on its way.
#[derive(Debug)]
struct Paths {
    lists: Vec<List>,
    /// The phrases of all lists, at token 0, and a chunk more so that a chunk may be copied from everywhere.
    hits: Vec<Hit>,
}

/// The phrases of one path: all, and those found in small letters too.
#[derive(Clone, Copy, Debug, Default)]
struct List {
    all: Part,
    plain: Part,
}

/// A part of [`Paths::hits`], and the bits of its tables and roles.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
    first: u32,
    count: u32,
    tags: u64,
}

impl Paths {
    /// The paths of nodes numbered by depth, from their sorted edges and entries.
    fn of(edges: &[(u64, u32)], entries: &[(u32, Entry)], nodes: &mut [Node]) -> Self {
        let mut paths = Self { lists: vec![List::default()], hits: Vec::new() };
        let mut depth = vec![0u16; nodes.len()];
        for &(edge, to) in edges {
            let parent = (edge >> 32) as usize;
            depth[to as usize] = depth[parent] + 1;
            let first = entries.partition_point(|&(node, _)| node < to);
            let own = &entries[first..first + entries[first..].iter().take_while(|&&(node, _)| node == to).count()];
            nodes[to as usize].list = nodes[parent].list;
            if own.is_empty() {
                continue;
            }
            let before = paths.lists[nodes[parent].list as usize];
            let all = paths.extend(before.all, own, depth[to as usize], true);
            let capital = own.iter().any(|(_, entry)| entry.capital);
            let plain = if !capital && before.all.first == before.plain.first {
                all
            } else {
                paths.extend(before.plain, own, depth[to as usize], false)
            };
            nodes[to as usize].list = paths.lists.len() as u32;
            paths.lists.push(List { all, plain });
        }
        let none = Hit { start: 0, len: 0, tag: Tag::Title, role: Role::Plain, row: 0 };
        paths.hits.extend([none; CHUNK]);
        paths
    }

    /// Writes the phrases of one node before those on the path to it.
    fn extend(&mut self, before: Part, own: &[(u32, Entry)], depth: u16, capital: bool) -> Part {
        let first = self.hits.len();
        let mut tags = before.tags;
        for (_, entry) in own.iter().rev().filter(|(_, entry)| capital || !entry.capital) {
            tags |= 1 << entry.tag as u64 | 1 << entry.role as u64;
            self.hits.push(Hit { start: 0, len: depth, tag: entry.tag, role: entry.role, row: entry.row });
        }
        self.hits.extend_from_within(before.first as usize..(before.first + before.count) as usize);
        Part { first: first as u32, count: (self.hits.len() - first) as u32, tags }
    }
}

/// One bit of 64 for a syllable.
const fn trace(syllable: u32) -> u64 {
    1 << (syllable.wrapping_mul(0x9E37_79B1) >> 26)
}

/// The steps from node to node, in one table by hash with free slots in between. The walk asks it only where the traces
/// of a node say that a step is likely, and then mostly finds it in the first slot.
#[derive(Debug)]
struct Steps {
    /// Edge and target; a free slot leads to the root, where no edge leads.
    slots: Vec<(u64, u32)>,
    /// How many bits of a hash lie above those that number a slot.
    shift: u32,
}

impl Steps {
    fn of(edges: &[(u64, u32)]) -> Self {
        let size = (2 * edges.len()).next_power_of_two().max(2);
        let mut steps = Self { slots: vec![(0, 0); size], shift: u64::BITS - size.trailing_zeros() };
        for &(edge, to) in edges {
            let mut slot = steps.slot(edge);
            while steps.slots[slot].1 != 0 {
                slot = (slot + 1) % size;
            }
            steps.slots[slot] = (edge, to);
        }
        steps
    }

    #[inline]
    const fn slot(&self, edge: u64) -> usize {
        (edge.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift) as usize
    }

    /// Where an edge leads, or 0.
    #[inline]
    fn find(&self, edge: u64) -> u32 {
        let mut slot = self.slot(edge);
        loop {
            let (found, to) = self.slots[slot];
            if found == edge || to == 0 {
                return to;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }
}

/// The finished trie.
#[derive(Debug)]
pub(crate) struct Trie {
    nodes: Vec<Node>,
    steps: Steps,
    /// Steps from the root by word id, which almost every look-up is.
    root: Vec<u32>,
    paths: Paths,
}

impl Trie {
    /// The first step, from the root.
    #[inline]
    fn enter(&self, syllable: u32) -> u32 {
        self.root.get(syllable as usize).copied().unwrap_or_else(|| self.steps.find(edge(0, syllable)))
    }

    #[inline]
    fn step(&self, node: u32, syllable: u32) -> u32 {
        if self.nodes[node as usize].next & trace(syllable) == 0 {
            return 0;
        }
        self.steps.find(edge(node, syllable))
    }

    /// Finds every phrase in the tokens. Phrases do not cross an empty line, nor a line end after a closing mark.
    pub(crate) fn walk(&self, tokens: &[Token], out: &mut Hits) {
        out.clear();
        for (i, token) in tokens.iter().enumerate() {
            let mut node = if token.syllable == 0 { 0 } else { self.enter(token.syllable) };
            let (mut last, mut end) = (node, i + 1);
            while node != 0 {
                last = node;
                let Some(next) = tokens.get(end).filter(|next| next.gap < Gap::Line) else { break };
                node = self.step(node, next.syllable);
                end += 1;
            }
            let list = &self.paths.lists[self.nodes[last as usize].list as usize];
            let plain = token.kind == token::Kind::Word && !token.is_capital();
            let part = if plain { list.plain } else { list.all };
            let hits = &self.paths.hits[part.first as usize..];
            out.push(i as u32, hits, part.count as usize, part.tags | TokenForm::bits(token));
        }
        out.finish();
    }
}

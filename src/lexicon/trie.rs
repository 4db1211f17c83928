//! One structure over the syllables of every phrase of every table, and the walk that finds them all in a text.

use std::hint::select_unpredictable;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::hits::{Hits, Listed, Phrase, Role, Tag, TokenForm};
use super::vocabulary::Vocabulary;
use crate::text::{Gap, Shape, Token, token};

#[derive(Clone, Copy, Debug)]
struct Entry {
    tag: Tag,
    role: Role,
    capital: bool,
    row: u32,
}

/// Key of a step while phrases are collected: from a node by a word.
const fn edge(node: u32, word: u32) -> u64 {
    (node as u64) << 32 | word as u64
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
        token::tokenise(phrase, &mut self.tokens);
        if self.tokens.is_empty() || self.tokens.iter().any(|t| t.code == token::NOT_PLAIN) {
            return;
        }
        let mut node = 0;
        for token in &self.tokens {
            let nodes = &mut self.nodes;
            node = *self.next.entry(edge(node, vocabulary.intern(token))).or_insert_with(|| {
                *nodes += 1;
                *nodes
            });
        }
        self.entries.push((node, Entry { tag, role, capital, row }));
    }

    /// The trie over `words` words, the unknown one among them.
    pub(crate) fn build(mut self, words: usize) -> Trie {
        let edges = self.renumber();
        self.entries.sort_by_key(|&(node, entry)| (node, entry.tag, entry.row));
        self.entries.dedup_by_key(|&mut (node, entry)| (node, entry.tag, entry.row));
        let lists = Lists::of(&edges, &self.entries);
        Trie { nodes: place(&edges, &lists, words), phrases: lists.phrases.into() }
    }

    /// Numbers the nodes by their depth, those after one node by their words; the sorted edges.
    fn renumber(&mut self) -> Vec<(u64, u32)> {
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
        for (edge, to) in &mut edges {
            *edge = self::edge(number[(*edge >> 32) as usize], *edge as u32);
            *to = number[*to as usize];
        }
        edges.sort_unstable();
        for (node, _) in &mut self.entries {
            *node = number[*node as usize];
        }
        edges
    }
}

/// A node of the trie where the double array has it (Aoe, An Efficient Digital Search Algorithm by Using a Double-Array
/// Structure, 1989): the node after it by a word lies as many places behind `base` as the word's id says, if that place
/// names this node as the one before it. The nodes after one word come first, at the word's id.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// Where the nodes after it lie; it wraps around.
    base: u32,
    /// The place of the node before it.
    before: u32,
    /// The traces of the words that lead on: most words that do not are known by it.
    next: u16,
    /// The phrases on the path to it.
    list: List,
    /// The bits of their tables and roles, and of those of them that are found in small letters too.
    tags: [u64; 2],
}

/// One bit of 16 for a word.
const fn trace(word: u32) -> u16 {
    1 << (word % u16::BITS)
}

/// A place that no node has.
const FREE: u32 = u32::MAX;
/// From so many words on a node's followers are looked room for from where the last so many found it: the gaps before are
/// for the few.
const MANY: usize = 16;

/// Gives every node its place, from the sorted edges between nodes numbered by depth.
fn place(edges: &[(u64, u32)], lists: &Lists, words: usize) -> Vec<Node> {
    let free = Node { before: FREE, ..Node::default() };
    // Those after one word have places that nobody else gets; a word that begins no phrase leads nowhere.
    let mut nodes = vec![Node::default(); words];
    let mut places = vec![0u32; lists.lists.len()];
    let (mut gap, mut wide) = (words, words);
    for own in edges.chunk_by(|(a, _), (b, _)| a >> 32 == b >> 32) {
        let number = own[0].0 >> 32;
        let node = places[number as usize];
        let base = if number == 0 { 0 } else { room(own, &nodes, if own.len() < MANY { &mut gap } else { &mut wide }) };
        for &(edge, to) in own {
            let at = base.wrapping_add(edge as u32);
            if nodes.len() <= at as usize {
                nodes.resize(at as usize + 1, free);
            }
            let list = lists.lists[to as usize];
            let tags = [true, false].map(|capital| lists.tags(list.found(capital)));
            nodes[at as usize] = Node { before: node, list, tags, ..Node::default() };
            places[to as usize] = at;
        }
        // The root needs no trace: every word is looked up from it.
        if number != 0 {
            nodes[node as usize].base = base;
            nodes[node as usize].next = own.iter().fold(0, |bits, &(edge, _)| bits | trace(edge as u32));
        }
    }
    nodes.shrink_to_fit();
    nodes
}

/// The first base with room for the steps of one node, from a place on that moves to the free one that was found.
fn room(own: &[(u64, u32)], nodes: &[Node], from: &mut usize) -> u32 {
    let free = |at: usize| nodes.get(at).is_none_or(|node| node.before == FREE);
    let first = own[0].0 as u32;
    let fits = |at: &usize| own.iter().all(|&(edge, _)| free(at + (edge as u32 - first) as usize));
    *from = (*from..).find(|&at| free(at)).unwrap_or(nodes.len());
    let at = (*from..).find(fits).unwrap_or(nodes.len());
    if own.len() >= MANY {
        *from = at;
    }
    (at as u32).wrapping_sub(first)
}

/// The phrases on the path from the root to a node, longest first, written down for each node that ends one: so the walk
/// notes those of the last node that it reached, and has not to collect them on its way. First all of them; then, when
/// some are found with a capital only, the others.
#[derive(Clone, Copy, Debug, Default)]
struct List {
    /// How many there are.
    all: u8,
    /// How many are found in small letters too.
    plain: u8,
    /// Index of the first in [`Trie::phrases`].
    first: u32,
}

impl List {
    /// Those found with a capital, or without.
    #[inline]
    fn found(self, capital: bool) -> Listed {
        let (all, plain) = (u32::from(self.all), u32::from(self.plain));
        let apart = !capital & (plain != all);
        Listed {
            first: self.first + select_unpredictable(apart, all, 0),
            count: select_unpredictable(apart, plain, all),
        }
    }
}

/// The phrases of all lists, while they are written down.
#[derive(Default)]
struct Lists {
    phrases: Vec<Phrase>,
    /// By node.
    lists: Vec<List>,
}

impl Lists {
    /// The lists of nodes numbered by depth, from their sorted edges and entries.
    fn of(edges: &[(u64, u32)], entries: &[(u32, Entry)]) -> Self {
        let mut lists = Self { phrases: Vec::new(), lists: vec![List::default(); edges.len() + 1] };
        let mut depth = vec![0u16; edges.len() + 1];
        for &(edge, to) in edges {
            let parent = (edge >> 32) as usize;
            depth[to as usize] = depth[parent] + 1;
            let first = entries.partition_point(|&(node, _)| node < to);
            let own = &entries[first..first + entries[first..].iter().take_while(|&&(node, _)| node == to).count()];
            let before = lists.lists[parent];
            lists.lists[to as usize] =
                if own.is_empty() { before } else { lists.extend(before, own, depth[to as usize]) };
        }
        lists
    }

    /// Writes the phrases of one node before those on the path to it.
    fn extend(&mut self, before: List, own: &[(u32, Entry)], len: u16) -> List {
        let first = self.phrases.len() as u32;
        let all = self.write(before.found(true), own, len, true);
        let capital = before.all != before.plain || own.iter().any(|(_, entry)| entry.capital);
        let plain = if capital { self.write(before.found(false), own, len, false) } else { all };
        List { all, plain, first }
    }

    /// How many it wrote; more than a byte can tell nobody asks for.
    fn write(&mut self, before: Listed, own: &[(u32, Entry)], len: u16, capital: bool) -> u8 {
        let start = self.phrases.len();
        for (_, entry) in own.iter().rev().filter(|(_, entry)| capital || !entry.capital) {
            self.phrases.push(Phrase { len, tag: entry.tag, role: entry.role, row: entry.row });
        }
        self.phrases.extend_from_within(before.range());
        self.phrases.truncate(start + usize::from(u8::MAX));
        (self.phrases.len() - start) as u8
    }

    fn tags(&self, listed: Listed) -> u64 {
        self.phrases[listed.range()].iter().fold(0, |tags, p| tags | 1 << p.tag as u64 | p.role.bit())
    }
}

/// The finished trie.
#[derive(Debug)]
pub(crate) struct Trie {
    nodes: Vec<Node>,
    phrases: Arc<[Phrase]>,
}

/// What the walk uses again and again.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    /// By token the last node reached from it.
    last: Vec<u32>,
    /// Tokens from which the next word seems to lead on.
    going: Vec<u32>,
}

impl Trie {
    /// Finds every phrase in the tokens. Phrases do not cross an empty line, nor a line end after a closing mark.
    ///
    /// All tokens go one step, then those that can go another, and so on. So no step waits for the one before it, and
    /// the memory is asked for many of them at once.
    pub(crate) fn walk(&self, tokens: &[Token], steps: &mut Steps, out: &mut Hits) {
        out.begin(&self.phrases);
        self.follow(tokens, steps);
        for (token, &last) in tokens.iter().zip(&steps.last) {
            let capital = token.shape != Shape::Lower;
            let node = &self.nodes[last as usize];
            out.push(node.list.found(capital), node.tags[usize::from(!capital)] | TokenForm::bits(token));
        }
        out.finish();
    }

    /// The last node reached from each token.
    fn follow(&self, tokens: &[Token], steps: &mut Steps) {
        let Steps { last, going } = steps;
        last.clear();
        last.extend(tokens.iter().map(|token| token.word));
        going.clear();
        going.resize(tokens.len(), 0);
        let (mut count, mut depth) = (0, 1);
        for (i, &node) in last.iter().enumerate() {
            going[count] = i as u32;
            count += usize::from(self.goes_on(node, tokens.get(i + depth)));
        }
        while count > 0 {
            let mut still = 0;
            for at in 0..count {
                let i = going[at] as usize;
                let node = last[i];
                let to = self.nodes[node as usize].base.wrapping_add(tokens[i + depth].word);
                let leads = self.nodes.get(to as usize).is_some_and(|next| next.before == node);
                last[i] = if leads { to } else { node };
                going[still] = i as u32;
                still += usize::from(leads & self.goes_on(last[i], tokens.get(i + depth + 1)));
            }
            (count, depth) = (still, depth + 1);
        }
    }

    /// Whether a token seems to lead on from a node.
    #[inline]
    fn goes_on(&self, node: u32, next: Option<&Token>) -> bool {
        next.is_some_and(|next| (next.gap < Gap::Line) & (self.nodes[node as usize].next & trace(next.word) != 0))
    }
}

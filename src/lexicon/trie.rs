//! One structure over the syllables of every phrase of every table, and the walk that finds them all in a text.

use rustc_hash::FxHashMap;

use super::vocabulary::Vocabulary;
use crate::text::{Gap, Token, token};

/// Which table a phrase comes from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub enum Tag {
    /// `titles.tsv`: offices, ranks, degrees, honours, honorifics, markers.
    Title,
    /// `organs.tsv`: heads of names of bodies, and whole well-known bodies.
    Organ,
    /// `organ_fields.tsv`: what stands between the head of a name of a body and its place.
    OrganField,
    /// `organ_traps.tsv`: words that hold the head of a name of a body and are none.
    OrganTrap,
    /// Names of administrative units and other places; the row is one of [`super::Gazetteer::names`].
    Place,
    /// Kinds of administrative unit (tỉnh, TP, huyện …); the row is one of [`super::PLACE_KINDS`].
    PlaceKind,
    /// `place_signs.tsv`: words before a name that tell whether it is a place.
    PlaceSign,
    /// `surnames.tsv`.
    Surname,
    /// `abbreviations.tsv`.
    Abbreviation,
    /// `units.tsv`: measures and counted nouns.
    Unit,
    /// `speech_verbs.tsv`.
    SpeechVerb,
    /// `cues.tsv`: phrases that mark a section.
    Cue,
    /// `document_kinds.tsv`.
    DocumentKind,
    /// `qualifiers.tsv`: hơn, gần, khoảng …
    Qualifier,
    /// `event_heads.tsv`.
    EventHead,
    /// `indicators.tsv`: cues of an indicator.
    Indicator,
    /// `topics.tsv`: cues of a topic.
    Topic,
    /// `holidays.tsv`.
    Holiday,
    /// `number_words.tsv`.
    NumberWord,
    /// `time_words.tsv`.
    TimeWord,
    /// `layout_cues.tsv`: what kind of line it is.
    LayoutCue,
    /// `event_cues.tsv`: words around the name of a meeting.
    EventCue,
    /// `role_cues.tsv`: a person's part in the event.
    RoleCue,
    /// `item_words.tsv`: actions, shortcomings, awards.
    ItemWord,
    /// `laws.tsv`: names of laws, with their kind.
    Law,
    /// `boundaries.tsv`: words that end a noun phrase.
    Boundary,
    /// `scopes.tsv`: whose figure it is.
    Scope,
    /// `name_bearers.tsv`: words before a person's name that show a thing called after the person.
    NameBearer,
}

/// What a phrase does, in the tables whose words do one of several things. Its number is a bit beside those of the tags.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub enum Role {
    /// `speech_verbs.tsv`: đã, cũng, thẳng thắn.
    Adverb = 32,
    /// thêm, rõ: after the verb.
    Particle,
    /// đại biểu, đại hội, đại diện.
    Noun,
    /// các, nhiều, một số.
    Quantifier,
    /// trao, tặng: a verb that confers.
    Confers,
    /// `item_words.tsv`: what is asked or to be done.
    Action,
    /// sớm, tiếp tục: before an action.
    Modifier,
    /// cần, phải.
    Modal,
    /// A thing asked for.
    Object,
    /// Opens a clause of its own.
    Subject,
    /// Bằng khen, Huân chương.
    Award,
    /// Names a shortcoming.
    Shortcoming,
    /// Says anywhere that something fell short.
    FallsShort,
    /// Says so only where shortcomings are told.
    Hint,
    /// `cues.tsv`: goes on with what was said.
    Connective,
    /// The same, by pointing at it.
    Demonstrative,
    /// Goes back to the meeting.
    Narration,
    /// Tells of shortcomings.
    Limitations,
    /// Tells of causes.
    Causes,
    /// Tells of lessons.
    Lessons,
    /// Tells of tasks.
    Tasks,
    /// Any other.
    Plain,
}

/// One phrase found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index of the first token.
    pub start: u32,
    /// Number of tokens.
    pub len: u16,
    /// Which table.
    pub tag: Tag,
    /// What it does, in a table that holds words of several kinds.
    pub role: Role,
    /// Row in that table's list in the [`super::Lexicon`].
    pub row: u32,
}

impl Hit {
    /// Index after the last token.
    #[must_use]
    pub const fn end(&self) -> u32 {
        self.start + self.len as u32
    }
}

/// All phrases of a text, by the token at which they start, longest first.
#[derive(Debug, Default)]
pub struct Hits {
    hits: Vec<Hit>,
    /// For each token the index of its first hit, and one more.
    first: Vec<u32>,
    /// For each token a bit for each table with a phrase that starts there: most questions end here.
    tags: Vec<u64>,
}

impl Hits {
    /// Whether a phrase of a table starts at token `i`.
    #[inline]
    #[must_use]
    pub fn has(&self, i: u32, tag: Tag) -> bool {
        self.tags.get(i as usize).is_some_and(|tags| tags >> tag as u32 & 1 != 0)
    }

    /// The phrases of one table that start at token `i`, longest first.
    #[inline]
    pub fn of(&self, i: u32, tag: Tag) -> impl Iterator<Item = &Hit> {
        let hits = if self.has(i, tag) { self.at(i) } else { &[] };
        hits.iter().filter(move |hit| hit.tag == tag)
    }

    /// The phrases that start at token `i`, longest first.
    #[inline]
    #[must_use]
    pub fn at(&self, i: u32) -> &[Hit] {
        let i = i as usize;
        if i + 1 >= self.first.len() {
            return &[];
        }
        &self.hits[self.first[i] as usize..self.first[i + 1] as usize]
    }

    /// The longest phrase of one table that starts at token `i`.
    #[inline]
    #[must_use]
    pub fn longest(&self, i: u32, tag: Tag) -> Option<Hit> {
        self.of(i, tag).next().copied()
    }

    /// Whether a phrase of a role starts at token `i`.
    #[inline]
    #[must_use]
    pub fn does(&self, i: u32, role: Role) -> bool {
        self.tags.get(i as usize).is_some_and(|tags| tags >> role as u32 & 1 != 0)
    }

    /// The longest phrase of a role that starts at token `i`.
    #[inline]
    #[must_use]
    pub fn longest_as(&self, i: u32, role: Role) -> Option<Hit> {
        if self.does(i, role) { self.at(i).iter().find(|hit| hit.role == role).copied() } else { None }
    }

    /// Whether a phrase of one of some roles starts anywhere in a range.
    #[must_use]
    pub fn any(&self, range: std::ops::Range<u32>, roles: &[Role]) -> bool {
        let wanted = roles.iter().fold(0u64, |bits, &role| bits | 1 << role as u32);
        let range = range.start as usize..range.end as usize;
        self.tags.get(range).is_some_and(|tags| tags.iter().any(|tags| tags & wanted != 0))
    }

    /// All phrases in the order of the text.
    #[must_use]
    pub fn all(&self) -> &[Hit] {
        &self.hits
    }

    pub(crate) fn clear(&mut self) {
        self.hits.clear();
        self.first.clear();
        self.tags.clear();
    }
}

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
        let mut nodes = vec![Node::default(); self.nodes as usize + 2];
        for &(edge, _) in &edges {
            nodes[(edge >> 32) as usize + 1].edges += 1;
        }
        for &(node, _) in &self.entries {
            nodes[node as usize + 1].entries += 1;
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
    #[inline]
    fn step(&self, node: u32, syllable: u32) -> u32 {
        const FEW: usize = 16;
        let mut first = self.nodes[node as usize].edges as usize;
        if node == 0 {
            if let Some(&to) = self.root.get(syllable as usize) {
                return to;
            }
            first = self.words_end;
        }
        let edges = &self.syllables[first..self.nodes[node as usize + 1].edges as usize];
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
            out.tags.push(0);
            if token.syllable == 0 {
                continue;
            }
            let before = out.hits.len();
            let (mut node, mut tags) = (0, 0);
            let plain = token.kind == token::Kind::Word && !token.is_capital();
            for (length, next) in tokens[i..].iter().enumerate() {
                if length > 0 && next.gap >= Gap::Line {
                    break;
                }
                node = self.step(node, next.syllable);
                if node == 0 {
                    break;
                }
                let range = self.nodes[node as usize].entries..self.nodes[node as usize + 1].entries;
                for entry in &self.entries[range.start as usize..range.end as usize] {
                    if !(entry.capital && plain) {
                        tags |= 1 << entry.tag as u64 | 1 << entry.role as u64;
                        let (start, len) = (i as u32, length as u16 + 1);
                        out.hits.push(Hit { start, len, tag: entry.tag, role: entry.role, row: entry.row });
                    }
                }
            }
            out.hits[before..].reverse();
            out.tags[i] = tags;
        }
        out.first.push(out.hits.len() as u32);
    }
}

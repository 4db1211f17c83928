//! The pipeline, readable top to bottom: text → tokens → phrases → mentions → outline → report.

use std::sync::Arc;

use crate::assemble;
use crate::discourse::{self, Outline, Room};
use crate::error::Error;
use crate::grammar::{self, Doc, Mentions};
use crate::lexicon::{Addition, Hits, Lexicon, Steps, Tag, TokenForm, Wanted, breaks_name};
use crate::model::{PartialDate, Report};
use crate::text::{Paragraph, Sentence, Token, Tokeniser, sentence, token};

/// What a parser reads. Times need numbers, offices need organisations, and so on: each layer brings those before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Depth {
    /// Tokens and sentences only.
    Sentences,
    /// Numbers.
    Numbers,
    /// And times.
    Times,
    /// And references.
    References,
    /// And quantities.
    Quantities,
    /// And places.
    Places,
    /// And organisations.
    Organizations,
    /// And offices and people.
    People,
    /// And everything that the report tells.
    Report,
}

impl Depth {
    const NAMES: &str = "sentences, numbers, times, references, quantities, places, organizations, people, report";
}

impl std::str::FromStr for Depth {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Ok(match name {
            "sentences" => Self::Sentences,
            "numbers" => Self::Numbers,
            "times" => Self::Times,
            "references" => Self::References,
            "quantities" => Self::Quantities,
            "places" => Self::Places,
            "organizations" => Self::Organizations,
            "people" => Self::People,
            "report" => Self::Report,
            _ => return Err(Error::Layer { name: name.to_owned(), known: Self::NAMES }),
        })
    }
}

/// Reads reports. Immutable and shareable between threads; each thread takes a [`Worker`].
///
/// ```
/// use baocao::{Addition, Parser};
/// let parser = Parser::builder().entry(Addition::Organization { name: "Hội Yêu sách".into(), kind: "association".into() }).build();
/// let report = parser.parse("Hội Yêu sách tổ chức hội nghị sơ kết.");
/// assert_eq!(report.schema_version, baocao::SCHEMA_VERSION);
/// ```
#[derive(Clone, Debug)]
pub struct Parser {
    lexicon: Arc<Lexicon>,
    depth: Depth,
}

/// Collects the options of a [`Parser`].
#[derive(Clone, Debug)]
pub struct ParserBuilder {
    entries: Vec<Addition>,
    depth: Depth,
}

impl ParserBuilder {
    /// Adds an entry to the lexicon.
    #[must_use]
    pub fn entry(mut self, entry: Addition) -> Self {
        self.entries.push(entry);
        self
    }

    /// Reads no further than one layer.
    #[must_use]
    pub const fn depth(mut self, depth: Depth) -> Self {
        self.depth = depth;
        self
    }

    /// The parser.
    #[must_use]
    pub fn build(self) -> Parser {
        let lexicon = if self.entries.is_empty() { Lexicon::shared() } else { Arc::new(Lexicon::with(&self.entries)) };
        Parser { lexicon, depth: self.depth }
    }
}

impl Default for Parser {
    fn default() -> Self {
        Self::new()
    }
}

impl Parser {
    /// A parser with the embedded lexicon that reads everything.
    #[must_use]
    pub fn new() -> Self {
        Self::builder().build()
    }

    /// A parser with options.
    #[must_use]
    pub const fn builder() -> ParserBuilder {
        ParserBuilder { entries: Vec::new(), depth: Depth::Report }
    }

    /// Buffers for parsing many texts on one thread.
    #[must_use]
    pub fn worker(&self) -> Worker {
        Worker { lexicon: Arc::clone(&self.lexicon), depth: self.depth, buffers: Buffers::default() }
    }

    /// Parses one text. Any text gives a report.
    #[must_use]
    pub fn parse(&self, text: &str) -> Report {
        self.worker().parse(text, None)
    }

    /// Parses one text that was published on a day, in a month or in a year.
    #[must_use]
    pub fn parse_published(&self, text: &str, published: PartialDate) -> Report {
        self.worker().parse(text, Some(published))
    }

    /// The lexicon.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }
}

/// The buffers that one thread uses again and again.
#[derive(Debug)]
pub struct Worker {
    lexicon: Arc<Lexicon>,
    depth: Depth,
    buffers: Buffers,
}

#[derive(Debug, Default)]
struct Buffers {
    tokeniser: Tokeniser,
    tokens: Vec<Token>,
    steps: Steps,
    hits: Hits,
    paragraphs: Vec<Paragraph>,
    sentences: Vec<Sentence>,
    owners: Vec<u32>,
    mentions: Mentions,
    outline: Outline,
    room: Room,
}

type Scan = fn(&Doc<'_>, &mut Mentions);

/// Scans of the grammars in the order in which they need each other.
const SCANS: [(Depth, Scan); 8] = [
    (Depth::Numbers, grammar::number::scan),
    (Depth::Times, grammar::time::scan),
    (Depth::References, grammar::reference::scan),
    (Depth::Quantities, grammar::quantity::scan),
    (Depth::Places, grammar::place::scan),
    (Depth::Organizations, grammar::organization::scan),
    (Depth::People, grammar::office::scan),
    (Depth::People, grammar::person::scan),
];

impl Worker {
    /// Parses one text.
    pub fn parse(&mut self, text: &str, published: Option<PartialDate>) -> Report {
        let depth = self.depth;
        self.read(text, depth, |doc, mentions, outline| assemble::assemble(doc, mentions, outline, published))
    }

    /// Runs the layers up to a depth and hands their results to `finish`.
    pub(crate) fn read<R>(
        &mut self,
        text: &str,
        depth: Depth,
        finish: impl FnOnce(&Doc<'_>, &Mentions, &Outline) -> R,
    ) -> R {
        let Buffers { tokeniser, tokens, steps, hits, paragraphs, sentences, owners, mentions, outline, room } =
            &mut self.buffers;
        let lexicon = &*self.lexicon;
        tokens.clear();
        paragraphs.clear();
        sentences.clear();
        tokeniser.tokenise(text, |token| lexicon.id(token), tokens);
        lexicon.walk(tokens, steps, hits);
        sentence::split(tokens, &Walked { lexicon, tokens, hits }, paragraphs, sentences);
        sentence::owners(sentences, owners);
        let doc = Doc { text, tokens, sentences, owners, paragraphs, hits, lexicon };
        mentions.reset(tokens.len());
        outline.reset();
        for (_, scan) in SCANS.iter().take_while(|(needed, _)| *needed <= depth) {
            scan(&doc, mentions);
        }
        assemble::settle(&doc, mentions);
        if depth == Depth::Report {
            discourse::read(&doc, mentions, outline, room);
        }
        finish(&doc, mentions, outline)
    }
}

/// Tokens and their phrases, as the cutting into sentences asks for them.
struct Walked<'a> {
    lexicon: &'a Lexicon,
    tokens: &'a [Token],
    hits: &'a Hits,
}

impl sentence::Known for Walked<'_> {
    fn next_stop(&self, from: usize, end: usize) -> usize {
        self.hits.next(from as u32, end as u32, Wanted::forms(&[TokenForm::Stop])) as usize
    }

    fn next_line(&self, from: usize) -> usize {
        self.hits.next(from as u32, self.tokens.len() as u32, Wanted::forms(&[TokenForm::Line])) as usize
    }

    /// A title or degree always, the kind of a place only before a name of a place or a number.
    fn abbreviates(&self, i: usize) -> bool {
        let Self { lexicon, tokens, hits } = self;
        if !lexicon.keeps_stop(&tokens[i]) {
            return false;
        }
        let is_place_kind = hits.longest(i as u32, Tag::PlaceKind).is_some();
        let next = i as u32 + 2;
        !is_place_kind
            || hits.longest(next, Tag::Place).is_some()
            || tokens.get(next as usize).is_some_and(|t| t.kind == token::Kind::Number)
    }

    fn goes_on(&self, i: usize) -> bool {
        breaks_name(self.lexicon, self.tokens, self.hits, i)
    }
}

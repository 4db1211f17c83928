//! What the discourse layer yields: the parts of the telling, with indices into the mentions.

use smallvec::SmallVec;

use crate::model::{EventKind, PartOfDay, RoleKind, SectionKind};
use crate::text::{Span, TokenRange};

/// What a paragraph is in the layout.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum LineKind {
    /// Headline.
    Title,
    /// Lead.
    Lead,
    /// Prose.
    #[default]
    Body,
    /// Sub-heading.
    Heading,
    /// Describes a photograph.
    Caption,
    /// Names the author.
    Byline,
    /// Credits a photographer or agency.
    Credit,
    /// Left by a crawl.
    Furniture,
}

/// Rows of [`crate::lexicon::Rows::topics`] with their scores.
pub type Shares = SmallVec<[(u32, f64); 8]>;

/// The outline of one report.
#[derive(Debug, Default)]
pub struct Outline {
    /// For each paragraph what it is.
    pub lines: Vec<LineKind>,
    /// Headline, without a stamp before it.
    pub title: Option<Span>,
    /// Lead.
    pub lead: Option<Span>,
    /// Byline.
    pub byline: Option<Span>,
    /// Captions.
    pub captions: Vec<Span>,
    /// What a crawl left, and its kind.
    pub furniture: Vec<(Span, &'static str)>,
    /// Publication date in a stamp: year, month, day.
    pub stamp: Option<(i16, Option<u8>, Option<u8>)>,
    /// Whether the text is an official document.
    pub official: bool,
    /// The meeting.
    pub event: Option<EventMention>,
    /// Parts of people in it.
    pub roles: Vec<RoleMention>,
    /// Units taking part.
    pub participants: Vec<ParticipantMention>,
    /// The emulation cluster.
    pub cluster: Option<ClusterMention>,
    /// Statements.
    pub statements: Vec<StatementMention>,
    /// Sections.
    pub sections: Vec<(SectionKind, Span)>,
    /// Limitations, causes, lessons, proposals, responses, tasks.
    pub items: Vec<ItemMention>,
    /// Awards.
    pub awards: Vec<AwardMention>,
    /// Rows of [`crate::lexicon::Rows::topics`] with their scores.
    pub topics: Vec<(u32, f64)>,
    /// The same for each section.
    pub section_topics: Vec<Shares>,
}

impl Outline {
    /// Empty again, with the room of its lists kept for the next report.
    pub(crate) fn reset(&mut self) {
        let Self {
            lines,
            captions,
            furniture,
            roles,
            participants,
            statements,
            sections,
            items,
            awards,
            topics,
            section_topics,
            ..
        } = std::mem::take(self);
        *self = Self {
            lines: cleared(lines),
            captions: cleared(captions),
            furniture: cleared(furniture),
            roles: cleared(roles),
            participants: cleared(participants),
            statements: cleared(statements),
            sections: cleared(sections),
            items: cleared(items),
            awards: cleared(awards),
            topics: cleared(topics),
            section_topics: cleared(section_topics),
            ..Self::default()
        };
    }

    /// What the paragraph of an index is.
    #[must_use]
    pub fn line(&self, paragraph: usize) -> LineKind {
        self.lines.get(paragraph).copied().unwrap_or_default()
    }
}

fn cleared<T>(mut list: Vec<T>) -> Vec<T> {
    list.clear();
    list
}

/// The meeting.
#[derive(Clone, PartialEq, Debug)]
pub struct EventMention {
    /// Kind.
    pub kind: EventKind,
    /// Its fullest name.
    pub tokens: TokenRange,
    /// Index of the time mention of its day.
    pub time: Option<u32>,
    /// Index of the time mention of its last day, when that is another one.
    pub end_time: Option<u32>,
    /// Part of the day.
    pub part_of_day: Option<PartOfDay>,
    /// Venue.
    pub venue: Option<Span>,
    /// Index of the place mention.
    pub place: Option<u32>,
    /// Indices of the organisation mentions of the organisers.
    pub organizers: Vec<u32>,
    /// The verb that they hold it.
    pub held_by: Option<Span>,
    /// Number of the meeting.
    pub edition: Option<Span>,
    /// Term.
    pub term: Option<Span>,
    /// Held or connected online.
    pub online: bool,
    /// Number of online venues.
    pub venues: Option<u32>,
    /// Index of the time mention of the period reviewed.
    pub review: Option<u32>,
    /// Index of the time mention of the period planned for.
    pub plan: Option<u32>,
}

/// A part of a person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RoleMention {
    /// Index of the person mention.
    pub person: u32,
    /// Which part.
    pub role: RoleKind,
    /// The words that show it.
    pub span: Span,
}

/// A unit taking part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ParticipantMention {
    /// As written.
    pub span: Span,
    /// Index of the organisation mention.
    pub organization: Option<u32>,
    /// Index of the place mention.
    pub place: Option<u32>,
}

/// The emulation cluster.
#[derive(Clone, PartialEq, Debug)]
pub struct ClusterMention {
    /// Its name.
    pub span: Span,
    /// Its number.
    pub number: Option<Span>,
    /// Index of the organisation mention that owns it.
    pub owner: Option<u32>,
    /// Index of the person mention of its head.
    pub head: Option<u32>,
    /// A body or locality named as head.
    pub head_unit: Option<Span>,
    /// Deputies.
    pub deputies: Vec<Span>,
    /// Next head.
    pub next_head: Option<Span>,
}

/// Who speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Speaker {
    /// A person mention.
    Person(u32),
    /// An office mention that stands without a name.
    Office(u32),
    /// An organisation mention.
    Organization(u32),
    /// ông, bà, đồng chí alone.
    Pronoun(Span),
    /// Described in other words (các đại biểu).
    Described(Span),
}

/// One speech act.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StatementMention {
    /// Who.
    pub speaker: Speaker,
    /// Where the speaker is named; `None` when understood from the clause before.
    pub speaker_span: Option<Span>,
    /// The verb.
    pub verb: Span,
    /// Row in [`crate::lexicon::Rows::speech_verbs`].
    pub row: Option<u32>,
    /// What was said.
    pub tokens: TokenRange,
    /// In quotation marks.
    pub direct: bool,
    /// Whom it is said to.
    pub addressee: Option<Span>,
}

/// One item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ItemMention {
    /// Which list it belongs to.
    pub kind: SectionKind,
    /// Where it stands.
    pub span: Span,
    /// Addressee.
    pub to: Option<Span>,
    /// What is asked.
    pub action: Option<&'static str>,
    /// Deadline.
    pub deadline: Option<Span>,
    /// The things asked for.
    pub objects: SmallVec<[Span; 2]>,
    /// Index of the statement that it stands in.
    pub statement: Option<u32>,
}

/// An award conferred.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AwardMention {
    /// Award and recipients.
    pub span: Span,
    /// Its kind, as the table of words calls it.
    pub kind: &'static str,
    /// The award.
    pub award: Span,
    /// Who conferred it.
    pub giver: Option<Span>,
    /// Who received it.
    pub recipient: Option<Span>,
    /// Index of the person mention who received it.
    pub person: Option<u32>,
    /// Index of the organisation mention that received it.
    pub organization: Option<u32>,
}

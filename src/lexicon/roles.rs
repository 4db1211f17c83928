//! What a word does in a number, an expression of time, before a name or in the telling: the `role` and `value` columns of
//! `number_words.tsv` and `time_words.tsv`, the `kind` column of `titles.tsv` and the roles of the discourse tables, read
//! once.

use super::hits::Role;
use super::table::list;
use crate::model::{PartOfDay, SectionKind};

/// What a word does in a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumberRole {
    /// 0 to 9, also in its altered form after a ten (mốt, tư, lăm).
    Digit,
    /// mười, and mươi or chục after a digit.
    Ten,
    /// trăm.
    Hundred,
    /// nghìn, vạn, triệu, tỷ.
    Scale,
    /// A dozen: counts like a noun that is a number (một tá).
    Dozen,
    /// linh, lẻ: stands for a missing ten.
    Link,
    /// rưỡi: half of what was named before.
    Half,
    /// phẩy, chấm.
    Point,
    /// âm, trừ.
    Sign,
    /// thứ: an ordinal follows.
    Rank,
    /// nhất, nhì: only after thứ, hạng.
    Ordinal,
    /// A fixed phrase that only looks like a number (một số, hai bên).
    Idiom,
    /// A word whose number is a name (Điều 5, Quận 9).
    Label,
    /// A word whose digits are an identifier (tài khoản, điện thoại).
    Identifier,
}

impl NumberRole {
    pub(super) fn of(role: &str) -> Option<Self> {
        Some(match role {
            "digit" => Self::Digit,
            "ten" => Self::Ten,
            "hundred" => Self::Hundred,
            "scale" => Self::Scale,
            "dozen" => Self::Dozen,
            "link" => Self::Link,
            "half" => Self::Half,
            "point" => Self::Point,
            "sign" => Self::Sign,
            "rank" => Self::Rank,
            "ordinal" => Self::Ordinal,
            "idiom" => Self::Idiom,
            "label" => Self::Label,
            "identifier" => Self::Identifier,
            _ => return None,
        })
    }
}

/// What a word does in an expression of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TimeRole {
    /// sáng, chiều.
    PartOfDay(PartOfDay),
    /// thứ hai: 1 Monday to 7 Sunday.
    Weekday(u8),
    /// hôm qua, sáng nay: days after the day of speaking.
    RelativeDay(i16, Option<PartOfDay>),
    /// tuần trước.
    RelativeWeek(i16),
    /// tháng này.
    RelativeMonth(i16),
    /// quý trước.
    RelativeQuarter(i16),
    /// năm ngoái.
    RelativeYear(i16),
    /// cùng kỳ.
    SamePeriod,
    /// cùng ngày.
    SameDay,
    /// từ đầu năm đến nay.
    YearToDate,
    /// hiện nay, thời gian qua: fixes nothing.
    Vague,
    /// hằng năm: a repeated day or stretch, none in particular.
    Recurring,
    /// nhiệm kỳ, giai đoạn: years follow.
    Period,
    /// The first cyclic sign of a year (Giáp, Ất): 0 to 9.
    Stem(u8),
    /// The second cyclic sign of a year (Tý, Sửu): 0 to 11.
    Branch(u8),
    /// Giêng, Chạp: a month of the lunar year.
    LunarMonth(u8),
    /// âm lịch.
    Lunar,
    /// ngày, tháng, quý, năm: opens an expression.
    Head,
    /// A name that only looks like a month or day (Cách mạng tháng Tám).
    Name,
}

impl TimeRole {
    pub(super) fn of(role: &str, value: &str) -> Option<Self> {
        let mut values = value.split(' ');
        let first = values.next().unwrap_or("");
        let offset = first.parse().unwrap_or(0);
        let number = first.parse().unwrap_or(0);
        Some(match role {
            "part_of_day" => Self::PartOfDay(part_of_day(first)?),
            "weekday" => Self::Weekday(number),
            "relative_day" => Self::RelativeDay(offset, values.next().and_then(part_of_day)),
            "relative_week" => Self::RelativeWeek(offset),
            "relative_month" => Self::RelativeMonth(offset),
            "relative_quarter" => Self::RelativeQuarter(offset),
            "relative_year" => Self::RelativeYear(offset),
            "same_period" => Self::SamePeriod,
            "same_day" => Self::SameDay,
            "year_to_date" => Self::YearToDate,
            "vague" => Self::Vague,
            "recurring" => Self::Recurring,
            "period" => Self::Period,
            "stem" => Self::Stem(number),
            "branch" => Self::Branch(number),
            "lunar_month" => Self::LunarMonth(number),
            "lunar" => Self::Lunar,
            "head" => Self::Head,
            "name" => Self::Name,
            _ => return None,
        })
    }
}

/// The night before sunrise counts as morning, as the press counts it ("rạng sáng 15/7").
fn part_of_day(name: &str) -> Option<PartOfDay> {
    Some(match name {
        "morning" | "dawn" => PartOfDay::Morning,
        "noon" => PartOfDay::Noon,
        "afternoon" => PartOfDay::Afternoon,
        "evening" | "night" => PartOfDay::Evening,
        _ => return None,
    })
}

/// What a title is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum TitleKind {
    /// Bí thư, Giám đốc.
    Office = 1,
    /// Đại tá.
    Rank = 2,
    /// TS., ThS.
    Degree = 4,
    /// Anh hùng Lao động.
    Honour = 8,
    /// ông, bà, đồng chí.
    Honorific = 16,
    /// Hòa thượng, Linh mục.
    Religious = 32,
    /// bác sĩ, phóng viên.
    Occupation = 64,
    /// nguyên, quyền, kiêm, giữ chức: goes with an office.
    Marker = 128,
}

impl TitleKind {
    pub(super) fn of(kind: &str) -> Self {
        match kind {
            "rank" => Self::Rank,
            "degree" => Self::Degree,
            "honour" => Self::Honour,
            "honorific" => Self::Honorific,
            "religious" => Self::Religious,
            "occupation" => Self::Occupation,
            "marker" => Self::Marker,
            _ => Self::Office,
        }
    }

    /// Whether it is one of the kinds whose bits are set.
    #[inline]
    #[must_use]
    pub const fn is_in(self, kinds: u8) -> bool {
        self as u8 & kinds != 0
    }
}

/// What a word around the name of a meeting tells (`event_cues.tsv`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EventRole {
    /// Before the name: somebody holds it.
    Hold,
    /// After it: it takes place.
    Held,
    /// Before it: people are there.
    At,
    /// Before it: a meeting that is only mentioned.
    Other,
    /// Opens the sentence: another one.
    Past,
    /// After it: not yet.
    Future,
    /// Before it: the name belongs to a document.
    Paper,
    /// What it looks back on.
    Review,
    /// What it looks ahead to.
    Plan,
    /// Looks like a plan and is done already.
    Done,
    /// Ends the name.
    Stop,
    /// After a comma: the name goes on.
    On,
    /// Where it is held.
    Venue,
    /// A place connected to it.
    Bridge,
    /// Of emulation clusters.
    Cluster,
    /// Of those present.
    Present,
    /// Opens a list.
    List,
    /// Somebody takes an office over.
    Handover,
}

impl EventRole {
    pub(super) fn of(role: &str) -> Option<Self> {
        Some(match role {
            "hold" => Self::Hold,
            "held" => Self::Held,
            "at" => Self::At,
            "other" => Self::Other,
            "past" => Self::Past,
            "future" => Self::Future,
            "paper" => Self::Paper,
            "review" => Self::Review,
            "plan" => Self::Plan,
            "done" => Self::Done,
            "stop" => Self::Stop,
            "on" => Self::On,
            "venue" => Self::Venue,
            "bridge" => Self::Bridge,
            "cluster" => Self::Cluster,
            "present" => Self::Present,
            "list" => Self::List,
            "handover" => Self::Handover,
            _ => return None,
        })
    }
}

/// Where the people stand to whom a phrase of `role_cues.tsv` gives a part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// They stand right before it, or after it when it opens the sentence.
    Subject,
    /// They follow, to the end of the sentence.
    List,
    /// They follow at once.
    Object,
    /// They follow "cho" or "đối với".
    Given,
    /// May stand between people and verb.
    Aux,
    /// Between a phrase that opens the sentence and the people.
    Opener,
    /// Before who is given something.
    To,
    /// Looks like a part and is none.
    None,
}

impl Side {
    pub(super) fn of(side: &str) -> Option<Self> {
        Some(match side {
            "subject" => Self::Subject,
            "list" => Self::List,
            "object" => Self::Object,
            "given" => Self::Given,
            "aux" => Self::Aux,
            "opener" => Self::Opener,
            "to" => Self::To,
            "none" => Self::None,
            _ => return None,
        })
    }
}

/// What a phrase of `cues.tsv` does to the telling.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Turn {
    /// Opens a section of a kind.
    To(SectionKind),
    /// Opens a part of the meeting that is no section (votes, awards).
    Out,
}

impl Turn {
    pub(super) fn of(section: &str) -> Option<Self> {
        Some(Self::To(match section {
            "opening" | "opening_speech" => SectionKind::Opening,
            "attendance" | "chair" => SectionKind::Attendance,
            "context" => SectionKind::Context,
            "results" | "report" | "figures" => SectionKind::Results,
            "limitations" => SectionKind::Limitations,
            "causes" => SectionKind::Causes,
            "lessons" => SectionKind::Lessons,
            "proposals" => SectionKind::Proposals,
            "response" | "reply" => SectionKind::Response,
            "tasks" => SectionKind::Tasks,
            "conclusion" => SectionKind::Conclusion,
            "discussion" | "vote" | "appointment" | "award" | "signature" | "recipients" => return Some(Self::Out),
            _ => return None,
        }))
    }
}

/// What follows a verb of saying: the first of these that its row names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Complement {
    /// A clause: cho biết, khẳng định.
    Clause,
    /// A noun phrase: ghi nhận, chúc mừng.
    Object,
    /// Only what a colon or quotation marks announce: thảo luận, chỉ đạo.
    Colon,
    /// The content has a verb of its own: phát biểu khai mạc.
    Frame,
    /// A clause whose subject is to do what is said: giao Sở Y tế chủ trì ….
    Assigned,
    /// Nothing is said: dự, chủ trì, trao.
    Nothing,
}

impl Complement {
    pub(super) fn of(complement: &'static str) -> Self {
        let takes = |what: &str| list(complement).any(|c| c == what);
        if takes("clause") {
            Self::Clause
        } else if takes("object") {
            Self::Object
        } else if takes("assigned") {
            Self::Assigned
        } else if takes("colon") {
            Self::Colon
        } else if takes("then_clause") {
            Self::Frame
        } else {
            Self::Nothing
        }
    }
}

/// What is done by a verb of `speech_verbs.tsv`, as far as the readers ask for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// phát biểu.
    Speak,
    /// báo cáo, trình bày.
    Report,
    /// cho biết.
    Inform,
    /// cho rằng.
    Opine,
    /// khẳng định.
    Assert,
    /// nêu.
    Raise,
    /// thể hiện.
    Show,
    /// thảo luận.
    Discuss,
    /// đề nghị.
    Request,
    /// giao, yêu cầu.
    Order,
    /// kiến nghị.
    Propose,
    /// mong muốn.
    Wish,
    /// kêu gọi.
    Appeal,
    /// trả lời.
    Answer,
    /// giải trình.
    Explain,
    /// tiếp thu.
    Accept,
    /// nhìn nhận, chỉ ra.
    Admit,
    /// phản ánh.
    Complain,
    /// lo ngại.
    Worry,
    /// ghi nhận.
    Praise,
    /// cảm ơn.
    Thank,
    /// chúc mừng.
    Congratulate,
    /// bày tỏ.
    Express,
    /// công bố.
    Announce,
    /// tán thành.
    Agree,
    /// biểu quyết.
    Vote,
    /// dự.
    Attend,
    /// chủ trì.
    Chair,
    /// nói chung, after a noun.
    NounAdverb,
    /// Any other.
    Other,
}

impl Act {
    pub(super) fn of(act: &str) -> Self {
        match act {
            "speak" => Self::Speak,
            "report" => Self::Report,
            "inform" => Self::Inform,
            "opine" => Self::Opine,
            "assert" => Self::Assert,
            "raise" => Self::Raise,
            "show" => Self::Show,
            "discuss" => Self::Discuss,
            "request" => Self::Request,
            "order" => Self::Order,
            "propose" => Self::Propose,
            "wish" => Self::Wish,
            "appeal" => Self::Appeal,
            "answer" => Self::Answer,
            "explain" => Self::Explain,
            "accept" => Self::Accept,
            "admit" => Self::Admit,
            "complain" => Self::Complain,
            "worry" => Self::Worry,
            "praise" => Self::Praise,
            "thank" => Self::Thank,
            "congratulate" => Self::Congratulate,
            "express" => Self::Express,
            "announce" => Self::Announce,
            "agree" => Self::Agree,
            "vote" => Self::Vote,
            "attend" => Self::Attend,
            "chair" => Self::Chair,
            "adverb_of_noun" => Self::NounAdverb,
            _ => Self::Other,
        }
    }
}

/// Role of a row of `speech_verbs.tsv` by its act.
pub(super) fn of_speech(act: &str) -> Role {
    match act {
        "adverb" => Role::Adverb,
        "attribute" => Role::Attribute,
        "particle" => Role::Particle,
        "noun" => Role::Noun,
        "quantifier" => Role::Quantifier,
        "award" => Role::Confers,
        _ => Role::Says,
    }
}

/// Role of a row of `item_words.tsv`.
pub(super) fn of_item(role: &str, code: &str) -> Role {
    match (role, code) {
        ("action", _) => Role::Action,
        ("modifier", _) => Role::Modifier,
        ("modal", _) => Role::Modal,
        ("object", _) => Role::Object,
        ("subject", _) => Role::Subject,
        ("award", _) => Role::Award,
        ("finding", "noun") => Role::Shortcoming,
        ("finding", "predicate") => Role::FallsShort,
        ("finding", "hint") => Role::Hint,
        _ => panic!("item_words.tsv: no role {role} {code}"),
    }
}

/// Role of a row of `number_words.tsv`.
pub(super) fn of_number(word: &str, role: NumberRole) -> Role {
    match role {
        NumberRole::Digit | NumberRole::Ten => Role::Numeral,
        NumberRole::Label => match word.split(' ').count() {
            1 => Role::Label,
            2 => Role::LongLabel,
            _ => Role::Lead,
        },
        NumberRole::Identifier | NumberRole::Idiom | NumberRole::Sign | NumberRole::Rank => Role::Lead,
        _ => Role::Plain,
    }
}

/// Role of a row of `titles.tsv` by its kind.
pub(super) const fn of_title(kind: TitleKind) -> Role {
    match kind {
        TitleKind::Office => Role::Office,
        TitleKind::Honorific => Role::Honorific,
        TitleKind::Marker => Role::Marker,
        _ => Role::Style,
    }
}

/// Role of a row of `event_cues.tsv`.
pub(super) const fn of_event(role: EventRole) -> Role {
    match role {
        EventRole::Bridge => Role::Bridge,
        _ => Role::Plain,
    }
}

/// Role of a row of `layout_cues.tsv` by its kind.
pub(super) fn of_layout(kind: &str) -> Role {
    match kind {
        "credit" => Role::Credit,
        "byline" => Role::Byline,
        _ => Role::Plain,
    }
}

/// Role of a row of `cues.tsv` by its section.
pub(super) fn of_cue(section: &str) -> Role {
    match section {
        "connective" => Role::Connective,
        "demonstrative" => Role::Demonstrative,
        "narration" => Role::Narration,
        "limitations" => Role::Limitations,
        "causes" => Role::Causes,
        "lessons" => Role::Lessons,
        "tasks" => Role::Tasks,
        _ => Role::Plain,
    }
}

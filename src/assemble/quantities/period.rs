//! The days that a figure is about: of a time in its sentence, of one that frames the sentences before, or of the period
//! that the meeting reviews.
//!
//! A time frames what follows when it opens its clause ("Trong năm 2022, …", "Từ đầu năm đến nay, …"). A frame holds over
//! the next sentences until another one, a "đến nay" or "hiện", or a part of the report that looks elsewhere. Names of
//! documents and of the meeting itself hold times too; those frame nothing.

use jiff::ToSpan;

use crate::assemble::Assembly;
use crate::grammar::{Layer, QuantityMention, Unit};
use crate::lexicon::{TokenForm, Wanted};
use crate::model::{EventKind, Grain, Modifier, Period, SectionKind, TimeExpression};
use crate::text::normalise::Code;
use crate::text::{Span, Token, TokenRange, code};

/// How many sentences a frame holds at most.
const HOLDS: usize = 5;
/// How far before a figure a time of its sentence may stand that opens no clause, and how far after.
const BESIDE: u32 = 5;
const AFTER: u32 = 10;
/// The longest list of days.
const MOST_DAYS: usize = 12;
/// Terms are counted below this.
const TERMS: usize = 100;
/// A review that runs to the day of the meeting is about the period reviewed.
const SLACK_DAYS: i64 = 45;

const TRONG: Code = code("trong");
const QUA: Code = code("qua");
const SUOT: Code = code("suốt");
const TU: Code = code("từ");
const NGAY_RIGHT: Code = code("ngay");
const THEO: Code = code("theo");
const DO: Code = code("đó");
const NAM: Code = code("năm");
const DEN: Code = code("đến");
const NAY: Code = code("nay");
const HIEN: Code = code("hiện");
const SO: Code = code("so");
const VOI: Code = code("với");
const CUNG: Code = code("cùng");
const KY: Code = code("kỳ");
const GOM: Code = code("gồm");
const TINH: Code = code("tính");
const BAU: Code = code("bầu");
const CONG: Code = code("công");
const DIP: Code = code("dịp");
const NHAN: Code = code("nhân");
const TAI: Code = code("tại");
const HOI: Code = code("hội");
const DAI: Code = code("đại");
const NHIEM: Code = code("nhiệm");
const NGAY: Code = code("ngày");
const OPENERS: [Code; 4] = [TRONG, QUA, SUOT, TU];
/// Units of the figures that are lengths of time, not facts of a time.
const STRETCHES: [Code; 8] =
    [NAM, NGAY, code("tháng"), code("tuần"), code("giờ"), code("phút"), code("tuổi"), code("lần")];

/// A time that may say when a figure holds.
#[derive(Clone, Copy, Debug)]
struct Frame {
    tokens: TokenRange,
    span: Span,
    period: Period,
    /// Opens its clause.
    opens: bool,
    grain: Grain,
}

/// The period of every quantity, and the words that give it.
pub(super) fn periods(a: &Assembly<'_, '_>) -> Vec<Option<(Period, Span)>> {
    let quantities = &a.mentions.quantities;
    if quantities.is_empty() {
        return Vec::new();
    }
    let frames = frames(a);
    let review = review(a);
    let mut held = Held { frame: None, sentences: 0, elsewhere: false };
    let (mut next_quantity, mut next_frame) = (0, 0);
    let mut out = Vec::with_capacity(quantities.len());
    let mut at = 0;
    while let Some(figure) = quantities.get(next_quantity) {
        // Where no frame holds, nothing happens before the next figure or time.
        if held.frame.is_none() {
            let frame = frames.get(next_frame).map_or(u32::MAX, |f| f.tokens.start);
            at = at.max(a.doc.sentence_of(figure.tokens.start.min(frame)));
        }
        let Some(sentence) = a.doc.sentences.get(at) else { break };
        at += 1;
        let in_sentence =
            |from: usize| quantities[from..].iter().take_while(|q| q.tokens.start < sentence.tokens.end).count();
        let figures = &quantities[next_quantity..next_quantity + in_sentence(next_quantity)];
        let count = frames[next_frame..].iter().take_while(|f| f.tokens.start < sentence.tokens.end).count();
        let own = &frames[next_frame..next_frame + count];
        held.enter(a, sentence.tokens);
        for (i, figure) in figures.iter().enumerate() {
            // Figures of one sentence share its time until another is told.
            let last = if i > 0 { out.last().copied().flatten() } else { None };
            out.push(period(a, figure, own, &held, review, last));
        }
        held.leave(own);
        next_quantity += figures.len();
        next_frame += count;
    }
    out.resize(quantities.len(), None);
    out
}

/// The frame that holds over the present sentence.
struct Held {
    frame: Option<Frame>,
    sentences: usize,
    /// The sentence is not about what was done in a period.
    elsewhere: bool,
}

impl Held {
    fn enter(&mut self, a: &Assembly<'_, '_>, sentence: TokenRange) {
        self.sentences += 1;
        self.elsewhere = looks_elsewhere(a, sentence);
        if self.sentences > HOLDS || self.elsewhere {
            self.frame = None;
        }
    }

    fn leave(&mut self, own: &[Frame]) {
        if let Some(frame) = own.iter().rev().find(|f| f.opens) {
            (self.frame, self.sentences) = (Some(*frame), 0);
        } else if own.iter().any(|f| f.grain != Grain::Term) {
            self.frame = None;
        }
    }
}

/// "Đến nay", "Hiện", "Nhân dịp này", "Tại hội nghị", and the parts of a report that are not about what was done.
fn looks_elsewhere(a: &Assembly<'_, '_>, sentence: TokenRange) -> bool {
    let token = |ahead: u32| a.doc.token(sentence.start + ahead).filter(|_| sentence.start + ahead < sentence.end);
    let is = |ahead: u32, words: &[Code]| token(ahead).is_some_and(|t| words.iter().any(|&w| t.is_word(w)));
    let present = is(0, &[HIEN]) || is(0, &[TINH]) && is(1, &[DEN]) || is(1, &[NAY]) || is(2, &[NAY]) && is(1, &[DEN]);
    let occasion = is(0, &[DIP]) || is(0, &[NHAN]) && is(1, &[DIP]) || is(0, &[TAI]) && is(1, &[HOI, DAI]);
    let section = token(0).and_then(|t| section_at(a, t.span));
    let ahead = matches!(
        section,
        Some(
            SectionKind::Attendance
                | SectionKind::Proposals
                | SectionKind::Response
                | SectionKind::Tasks
                | SectionKind::Conclusion
        )
    );
    present || occasion || ahead
}

fn section_at(a: &Assembly<'_, '_>, span: Span) -> Option<SectionKind> {
    let sections = &a.outline.sections;
    let at = sections.partition_point(|(_, s)| s.start() <= span.start());
    let (kind, section) = at.checked_sub(1).and_then(|i| sections.get(i))?;
    section.contains(span).then_some(*kind)
}

fn period(
    a: &Assembly<'_, '_>,
    figure: &QuantityMention,
    own: &[Frame],
    held: &Held,
    review: Option<(Period, Span)>,
    last: Option<(Period, Span)>,
) -> Option<(Period, Span)> {
    if is_stretch(a, figure) {
        return named_days(a, figure);
    }
    let before = own.partition_point(|f| f.tokens.start < figure.tokens.start);
    let near = |f: &Frame| f.opens || is_beside(a, f, figure.tokens.start);
    let frame = own[..before].iter().rev().find(|f| near(f));
    let after = own[before..].first().filter(|f| {
        let distance = f.tokens.start.saturating_sub(figure.tokens.end);
        f.tokens.start >= figure.tokens.end && distance <= if f.opens { AFTER } else { 1 }
    });
    let given = frame.or(after).map(|f| (f.period, f.span)).or(last);
    if review.is_none() && (given.is_some() || held.frame.is_none()) || is_of_the_day(a, figure) {
        return given;
    }
    let given = given.or_else(|| held.frame.map(|f| (f.period, f.span)));
    let given = given.or_else(|| review.filter(|_| own.is_empty() && !held.elsewhere && is_reviewed(a, figure)));
    given.map(|(period, evidence)| to_review(period, evidence, review))
}

/// "hiện có 2 tỷ đồng", "bầu 11 đồng chí": a figure of the day of the meeting.
fn is_of_the_day(a: &Assembly<'_, '_>, figure: &QuantityMention) -> bool {
    const FARTHEST: u32 = 4;
    let before = figure.tokens.start.saturating_sub(FARTHEST)..figure.tokens.start;
    before
        .filter_map(|i| Some((figure.tokens.start - i, a.doc.token(i)?)))
        .any(|(back, token)| token.is_word(BAU) || token.is_word(HIEN) && back < FARTHEST)
}

/// Whether a time that opens no clause stands right before a figure: no comma between; after a term only "gồm".
fn is_beside(a: &Assembly<'_, '_>, frame: &Frame, figure: u32) -> bool {
    let mut between = (frame.tokens.end..figure).filter_map(|i| a.doc.token(i));
    if figure.saturating_sub(frame.tokens.end) > BESIDE {
        return false;
    }
    match frame.grain {
        Grain::Term => between.any(|t| t.is_word(GOM)),
        _ => !between.any(|t| t.is_mark(',')),
    }
}

/// Whether a figure is a result of the period that a review looks back on: in a part about results, or as what was done
/// after the meeting was named.
fn is_reviewed(a: &Assembly<'_, '_>, figure: &QuantityMention) -> bool {
    if section_at(a, figure.span) == Some(SectionKind::Results) {
        return true;
    }
    let event = a.outline.event.as_ref();
    let reviews = event.is_some_and(|e| matches!(e.kind, EventKind::SoKet | EventKind::TongKet | EventKind::GiaoBan));
    reviews && figure.subject.is_some() && event.is_some_and(|e| e.tokens.end <= figure.tokens.start)
}

/// "Từ đầu năm đến nay" at a half-year's review means the half-year.
fn to_review(period: Period, evidence: Span, review: Option<(Period, Span)>) -> (Period, Span) {
    let Some((reviewed, _)) = review else { return (period, evidence) };
    let latest = reviewed.end.checked_add(SLACK_DAYS.days()).unwrap_or(reviewed.end);
    let runs_on = period.start == reviewed.start && period.end > reviewed.end && period.end <= latest;
    (if runs_on { reviewed } else { period }, evidence)
}

fn review(a: &Assembly<'_, '_>) -> Option<(Period, Span)> {
    let index = a.outline.event.as_ref()?.review? as usize;
    let time = a.report.times.get(index)?;
    Some((resolved(time)?, time.span))
}

fn resolved(time: &TimeExpression) -> Option<Period> {
    let (start, end) = (time.start?, time.end?);
    (start <= end).then_some(Period { start, end })
}

/// Whether a figure counts years, days, times: the unit's first word says so.
fn is_stretch(a: &Assembly<'_, '_>, figure: &QuantityMention) -> bool {
    let Some(Unit::Written(span)) = figure.unit else { return false };
    let mut unit =
        figure.tokens.indices().filter_map(|i| a.doc.tokens.get(i)).skip_while(|t| t.span.start() < span.start());
    let Some(first) = unit.next() else { return false };
    // "ngày công" is work, not time.
    let work = a.doc.token(figure.tokens.end.saturating_sub(1)).is_some_and(|t| t.is_word(CONG));
    // "nhiệm kỳ" is a stretch, "nhiệm vụ" is none.
    let term = first.is_word(NHIEM) && unit.next().is_some_and(|t| t.is_word(KY));
    !work && (term || STRETCHES.iter().any(|&w| first.is_word(w)))
}

/// `hai ngày 30 và 31/8`: days that a time beside them names.
fn named_days(a: &Assembly<'_, '_>, figure: &QuantityMention) -> Option<(Period, Span)> {
    let last = a.doc.token(figure.tokens.end.checked_sub(1)?)?;
    if !last.is_word(NGAY) {
        return None;
    }
    let times = &a.mentions.times;
    let at = times.partition_point(|t| t.tokens.end < figure.tokens.end);
    // The days of a list are times of their own, side by side or with one text.
    let (mut period, mut span, mut end): (Option<Period>, Option<Span>, u32) = (None, None, figure.tokens.end);
    for (mention, time) in times.iter().zip(&a.report.times).skip(at).take(MOST_DAYS) {
        if mention.tokens.start > end + 2 || !matches!(mention.grain, Grain::Day | Grain::DayRange) {
            break;
        }
        let days = resolved(time)?;
        period = Some(period.map_or(days, |p| Period { start: p.start.min(days.start), end: p.end.max(days.end) }));
        span = Some(span.map_or(time.span, |s| s.join(time.span)));
        end = mention.tokens.end;
    }
    period.zip(span)
}

/// The times that may say when a figure holds, and terms known by a number that another place resolves.
fn frames(a: &Assembly<'_, '_>) -> Vec<Frame> {
    let mut frames: Vec<Frame> = Vec::new();
    for (mention, time) in a.mentions.times.iter().zip(&a.report.times) {
        let tokens = mention.tokens;
        let Some(period) = resolved(time) else { continue };
        if !is_long(time) || is_elsewhere(a, tokens) {
            continue;
        }
        frames.push(Frame { tokens, span: time.span, period, opens: opens(a, tokens), grain: time.grain });
    }
    let named = named_terms(a);
    if !named.is_empty() {
        frames.extend(named);
        frames.sort_by_key(|f| f.tokens.start);
    }
    if !frames.is_empty() {
        let quoted = quotations(a);
        frames.retain(|f| !inside(&quoted, f.tokens));
    }
    frames
}

fn is_long(time: &TimeExpression) -> bool {
    let grain = matches!(
        time.grain,
        Grain::Month
            | Grain::MonthRange
            | Grain::Quarter
            | Grain::HalfYear
            | Grain::Year
            | Grain::YearRange
            | Grain::Term
            | Grain::DayRange
    );
    grain && !matches!(time.modifier, Some(Modifier::Before | Modifier::After))
}

/// Times of documents, of the meeting's name, of a comparison, and goals ("đến năm 2030").
fn is_elsewhere(a: &Assembly<'_, '_>, tokens: TokenRange) -> bool {
    let event = a.outline.event.as_ref().map(|e| e.tokens);
    if a.mentions.cover.touches(tokens, Layer::Reference) || event.is_some_and(|e| e.contains(tokens)) {
        return true;
    }
    let back = |n: u32| tokens.start.checked_sub(n).and_then(|i| a.doc.token(i));
    let is = |n: u32, word: Code| back(n).is_some_and(|t| t.is_word(word));
    let first = a.doc.token(tokens.start).is_some_and(|t| t.is_word(CUNG));
    let compared = first || (1..=4).any(|n| is(n, KY) && is(n + 1, CUNG) || is(n, VOI) && is(n + 1, SO));
    let goal = is(1, DEN) || is(1, NAM) && is(2, DEN);
    compared || goal
}

/// Whether a time opens its clause: at the start of a sentence, after "trong", "qua", "từ".
fn opens(a: &Assembly<'_, '_>, tokens: TokenRange) -> bool {
    let sentence = a.doc.sentences.get(a.doc.sentence_of(tokens.start)).map_or(tokens.start, |s| s.tokens.start);
    let begins_with = |t: &Token| OPENERS.iter().any(|&w| t.is_word(w));
    if tokens.start == sentence || a.doc.token(tokens.start).is_some_and(begins_with) {
        return true;
    }
    let mut at = tokens.start;
    while at > sentence {
        at -= 1;
        match a.doc.token(at) {
            Some(t) if begins_with(t) => return true,
            Some(t) if t.is_word(NGAY_RIGHT) || t.is_word(DO) || t.is_word(THEO) || t.is_mark(',') => {}
            _ => return false,
        }
    }
    true
}

/// `nhiệm kỳ 5`, where another place tells its years: `nhiệm kỳ 5 (2014-2019)`.
fn named_terms(a: &Assembly<'_, '_>) -> Vec<Frame> {
    let doc = a.doc;
    let number = |at: u32| {
        let term = doc.token(at)?.is_word(NHIEM) && doc.token(at + 1)?.is_word(KY);
        doc.token(at + 2).filter(|_| term).and_then(Token::plain_number).filter(|n| (*n as usize) < TERMS)
    };
    let mut known: Vec<Option<Period>> = Vec::new();
    for (mention, time) in a.mentions.times.iter().zip(&a.report.times) {
        // The years may stand alone in brackets, after the number.
        let start = mention.tokens.start;
        let heads = [Some(start), start.checked_sub(3), start.checked_sub(4)];
        if let (Some(period), Grain::Term | Grain::YearRange) = (resolved(time), time.grain)
            && let Some(n) = heads.into_iter().flatten().find_map(number)
        {
            known.resize(TERMS, None);
            known[n as usize].get_or_insert(period);
        }
    }
    if known.is_empty() {
        return Vec::new();
    }
    let mut frames = Vec::new();
    for at in 0..doc.tokens.len().saturating_sub(2) as u32 {
        let Some(n) = number(at) else { continue };
        let tokens = TokenRange::new(at, at + 3);
        let Some(period) = known[n as usize] else { continue };
        if !a.mentions.cover.touches(tokens, Layer::Time) {
            frames.push(Frame { tokens, span: doc.span(tokens), period, opens: opens(a, tokens), grain: Grain::Term });
        }
    }
    frames
}

/// Token ranges inside quotation marks, in the order of the text.
fn quotations(a: &Assembly<'_, '_>) -> Vec<TokenRange> {
    const LONGEST: u32 = 60;
    let mut out = Vec::new();
    let mut open: Option<u32> = None;
    for i in a.doc.each(a.doc.all(), Wanted::forms(&[TokenForm::Mark])) {
        let Some(mark @ ('“' | '"' | '”')) = a.doc.token(i).and_then(Token::mark) else { continue };
        match (mark, open) {
            ('“', _) | ('"', None) => open = Some(i),
            (_, Some(start)) => {
                // Longer ones are speech, whose times count.
                if i - start <= LONGEST {
                    out.push(TokenRange::new(start, i));
                }
                open = None;
            }
            (_, None) => {}
        }
    }
    out
}

fn inside(ranges: &[TokenRange], tokens: TokenRange) -> bool {
    let at = ranges.partition_point(|r| r.end <= tokens.start);
    ranges.get(at).is_some_and(|r| r.contains(tokens))
}

//! Grammar of offices: `(nguyên|quyền) TITLE (BODY (PARENT)) (PLACE)`, the longest stretch that names one office.
//!
//! A title starts it; the body comes from the organisation mentions, and may share a word with the title (Trưởng *ban*
//! Tổ chức). Offices that stand without a name are kept: they can speak for their holder.

mod body;
mod holder;
pub(crate) mod title;

#[cfg(test)]
mod tests;

use super::{Doc, Layer, Mentions, OfficeMention};
use crate::lexicon::{Hit, Role, Wanted};
use crate::text::normalise::Code;
use crate::text::{Kind, Shape, TokenRange, code};
use holder::yield_to_name;
use title::Found;

const DA: Code = code("đã");
const DUOC: Code = code("được");
const BI: Code = code("bị");

/// Scans a text for offices.
pub fn scan(doc: &Doc<'_>, mentions: &mut Mentions) {
    let mut next = 0;
    for at in doc.each(doc.all(), Wanted::roles(&[Role::Office])) {
        if at < next {
            continue;
        }
        let Some(found) = title::office_at(doc, at).filter(|_| starts_office(doc, mentions, at)) else { continue };
        yield_to_name(doc, mentions, found);
        if let Some(office) = read(doc, mentions, found) {
            next = office.tokens.end;
            claim(mentions, &office);
            mentions.offices.push(office);
        }
    }
}

/// Marks what the office holds: its tokens, and the bodies and places inside it.
fn claim(mentions: &mut Mentions, office: &OfficeMention) {
    let tokens = office.tokens;
    mentions.cover.mark(tokens, Layer::Office);
    let first = mentions.organizations.partition_point(|o| o.tokens.start < tokens.start);
    let inside = mentions.organizations[first..].iter_mut().take_while(|o| o.tokens.start < tokens.end);
    inside.for_each(|o| o.in_office = true);
    let first = mentions.places.partition_point(|p| p.tokens.start < tokens.start);
    let inside = mentions.places[first..].iter_mut().take_while(|p| p.tokens.start < tokens.end);
    inside.for_each(|p| p.in_name = true);
}

/// Whether a title at a token is a word of nothing else.
fn starts_office(doc: &Doc<'_>, mentions: &Mentions, at: u32) -> bool {
    !(title::inside_body(doc, at) || title::inside_marker(doc, at) || inside_organization(mentions, at))
}

/// Reads the office of a title.
fn read(doc: &Doc<'_>, mentions: &Mentions, found: Found) -> Option<OfficeMention> {
    let at = found.whole.start;
    let limit = doc.paragraph_end(at);
    let found = with_qualifier(doc, found);
    let body = body::read(doc, mentions, found, limit);
    let (lead, marked_former, marked_acting) = markers(doc, at);
    let tokens = TokenRange::new(at, in_brackets(doc, lead, body.end).unwrap_or(body.end));
    if says_nothing(doc, found, tokens, &body) {
        return None;
    }
    let said = title_row(doc, mentions, found, &body);
    let title = title_alone(mentions, found, said.end(), &body);
    let class = doc.lexicon.rows.titles.get(said.row as usize).map_or("", |t| &*t.rank_class);
    Some(OfficeMention {
        tokens,
        span: doc.span(tokens),
        title,
        row: said.row,
        organization: body.organization,
        place: body.place,
        former: marked_former,
        acting: marked_acting || class == "acting_head",
        until: None,
        since: None,
        once: false,
        lead,
    })
}

/// An office alone in brackets goes up to the closing one: (*trưởng phòng giáo dục thường xuyên và chuyên nghiệp*).
fn in_brackets(doc: &Doc<'_>, lead: u32, end: u32) -> Option<u32> {
    const LONGEST: u32 = 8;
    doc.token(lead.checked_sub(1)?).filter(|t| t.is_mark('('))?;
    let close = (end..end + LONGEST).find(|&i| doc.token(i).is_none_or(|t| t.kind == Kind::Mark))?;
    let plain = |i: u32| {
        doc.token(i).is_some_and(|t| t.shape == Shape::Lower && ![DA, DUOC, BI].iter().any(|&word| t.is_word(word)))
            && !doc.does(i, Role::Office)
    };
    (doc.token(close).is_some_and(|t| t.is_mark(')')) && (end..close).all(plain)).then_some(close)
}

/// Whether the title stands inside a body that begins before it (Văn phòng *Chủ tịch nước*).
fn inside_organization(mentions: &Mentions, at: u32) -> bool {
    mentions.cover.has(at, Layer::Organization)
        && at > 0
        && mentions.cover.has(at - 1, Layer::Organization)
        && mentions.organizations.binary_search_by_key(&at, |o| o.tokens.start).is_err()
}

/// The title with a "phụ trách", "thường trực", "chuyên trách" after it that its row does not hold.
fn with_qualifier(doc: &Doc<'_>, mut found: Found) -> Found {
    if let Some(hit) = doc.longest_as(found.whole.end(), Role::Marker)
        && matches!(&*title::row(doc, hit).rank_class, "standing" | "acting")
    {
        found.whole.len += hit.len;
    }
    found
}

/// The title without the words that are the body's.
fn title_alone(mentions: &Mentions, found: Found, said: u32, body: &body::Body) -> TokenRange {
    let start = found.whole.start;
    let organization = body.organization.map(|i| mentions.organizations[i as usize].tokens.start);
    let end = organization.map_or(said, |at| at.min(said));
    TokenRange::new(start, end.max(found.shortest.end()))
}

/// The row that says most of the title. One that holds its body (Bí thư Đảng ủy) says nothing where that is but a part
/// of another body's name (Bí thư Đảng ủy *Bệnh viện* …).
fn title_row(doc: &Doc<'_>, mentions: &Mentions, found: Found, body: &body::Body) -> Hit {
    let goes_on = |end: u32| {
        let first = mentions.organizations.partition_point(|o| o.tokens.start < end);
        mentions.organizations.get(first).is_some_and(|o| o.tokens.end <= body.end)
    };
    let mut rows = title::at(doc, found.whole.start, Role::Office).skip_while(|hit| hit.row != found.whole.row);
    let fits = rows.find(|&hit| title::row(doc, hit).attaches_to.is_none() || !goes_on(hit.end()));
    fits.map_or(found.whole, |hit| if hit.row == found.whole.row { found.whole } else { hit })
}

/// The markers before an office: where they begin, whether they say former, whether acting.
fn markers(doc: &Doc<'_>, at: u32) -> (u32, bool, bool) {
    let (mut lead, mut former, mut acting) = (at, false, false);
    // "nguyên quyền Bí thư" has two.
    for _ in 0..2 {
        match title::marker_before(doc, lead) {
            Some((start, "former")) => (lead, former) = (start, true),
            Some((start, "acting")) => (lead, acting) = (start, true),
            Some((start, "appointee")) => lead = start,
            _ => break,
        }
    }
    (lead, former, acting)
}

/// Whether a title of members or staff stands alone in lower case, as a common noun (các đại biểu, thành viên).
fn says_nothing(doc: &Doc<'_>, found: Found, tokens: TokenRange, body: &body::Body) -> bool {
    let row = doc.lexicon.rows.titles.get(found.whole.row as usize);
    let common = row.is_none_or(|t| t.rank_class == "member" || t.rank_class == "staff");
    let alone = body.organization.is_none() && body.place.is_none();
    let lower = doc.token(tokens.start).is_none_or(|t| t.shape == Shape::Lower);
    let names_next = doc.token(tokens.end).is_some_and(|t| t.is_capital());
    let full_row = row.is_some_and(|t| t.attaches_to.is_some());
    common && alone && lower && !names_next && !full_row
}

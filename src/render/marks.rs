//! Which mention every stretch of a text belongs to: the shortest one that covers it.

use crate::model::Report;
use crate::text::Span;

/// What a stretch of text is shown as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Person,
    Office,
    Organization,
    Place,
    Time,
    Reference,
    Quantity,
}

impl Kind {
    pub(super) const ALL: [Self; 7] =
        [Self::Person, Self::Office, Self::Organization, Self::Place, Self::Time, Self::Reference, Self::Quantity];

    /// Class in the style sheet.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Person => "p",
            Self::Office => "f",
            Self::Organization => "o",
            Self::Place => "l",
            Self::Time => "t",
            Self::Reference => "r",
            Self::Quantity => "q",
        }
    }

    /// Name in the legend.
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Office => "office",
            Self::Organization => "organisation",
            Self::Place => "place",
            Self::Time => "time",
            Self::Reference => "document",
            Self::Quantity => "quantity",
        }
    }
}

/// A mention with what to tell of it.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Mark {
    pub span: Span,
    pub kind: Kind,
    pub tip: String,
}

/// A stretch without a border inside.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Segment {
    pub span: Span,
    /// Index of the shortest mark that covers it.
    pub mark: Option<usize>,
    /// Whether it is part of a statement.
    pub said: bool,
}

/// All mentions of a report.
pub(super) fn marks(report: &Report) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut add = |spans: &[Span], kind: Kind, tip: &dyn Fn() -> String| {
        marks.extend(spans.iter().map(|&span| Mark { span, kind, tip: tip() }));
    };
    for person in &report.people {
        add(&person.mentions, Kind::Person, &|| format!("{} {}", person.id, person.name));
        for office in &person.offices {
            add(&[office.span], Kind::Office, &|| format!("office of {}: {}", person.name, office.title));
        }
    }
    for body in &report.organizations {
        add(&body.mentions, Kind::Organization, &|| format!("{} {}", body.id, body.name));
    }
    for place in &report.places {
        let code = place.code.as_deref().unwrap_or("no code");
        add(&place.mentions, Kind::Place, &|| format!("{} {} ({code})", place.id, place.name));
    }
    for time in &report.times {
        add(&[time.span], Kind::Time, &|| match (time.start, time.end) {
            (Some(start), Some(end)) if start == end => format!("{} {start}", time.id),
            (Some(start), Some(end)) => format!("{} {start} to {end}", time.id),
            _ => format!("{} not resolved", time.id),
        });
    }
    for document in &report.references {
        let symbol = document.symbol.as_deref().unwrap_or("");
        add(&[document.span], Kind::Reference, &|| format!("{} {} {symbol}", document.id, document.kind));
    }
    for quantity in &report.quantities {
        let value = quantity.value.map_or_else(String::new, |v| v.to_string());
        let unit = quantity.unit.as_deref().unwrap_or("");
        add(&[quantity.span], Kind::Quantity, &|| format!("{} {value} {unit}", quantity.id));
    }
    marks
}

/// Cuts `0..end` at every border of a mark or a statement.
pub(super) fn segments(marks: &[Mark], statements: &[Span], end: u32) -> Vec<Segment> {
    let mut borders: Vec<u32> = marks
        .iter()
        .map(|mark| mark.span)
        .chain(statements.iter().copied())
        .flat_map(|s| [s.start(), s.end()])
        .collect();
    borders.push(0);
    borders.push(end);
    borders.retain(|&border| border <= end);
    borders.sort_unstable();
    borders.dedup();
    let mut opening: Vec<usize> = (0..marks.len()).collect();
    opening.sort_unstable_by_key(|&i| marks[i].span.start());
    let mut opening = opening.into_iter().peekable();
    let mut said: Vec<Span> = statements.to_vec();
    said.sort_unstable();
    let mut said = said.into_iter().peekable();
    let (mut open, mut said_until) = (Vec::<usize>::new(), 0);
    borders
        .windows(2)
        .map(|pair| {
            let span = Span::new(pair[0], pair[1]);
            while let Some(i) = opening.next_if(|&i| marks[i].span.start() <= span.start()) {
                open.push(i);
            }
            while let Some(statement) = said.next_if(|s| s.start() <= span.start()) {
                said_until = said_until.max(statement.end());
            }
            open.retain(|&i| marks[i].span.end() > span.start());
            let mark = open.iter().copied().min_by_key(|&i| marks[i].span.end() - marks[i].span.start());
            Segment { span, mark, said: span.start() < said_until }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_mark_wins_and_every_byte_is_in_one_segment() {
        let mark = |start, end, kind| Mark { span: Span::new(start, end), kind, tip: String::new() };
        let marks = [mark(2, 9, Kind::Office), mark(5, 7, Kind::Place), mark(6, 11, Kind::Time)];
        let cut = segments(&marks, &[Span::new(8, 20)], 30);
        assert_eq!(cut.first().map(|s| s.span.start()), Some(0));
        assert_eq!(cut.last().map(|s| s.span.end()), Some(30));
        assert!(cut.windows(2).all(|pair| pair[0].span.end() == pair[1].span.start()));
        let at = |byte: u32| *cut.iter().find(|s| s.span.start() <= byte && byte < s.span.end()).unwrap();
        assert_eq!([0, 3, 5, 7, 10, 25].map(|byte| at(byte).mark), [None, Some(0), Some(1), Some(2), Some(2), None]);
        assert_eq!([7, 8, 19, 20].map(|byte| at(byte).said), [false, true, true, false]);
    }
}

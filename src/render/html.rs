//! The HTML view: the event and the people above, the text with its mentions in colour below.
//!
//! Self-contained (one style sheet inside, no script, nothing loaded), readable in light and dark themes, and scoped to
//! the class `baocao`, so that it changes nothing else on the page of a notebook.

use std::fmt::{self, Write};

use super::marks::{self, Kind};
use crate::model::{Event, Person, Report};
use crate::text::Span;

const STYLE: &str = include_str!("html.css");

/// A whole page.
///
/// ```
/// let report = baocao::parse("Hội nghị <sơ kết> 6 tháng đầu năm 2023");
/// let page = baocao::render::page(&report);
/// assert!(page.starts_with("<!doctype html>") && page.contains("&lt;"));
/// ```
#[must_use]
pub fn page(report: &Report) -> String {
    let mut html = String::with_capacity(report.text().len() * 3 + STYLE.len() + 1024);
    html.push_str("<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.push_str("<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    let title = report.title.as_ref().map_or("baocao", |title| title.text.as_str());
    finish(write!(html, "{}", Escaped(title)));
    html.push_str(
        "</title>\n<style>@media(prefers-color-scheme:dark){body{background:#16181c}}body{margin:0}</style>\n",
    );
    html.push_str("</head>\n<body>\n");
    finish(view(&mut html, report, usize::MAX));
    html.push_str("</body>\n</html>\n");
    html
}

/// The same as one element to put into another page; of the text, at most `limit` bytes are shown.
#[must_use]
pub fn fragment(report: &Report, limit: usize) -> String {
    let mut html = String::new();
    finish(view(&mut html, report, limit));
    html
}

/// Writing to a string cannot fail.
fn finish(result: fmt::Result) {
    debug_assert!(result.is_ok());
}

fn view(html: &mut String, report: &Report, limit: usize) -> fmt::Result {
    write!(html, "<div class=\"baocao\"><style>{STYLE}</style>\n<div class=\"head\">\n")?;
    if let Some(title) = &report.title {
        writeln!(html, "<div class=\"title\">{}</div>", Escaped(&title.text))?;
    }
    if let Some(event) = &report.event {
        write_event(html, report, event)?;
    }
    if !report.people.is_empty() {
        html.push_str("<ul>\n");
        report.people.iter().try_for_each(|person| write_person(html, person))?;
        html.push_str("</ul>\n");
    }
    html.push_str("<div class=\"dim\">");
    for kind in Kind::ALL {
        write!(html, "<span class=\"m {}\">{}</span> ", kind.class(), kind.label())?;
    }
    html.push_str("<span class=\"s\">statement</span></div>\n</div>\n");
    write_text(html, report, limit)?;
    html.push_str("</div>\n");
    Ok(())
}

fn write_event(html: &mut String, report: &Report, event: &Event) -> fmt::Result {
    write!(html, "<div>{}</div>\n<div class=\"dim\">", Escaped(&event.text))?;
    write!(html, "{}", Code(&event.kind))?;
    if let Some(date) = event.date {
        write!(html, " · {date}")?;
    }
    if let Some(end) = event.end_date {
        write!(html, " to {end}")?;
    }
    if let Some(part) = &event.part_of_day {
        write!(html, " · {}", Code(part))?;
    }
    if let Some(place) = report.places.iter().find(|place| Some(place.id) == event.place) {
        write!(html, " · {}", Escaped(&place.name))?;
    }
    for body in report.organizations.iter().filter(|body| event.organizers.contains(&body.id)) {
        write!(html, " · {}", Escaped(&body.name))?;
    }
    html.push_str("</div>\n");
    Ok(())
}

fn write_person(html: &mut String, person: &Person) -> fmt::Result {
    write!(html, "<li><span class=\"m p\">{}</span>", Escaped(&person.name))?;
    for office in &person.offices {
        let former = if office.former { "former " } else { "" };
        write!(html, ", {former}{}", Escaped(office.completed.as_deref().unwrap_or(&office.text)))?;
    }
    html.push_str(" <span class=\"dim\">");
    for (i, role) in person.roles.iter().enumerate() {
        write!(html, "{}{}", if i == 0 { "" } else { ", " }, Code(&role.role))?;
    }
    html.push_str("</span></li>\n");
    Ok(())
}

fn write_text(html: &mut String, report: &Report, limit: usize) -> fmt::Result {
    let text = report.text();
    let end = (0..=limit.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let marks = marks::marks(report);
    let statements: Vec<Span> = report.statements.iter().map(|statement| statement.span).collect();
    html.push_str("<div class=\"text\">");
    for segment in marks::segments(&marks, &statements, end as u32) {
        let words = Escaped(segment.span.of(text));
        let said = if segment.said { " s" } else { "" };
        match segment.mark.map(|i| &marks[i]) {
            Some(mark) => {
                let (class, tip) = (mark.kind.class(), Escaped(&mark.tip));
                write!(html, "<span class=\"m {class}{said}\" title=\"{tip}\">{words}</span>")?;
            }
            None if segment.said => write!(html, "<span class=\"s\">{words}</span>")?,
            None => write!(html, "{words}")?,
        }
    }
    html.push_str("</div>\n");
    if end < text.len() {
        writeln!(html, "<div class=\"dim\">… {} more bytes of text are not shown here.</div>", text.len() - end)?;
    }
    Ok(())
}

/// Text with the characters of markup written as entities.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
            f.write_str(&rest[..at])?;
            f.write_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                _ => "&#39;",
            })?;
            rest = &rest[at + 1..];
        }
        f.write_str(rest)
    }
}

/// A variant of the model as it is serialised ("so_ket").
struct Code<'a, T>(&'a T);

impl<T: serde::Serialize> fmt::Display for Code<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_the_text_stays_text() {
        let report = crate::parse("<script>alert('1')</script> & \"Hội nghị\"");
        let html = fragment(&report, usize::MAX);
        assert!(!html.contains("<script"));
        assert!(html.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;Hội"));
    }

    #[test]
    fn the_style_is_scoped() {
        let rules =
            STYLE.split('}').map(|rule| rule.rsplit_once("scheme:dark){").map_or(rule, |(_, rule)| rule).trim());
        for rule in rules.filter(|rule| !rule.is_empty()) {
            assert!(rule.starts_with(".baocao"), "{rule} would reach beyond the view");
        }
    }

    #[test]
    fn a_limit_falls_on_a_character() {
        let report = crate::parse("ệệệệ");
        assert!(fragment(&report, 4).contains("<div class=\"text\">ệ</div>"));
    }

    #[test]
    fn a_report_without_text_has_a_view() {
        let mut report = crate::parse("Hội nghị");
        report.text = None;
        report.statements.clear();
        assert!(page(&report).contains("class=\"text\""));
    }
}

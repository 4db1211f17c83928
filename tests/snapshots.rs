//! Press reports written for this project, each with its reading, reviewed against the text.
//!
//! A snapshot holds the report in a short form, a line for each thing, so that a person can check it against the text.
//! What is known to be wrong in one stands in `tests/data/misreadings.md`, with what is right.
//! `INSTA_UPDATE=always cargo test --test snapshots` writes them anew; read the difference before keeping it.

use std::fs;
use std::path::{Path, PathBuf};

use baocao::{
    Change, Event, Item, Office, Organization, Parser, Period, Person, Place, Quantity, Report, TimeExpression,
};
use serde::Serialize;
use serde_json::Value;

/// Day, month or year of publication of the reports that came with one; the others show their year themselves.
const PUBLISHED: &[(&str, &str)] = &[
    ("chat-van-dat-rung", "2019-12-10"),
    ("doi-thoai-cong-nhan", "2022-05-26"),
    ("hoi-nghi-tinh-uy", "2019-12-05"),
    ("hop-bao-hoi-dap", "2019-08-08"),
    ("hop-bao-le-hoi", "2023-11-03"),
    ("hop-tac-viet-duc-lam-viec", "2025-09-25"),
    ("lam-viec-chong-ngap", "2020-02-21"),
    ("quan-triet-nghi-quyet", "2024-01-12"),
    ("tiep-xuc-cu-tri", "2025-10"),
    ("y-te-tong-ket-2018", "2019"),
];

/// A report in the form in which it is reviewed.
#[derive(Serialize)]
struct Digest {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lead: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byline: Option<String>,
    kind: Value,
    reference_date: Option<String>,
    event: Option<EventDigest>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cluster: Option<ClusterDigest>,
    #[serde(flatten)]
    lists: Lists,
}

/// The lists of a report, empty ones left out.
#[derive(Serialize)]
struct Lists {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    people: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    organizations: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    participants: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    places: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    times: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    references: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    quantities: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    statements: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    limitations: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    causes: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lessons: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    proposals: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    responses: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tasks: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    awards: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    captions: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    furniture: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    diagnostics: Vec<String>,
}

#[derive(Serialize)]
struct EventDigest {
    kind: Value,
    text: String,
    when: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    organizers: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    more: Vec<String>,
}

#[derive(Serialize)]
struct ClusterDigest {
    name: String,
    more: Vec<String>,
    members: Vec<String>,
}

/// The code of a value of the schema.
fn code(value: impl Serialize) -> Value {
    serde_json::to_value(value).expect("a code")
}

fn code_text(value: impl Serialize) -> String {
    code(value).as_str().unwrap_or_default().to_owned()
}

fn lines<T>(items: &[T], line: impl Fn(&T) -> String) -> Vec<String> {
    items.iter().map(line).collect()
}

fn period(period: Period) -> String {
    format!("{}..{}", period.start, period.end)
}

/// `label value`, when there is a value.
fn labelled(label: &str, value: Option<impl std::fmt::Display>) -> Option<String> {
    value.map(|v| format!("{label} {v}"))
}

fn digest(report: &Report) -> Digest {
    let text = |e: &Option<baocao::Excerpt>| e.as_ref().map(|e| e.text.clone());
    Digest {
        title: text(&report.title),
        lead: text(&report.lead),
        byline: text(&report.byline),
        kind: code(report.kind),
        reference_date: report.reference_date.map(|d| d.to_string()),
        event: report.event.as_ref().map(|e| event(e, report)),
        cluster: cluster(report),
        lists: lists(report),
    }
}

fn lists(report: &Report) -> Lists {
    let items = |items: &[Item]| lines(items, item);
    Lists {
        people: lines(&report.people, person),
        organizations: lines(&report.organizations, organization),
        participants: lines(&report.participants, |p| p.name.clone()),
        places: lines(&report.places, place),
        times: lines(&report.times, time),
        references: lines(&report.references, reference),
        quantities: lines(&report.quantities, |q| quantity(q, report)),
        statements: lines(&report.statements, statement),
        limitations: items(&report.limitations),
        causes: items(&report.causes),
        lessons: items(&report.lessons),
        proposals: items(&report.proposals),
        responses: items(&report.responses),
        tasks: items(&report.tasks),
        awards: lines(&report.awards, award),
        captions: lines(&report.captions, |c| c.text.clone()),
        furniture: lines(&report.furniture, |f| format!("{}: {}", f.kind, f.text)),
        diagnostics: lines(&report.diagnostics, |d| format!("{}: {}", d.code, d.message)),
    }
}

fn event(event: &Event, report: &Report) -> EventDigest {
    let name = |id: &baocao::OrganizationId| report.organizations.iter().find(|o| o.id == *id).map(|o| o.name.clone());
    let place = event.place.and_then(|id| report.places.iter().find(|p| p.id == id)).map(|p| &p.name);
    let day = event.date.map_or("no date".to_owned(), |d| d.to_string());
    let last = event.end_date.map_or(String::new(), |d| format!("..{d}"));
    let part = event.part_of_day.map_or(String::new(), |p| format!(" {}", code_text(p)));
    EventDigest {
        kind: code(event.kind),
        text: event.text.clone(),
        when: format!("{day}{last}{part} ({})", event.basis.map_or("-".to_owned(), code_text)),
        organizers: event.organizers.iter().filter_map(name).collect(),
        more: [
            labelled("venue", event.venue.as_ref()),
            labelled("place", place),
            labelled("edition", event.edition.as_ref()),
            labelled("term", event.term.as_ref()),
            event.online.then(|| "online".to_owned()),
            labelled("venues online", event.online_venues),
            labelled("reviews", event.review_period.map(period)),
            labelled("plans", event.plan_period.map(period)),
        ]
        .into_iter()
        .flatten()
        .collect(),
    }
}

fn cluster(report: &Report) -> Option<ClusterDigest> {
    let cluster = report.cluster.as_ref()?;
    let owner = cluster.owner.and_then(|id| report.organizations.iter().find(|o| o.id == id)).map(|o| &o.name);
    let head = cluster.head.and_then(|id| report.people.iter().find(|p| p.id == id)).map(|p| &p.name);
    let mut more: Vec<_> = [
        labelled("number", cluster.number.as_ref()),
        labelled("of", owner),
        labelled("head", head),
        labelled("head unit", cluster.head_unit.as_ref()),
        labelled("next head", cluster.next_head.as_ref()),
        labelled("reviews", cluster.period.map(period)),
    ]
    .into_iter()
    .flatten()
    .collect();
    more.extend(cluster.deputies.iter().map(|d| format!("deputy {d}")));
    let members = lines(&cluster.members, |m| format!("{} {}", m.name, m.code.as_deref().unwrap_or("-")));
    Some(ClusterDigest { name: cluster.name.clone(), more, members })
}

fn person(person: &Person) -> String {
    let office = |o: &Office| {
        let mark = if o.former { "former " } else { "" };
        let acting = if o.acting { "acting " } else { "" };
        let full = o.completed.as_ref().map_or(String::new(), |c| format!(" (= {c})"));
        format!("{mark}{acting}{}{full}", o.text)
    };
    let mut roles: Vec<_> = person.roles.iter().map(|r| code_text(r.role)).collect();
    roles.dedup();
    let called = person.degrees.iter().chain(&person.honorific).cloned().collect::<Vec<_>>().join(" ");
    let offices: String = person.offices.iter().map(|o| format!("; {}", office(o))).collect();
    format!(
        "{} [{}]{offices}{}",
        person.name,
        roles.join(" "),
        if called.is_empty() { called } else { format!(" | {called}") }
    )
}

fn organization(organization: &Organization) -> String {
    let flags = [(organization.generic, " generic"), (organization.in_office_only, " in offices only")];
    let flags: String = flags.iter().filter(|(is, _)| *is).map(|(_, name)| *name).collect();
    let short = organization.abbreviation.as_ref().map_or(String::new(), |a| format!(" ({a})"));
    format!("{}{short}: {}{flags}", organization.name, organization.kind)
}

fn place(place: &Place) -> String {
    let only = if place.in_name_only { " in names only" } else { "" };
    format!("{}: {} {}{only}", place.name, code_text(place.level), place.code.as_deref().unwrap_or("-"))
}

fn time(time: &TimeExpression) -> String {
    let days = match (time.start, time.end) {
        (Some(start), Some(end)) if start == end => start.to_string(),
        (Some(start), Some(end)) => format!("{start}..{end}"),
        _ => time.iso.clone().unwrap_or_else(|| "unresolved".into()),
    };
    let modifier = time.modifier.map_or(String::new(), |m| format!(" {}", code_text(m)));
    let part = time.part_of_day.map_or(String::new(), |p| format!(" {}", code_text(p)));
    let moon = if time.lunar { " lunar" } else { "" };
    format!("{} = {days}{part}{modifier}{moon} ({})", time.text, code_text(time.basis))
}

fn reference(reference: &baocao::Reference) -> String {
    let parts = [
        labelled(",", reference.symbol.as_ref()),
        labelled(", issued", reference.issued),
        labelled(", by", reference.issuer.as_ref()),
        labelled(", year", reference.year),
        labelled(", on", reference.title.as_ref()),
        labelled(", at", reference.provision.as_ref()),
        labelled(", same as", reference.same_as),
    ];
    format!("{} = {}{}", reference.text, reference.kind, parts.into_iter().flatten().collect::<String>())
}

fn figure(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:.0}") } else { value.to_string() }
}

fn quantity(quantity: &Quantity, report: &Report) -> String {
    let of = |id: &baocao::QuantityId| {
        report.quantities.iter().find(|q| q.id == *id).map_or_else(|| "?".to_owned(), |q| format!("«{}»", q.text))
    };
    let change = |c: &Change| {
        let by = c.value.map_or(String::new(), |v| format!(" {}", figure(v)));
        let against = c.against.as_ref().map_or(String::new(), |a| format!(" against {a}"));
        let of = c.of.as_ref().map_or(String::new(), |id| format!(" of {}", of(id)));
        format!("{}{by}{against}{of}", c.direction)
    };
    let parts = [
        quantity.value.map(figure),
        labelled("..", quantity.value_high.map(figure)),
        labelled("", quantity.unit.as_ref()),
        quantity.imprecise.then(|| " imprecise".to_owned()),
        labelled("; is", quantity.qualifier.as_ref()),
        labelled("; did", quantity.verb.as_ref()),
        labelled("; part of", quantity.part_of.as_ref().map(of)),
        labelled(";", quantity.change.as_ref().map(change)),
        labelled("; in", quantity.period.map(period)),
        labelled("; of", quantity.scope.as_ref()),
    ];
    format!("{} = {}", quantity.text, parts.into_iter().flatten().collect::<String>())
}

fn statement(statement: &baocao::Statement) -> String {
    let to = statement.to.as_ref().map_or(String::new(), |to| format!(" [to {to}]"));
    let quoted = if statement.direct { " directly" } else { "" };
    format!("{} | {}{quoted}{to} | {}", statement.speaker, statement.verb, statement.text)
}

fn item(item: &Item) -> String {
    let parts = [
        labelled(" [to", item.to.as_ref()),
        labelled(" [does", item.action.as_ref()),
        labelled(" [by", item.deadline.as_ref()),
        labelled(" [objects", (item.objects.len() > 1).then(|| lines(&item.objects, |o| o.text.clone()).join(" / "))),
    ];
    format!("{}{}", item.text, parts.into_iter().flatten().map(|p| p + "]").collect::<String>())
}

fn award(award: &baocao::Award) -> String {
    let (giver, recipient) = (award.giver.as_deref().unwrap_or("?"), award.recipient.as_deref().unwrap_or("?"));
    format!("{giver} > {} > {recipient}", award.award)
}

/// Every object with `text` and `span` holds that text there, counted in code points; every span lies in the text.
fn check_spans(chars: &[char], node: &Value, name: &str) {
    match node {
        Value::Object(fields) => {
            if let Some(Value::Array(span)) = fields.get("span") {
                let bound = |i: usize| span[i].as_u64().expect("an offset") as usize;
                let held: String = chars[bound(0)..bound(1)].iter().collect();
                if let Some(Value::String(text)) = fields.get("text") {
                    assert_eq!(&held, text, "{name}");
                }
            }
            fields.values().for_each(|value| check_spans(chars, value, name));
        }
        Value::Array(items) => items.iter().for_each(|value| check_spans(chars, value, name)),
        _ => {}
    }
}

fn texts() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/reports");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("reports").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

#[test]
fn every_report_is_read_as_reviewed() {
    let parser = Parser::new();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for path in texts() {
            let name = path.file_stem().and_then(|s| s.to_str()).expect("a name");
            let text = fs::read_to_string(&path).expect("UTF-8");
            let report = match PUBLISHED.iter().find(|(stem, _)| *stem == name) {
                Some((_, date)) => parser.parse_published(&text, date.parse().expect("a date")),
                None => parser.parse(&text),
            };
            let chars: Vec<char> = text.chars().collect();
            check_spans(&chars, &serde_json::from_str(&report.to_json()).expect("JSON"), name);
            insta::assert_json_snapshot!(name, digest(&report));
        }
    });
}

#[test]
fn there_are_twenty_reports_and_each_date_belongs_to_one() {
    let names: Vec<_> = texts().iter().filter_map(|p| Some(p.file_stem()?.to_str()?.to_owned())).collect();
    assert!(names.len() >= 20);
    assert!(PUBLISHED.iter().all(|(stem, _)| names.iter().any(|name| name == stem)));
}

//! The tables, column by column. `docs/tables.md` is written from here.

use arrow_schema::SchemaRef;

use super::Entry;
use super::column::{Cell, Code, Column, Day, Flag, Float, Int, List, Long, Maybe, Text, Texts};
use super::define::{ColumnInfo, Finished, Rows, TableInfo, batch, tables};
use crate::model::{Cluster, Event, Item, OrganizationId, Participant, Period, PersonId, Report, Role, TopicScore};
use crate::text::Span;

tables! {
    /// One row per report; the other tables refer to it by `report_id`.
    reports(report in entry => entry.report) {
        /// File, address or record that the text came from.
        source: Maybe<Text> = entry.source,
        /// Version of the schema of reports.
        schema_version: Int = report.schema_version,
        /// Version of the package that made the row.
        version: Code = &report.generator.version,
        /// Version of the tables of words that it used.
        lexicon: Code = &report.generator.lexicon,
        /// SHA-256 of the text in UTF-8, hexadecimal: equal for equal texts.
        sha256: Text = &report.source.sha256,
        /// Report that this one reprints, when reprints were asked for: the first report of its cluster.
        duplicate_of: Maybe<Text> = None::<&str>,
        /// First report of the cluster of reprints, when reprints were asked for: the report itself when it is no reprint.
        cluster_id: Maybe<Text> = None::<&str>,
        /// Length of the text in code points, which all spans count.
        chars: Int = report.source.chars,
        /// Encoding that the text was decoded from.
        encoding: Code = &report.source.encoding,
        /// The text, unless it was left out.
        text: Maybe<Text> = &report.text,
        /// press_article or official_report.
        kind: Code = report.kind,
        /// Headline.
        title: Maybe<Text> = report.title.as_ref().map(|t| &t.text),
        /// Lead (sapo).
        lead: Maybe<Text> = report.lead.as_ref().map(|t| &t.text),
        /// Line that names the author.
        byline: Maybe<Text> = report.byline.as_ref().map(|t| &t.text),
        /// Publication date as known: a day, a month ("2023-07") or a year.
        published: Maybe<Text> = report.published,
        /// The day that times were resolved against, in the same form.
        reference_date: Maybe<Text> = report.reference_date,
        /// What that day rests on: explicit (the publication date) or context (a day in the text).
        reference_basis: Maybe<Code> = report.reference_basis,
        /// Kind of the meeting: so_ket, tong_ket, giao_ban, dai_hoi, ky_hop, hoi_nghi, hop, le, hop_bao, khac.
        event_kind: Maybe<Code> = event(report).map(|e| e.kind),
        /// Fullest name of the meeting in one stretch.
        event_text: Maybe<Text> = event(report).map(|e| &e.text),
        /// First code point of that name.
        event_start_char: Maybe<Int> = event(report).map(|e| e.span.start()),
        /// Code point after its last.
        event_end_char: Maybe<Int> = event(report).map(|e| e.span.end()),
        /// Day of the meeting, or its first day.
        event_date: Maybe<Day> = event(report).and_then(|e| e.date),
        /// Last day of a meeting of several days.
        event_end_date: Maybe<Day> = event(report).and_then(|e| e.end_date),
        /// morning, noon, afternoon or evening.
        event_part_of_day: Maybe<Code> = event(report).and_then(|e| e.part_of_day),
        /// Venue as written.
        event_venue: Maybe<Text> = event(report).and_then(|e| e.venue.as_ref()),
        /// Place of the meeting: `places.id`.
        event_place_id: Maybe<Text> = event(report).and_then(|e| e.place),
        /// Organising bodies: `organizations.id`.
        event_organizer_ids: Texts = List(event(report).map_or(&[][..], |e| &e.organizers)),
        /// Number of the meeting.
        event_edition: Maybe<Text> = event(report).and_then(|e| e.edition.as_ref()),
        /// Term as written.
        event_term: Maybe<Text> = event(report).and_then(|e| e.term.as_ref()),
        /// Whether it was held, or connected, online.
        event_online: Maybe<Flag> = event(report).map(|e| e.online),
        /// Number of online venues.
        event_online_venues: Maybe<Int> = event(report).and_then(|e| e.online_venues),
        /// First day of the period reviewed.
        review_start: Maybe<Day> = event(report).and_then(|e| e.review_period).map(|p| p.start),
        /// Last day of the period reviewed.
        review_end: Maybe<Day> = event(report).and_then(|e| e.review_period).map(|p| p.end),
        /// First day of the period planned for.
        plan_start: Maybe<Day> = event(report).and_then(|e| e.plan_period).map(|p| p.start),
        /// Last day of the period planned for.
        plan_end: Maybe<Day> = event(report).and_then(|e| e.plan_period).map(|p| p.end),
        /// What the day of the meeting rests on: explicit, context, reference_date, relative, completed.
        event_basis: Maybe<Code> = event(report).and_then(|e| e.basis),
        /// Name of the emulation cluster reported on.
        cluster_name: Maybe<Text> = cluster(report).map(|c| &c.name),
        /// Number of the cluster.
        cluster_number: Maybe<Text> = cluster(report).and_then(|c| c.number.as_ref()),
        /// Body that the cluster belongs to: `organizations.id`.
        cluster_owner_id: Maybe<Text> = cluster(report).and_then(|c| c.owner),
        /// Head of the cluster, when a person: `people.id`.
        cluster_head_id: Maybe<Text> = cluster(report).and_then(|c| c.head),
        /// Head of the cluster, when a body or locality, as written.
        cluster_head_unit: Maybe<Text> = cluster(report).and_then(|c| c.head_unit.as_ref()),
        /// Deputies, as written.
        cluster_deputies: Texts = List(cluster(report).map_or(&[][..], |c| &c.deputies)),
        /// Next head, as written.
        cluster_next_head: Maybe<Text> = cluster(report).and_then(|c| c.next_head.as_ref()),
        /// First day of the period under review.
        cluster_start: Maybe<Day> = cluster(report).and_then(|c| c.period).map(|p| p.start),
        /// Last day of the period under review.
        cluster_end: Maybe<Day> = cluster(report).and_then(|c| c.period).map(|p| p.end),
    }

    /// One row per person named in a report.
    people(person in entry => entry.all(|r| &r.people)) {
        /// Id in the report ("p1").
        id: Text = person.id,
        /// Fullest form in the text, without titles, honorifics and degrees.
        name: Text = &person.name,
        /// Family name.
        family: Maybe<Text> = &person.parts.family,
        /// What stands between family and given name.
        middle: Maybe<Text> = &person.parts.middle,
        /// Given name.
        given: Maybe<Text> = &person.parts.given,
        /// Folded name, for matching across reports.
        key: Text = &person.key,
        /// Honorific as first written.
        honorific: Maybe<Code> = &person.honorific,
        /// male or female, only where the honorific says so.
        gender: Maybe<Code> = &person.gender,
        /// Academic degrees and military ranks as written.
        degrees: Texts = List(&person.degrees),
        /// Number of places where the person is named; the places are in `mentions`.
        mention_count: Int = person.mentions.len() as u32,
    }

    /// One row per office of a person.
    offices((person, office) in entry => entry.all(|r| &r.people).flat_map(|p| p.offices.iter().map(move |o| (p, o)))) {
        /// Who holds it: `people.id`.
        person_id: Text = person.id,
        /// As written for this person: title, body and place.
        text: Text = &office.text,
        /// First code point.
        start_char: Int = office.span.start(),
        /// Code point after the last.
        end_char: Int = office.span.end(),
        /// The title alone, written out in full.
        title: Text = &office.title,
        /// Code of the title in the vocabulary of titles.
        title_code: Maybe<Code> = &office.title_code,
        /// head, deputy, member …
        rank_class: Maybe<Code> = &office.rank_class,
        /// central, province, district or commune.
        level: Maybe<Code> = &office.level,
        /// The office written out in full and folded, for matching across reports.
        key: Text = &office.key,
        /// Body that it belongs to: `organizations.id`.
        organization_id: Maybe<Text> = office.organization_id,
        /// Place that it belongs to: `places.id`.
        place_id: Maybe<Text> = office.place_id,
        /// Held in the past.
        former: Flag = office.former,
        /// Held for the time being.
        acting: Flag = office.acting,
        /// The office in full, where the text leaves out body or place and the report tells it.
        completed: Maybe<Text> = &office.completed,
    }

    /// One row per part that a person or a body has in the event.
    roles((person, body, role) in entry => entry.report.into_iter().flat_map(roles_of)) {
        /// Who: `people.id`.
        person_id: Maybe<Text> = person,
        /// Or which body: `organizations.id`.
        organization_id: Maybe<Text> = body,
        /// chair, organizer, attendee, speaker, presenter, appointee, mentioned, author.
        role: Code = role.role,
        /// First code point of the words that show it.
        start_char: Int = role.span.start(),
        /// Code point after the last.
        end_char: Int = role.span.end(),
    }

    /// One row per body named in a report.
    organizations(body in entry => entry.all(|r| &r.organizations)) {
        /// Id in the report ("o1").
        id: Text = body.id,
        /// Fullest form in the text.
        name: Text = &body.name,
        /// Name written out in full and folded, for matching across reports.
        key: Text = &body.key,
        /// party, state, ministry, department, union, press, enterprise, cluster …
        kind: Code = &body.kind,
        /// central, province, district or commune.
        level: Maybe<Code> = &body.level,
        /// Short form that the text uses or introduces.
        abbreviation: Maybe<Text> = &body.abbreviation,
        /// Place that it belongs to: `places.id`.
        place_id: Maybe<Text> = body.place_id,
        /// Body that it is part of: `organizations.id`.
        parent_id: Maybe<Text> = body.parent_id,
        /// A bare short form that names no one body.
        generic: Flag = body.generic,
        /// Stands only inside offices or inside the name of another body.
        in_office_only: Flag = body.in_office_only,
        /// Number of places where it is named; the places are in `mentions`.
        mention_count: Int = body.mentions.len() as u32,
    }

    /// One row per unit taking part, and per member of the emulation cluster.
    participants((unit, in_cluster) in entry => entry.report.into_iter().flat_map(participants_of)) {
        /// As written.
        name: Text = &unit.name,
        /// First code point.
        start_char: Int = unit.span.start(),
        /// Code point after the last.
        end_char: Int = unit.span.end(),
        /// The body, when it is one: `organizations.id`.
        organization_id: Maybe<Text> = unit.organization_id,
        /// The place, when it is one or belongs to one: `places.id`.
        place_id: Maybe<Text> = unit.place_id,
        /// Gazetteer code of that place.
        code: Maybe<Text> = &unit.code,
        /// Whether the row is a member of the cluster rather than a unit at the meeting.
        in_cluster: Flag = in_cluster,
    }

    /// One row per place named in a report.
    places(place in entry => entry.all(|r| &r.places)) {
        /// Id in the report ("l1").
        id: Text = place.id,
        /// As written, without the kind where the name can stand alone.
        name: Text = &place.name,
        /// country, province, district, commune or other.
        level: Code = place.level,
        /// Kind of unit: tỉnh, thành phố, huyện, xã …
        kind: Maybe<Code> = &place.kind,
        /// Code of the General Statistics Office; a unit is known by it and `valid_from` together.
        code: Maybe<Text> = &place.code,
        /// First day of this version of the unit (ISO), when known.
        valid_from: Maybe<Text> = &place.valid_from,
        /// ISO 3166-2 code, for provinces.
        iso_3166_2: Maybe<Code> = &place.iso_3166_2,
        /// Codes of the units that followed it, `|` between several.
        successor: Maybe<Text> = &place.successor,
        /// What the choice of the unit rests on: explicit, context or reference_date.
        basis: Code = place.basis,
        /// First code point of the place by which it was chosen.
        evidence_start_char: Maybe<Int> = place.evidence.map(Span::start),
        /// Code point after its last.
        evidence_end_char: Maybe<Int> = place.evidence.map(Span::end),
        /// Stands only inside names of bodies and offices.
        in_name_only: Flag = place.in_name_only,
        /// Number of places where it is named; they are in `mentions`.
        mention_count: Int = place.mentions.len() as u32,
    }

    /// One row per unit that a place may be, where more than one remains.
    place_candidates((place, unit) in entry => entry.all(|r| &r.places).flat_map(|p| p.candidates.iter().map(move |c| (p, c)))) {
        /// Which place: `places.id`.
        place_id: Text = place.id,
        /// Code of the unit.
        code: Text = &unit.code,
        /// First day of its version (ISO), when known.
        valid_from: Maybe<Text> = &unit.valid_from,
        /// Its level.
        level: Code = unit.level,
    }

    /// One row per stretch of text that names a person, a body or a place.
    mentions((table, id, span) in entry => entry.report.into_iter().flat_map(mentions_of)) {
        /// people, organizations or places.
        entity: Code = table,
        /// Whose name: `id` in that table.
        id: Text = &id,
        /// First code point.
        start_char: Int = span.start(),
        /// Code point after the last.
        end_char: Int = span.end(),
    }

    /// One row per expression of time.
    times(time in entry => entry.all(|r| &r.times)) {
        /// Id in the report ("t1").
        id: Text = time.id,
        /// As written.
        text: Text = &time.text,
        /// First code point.
        start_char: Int = time.span.start(),
        /// Code point after the last.
        end_char: Int = time.span.end(),
        /// First day; absent when it could not be resolved.
        first_day: Maybe<Day> = time.start,
        /// Last day.
        last_day: Maybe<Day> = time.end,
        /// ISO 8601 interval, or date and clock time.
        iso: Maybe<Text> = &time.iso,
        /// minute, day, day_range, week, month, month_range, quarter, half_year, year, year_range, term, era.
        grain: Code = time.grain,
        /// start, mid, end, before or after; the days stay those of the whole.
        modifier: Maybe<Code> = time.modifier,
        /// morning, noon, afternoon or evening.
        part_of_day: Maybe<Code> = time.part_of_day,
        /// Counted by the moon.
        lunar: Flag = time.lunar,
        /// What the resolution rests on.
        basis: Code = time.basis,
        /// First code point of the place that gave the year.
        evidence_start_char: Maybe<Int> = time.evidence.map(Span::start),
        /// Code point after its last.
        evidence_end_char: Maybe<Int> = time.evidence.map(Span::end),
    }

    /// One row per document cited.
    references(reference in entry => entry.all(|r| &r.references)) {
        /// Id in the report ("r1").
        id: Text = reference.id,
        /// As written, with kind, symbol and date.
        text: Text = &reference.text,
        /// First code point.
        start_char: Int = reference.span.start(),
        /// Code point after the last.
        end_char: Int = reference.span.end(),
        /// Kind in its usual spelling.
        kind: Code = &reference.kind,
        /// Symbol without spaces ("41-QĐ/TW"); absent for documents named without number.
        symbol: Maybe<Text> = &reference.symbol,
        /// Number in the symbol.
        number: Maybe<Text> = &reference.number,
        /// Year in the symbol or in the name.
        year: Maybe<Int> = reference.year,
        /// Issuing body.
        issuer: Maybe<Text> = &reference.issuer,
        /// Code of the issuer in the symbol.
        issuer_code: Maybe<Code> = &reference.issuer_code,
        /// Day of issue.
        issued: Maybe<Day> = reference.issued,
        /// Title after "về".
        title: Maybe<Text> = &reference.title,
        /// Article, clause and point cited.
        provision: Maybe<Text> = &reference.provision,
        /// Id of the document across reports.
        canonical_id: Maybe<Text> = &reference.canonical_id,
        /// First full mention of the same document, for short forms: `references.id`.
        same_as: Maybe<Text> = reference.same_as,
    }

    /// One row per figure.
    quantities(quantity in entry => entry.all(|r| &r.quantities)) {
        /// Id in the report ("q1").
        id: Text = quantity.id,
        /// As written, with qualifier and unit.
        text: Text = &quantity.text,
        /// First code point.
        start_char: Int = quantity.span.start(),
        /// Code point after the last.
        end_char: Int = quantity.span.end(),
        /// The number after scaling; of a range the lower end.
        value: Maybe<Float> = quantity.value,
        /// Upper end of a range.
        value_high: Maybe<Float> = quantity.value_high,
        /// The thing counted as written, "%" for rates, the currency for money.
        unit: Maybe<Code> = &quantity.unit,
        /// As written: hơn, gần, khoảng …
        qualifier: Maybe<Code> = &quantity.qualifier,
        /// A word for a number, or an estimate without figures.
        imprecise: Flag = quantity.imprecise,
        /// What was done to the thing counted.
        verb: Maybe<Text> = &quantity.verb,
        /// Code of the indicator.
        indicator: Maybe<Code> = &quantity.indicator,
        /// Comparison that the figure states: increase, decrease, reach, exceed, times.
        change_direction: Maybe<Code> = quantity.change.as_ref().map(|c| &c.direction),
        /// By how much.
        change_value: Maybe<Float> = quantity.change.as_ref().and_then(|c| c.value),
        /// Unit of `change_value`.
        change_unit: Maybe<Code> = quantity.change.as_ref().and_then(|c| c.unit.as_ref()),
        /// What it is compared with, as written.
        change_against: Maybe<Code> = quantity.change.as_ref().and_then(|c| c.against.as_ref()),
        /// The figure that is compared: `quantities.id`.
        change_of: Maybe<Text> = quantity.change.as_ref().and_then(|c| c.of),
        /// The total of which this is a part: `quantities.id`.
        part_of: Maybe<Text> = quantity.part_of,
        /// First day that the figure is about.
        period_start: Maybe<Day> = quantity.period.map(|p: Period| p.start),
        /// Last day that the figure is about.
        period_end: Maybe<Day> = quantity.period.map(|p: Period| p.end),
        /// First code point of the words that give the period.
        period_evidence_start_char: Maybe<Int> = quantity.period_evidence.map(Span::start),
        /// Code point after their last.
        period_evidence_end_char: Maybe<Int> = quantity.period_evidence.map(Span::end),
        /// Whose figure it is, as written.
        scope: Maybe<Text> = &quantity.scope,
    }

    /// One row per reported speech act.
    statements(statement in entry => entry.all(|r| &r.statements)) {
        /// Id in the report ("s1").
        id: Text = statement.id,
        /// Name of the person, or the words that describe the speaker.
        speaker: Text = &statement.speaker,
        /// First code point of the speaker's name; absent when understood from before.
        speaker_start_char: Maybe<Int> = statement.speaker_span.map(Span::start),
        /// Code point after its last.
        speaker_end_char: Maybe<Int> = statement.speaker_span.map(Span::end),
        /// Who speaks: `people.id`.
        speaker_id: Maybe<Text> = statement.speaker_id,
        /// The body that speaks: `organizations.id`.
        organization_id: Maybe<Text> = statement.organization_id,
        /// What the speaker rests on: explicit (named here) or context.
        basis: Code = statement.basis,
        /// Verb as written.
        verb: Code = &statement.verb,
        /// Kind of speech act: assert, propose, order …
        act: Maybe<Code> = &statement.act,
        /// All that was said.
        text: Text = &statement.text,
        /// First code point.
        start_char: Int = statement.span.start(),
        /// Code point after the last.
        end_char: Int = statement.span.end(),
        /// In quotation marks.
        direct: Flag = statement.direct,
        /// Whom it is said to, as written.
        addressee: Maybe<Text> = &statement.to,
    }

    /// One row per section of a report.
    sections(section in entry => entry.all(|r| &r.sections)) {
        /// opening, attendance, context, results, limitations, causes, lessons, proposals, response, tasks, conclusion.
        kind: Code = section.kind,
        /// First code point.
        start_char: Int = section.span.start(),
        /// Code point after the last.
        end_char: Int = section.span.end(),
    }

    /// One row per thing found wanting, asked for, answered, learnt or to be done.
    items((kind, item) in entry => entry.report.into_iter().flat_map(items_of)) {
        /// limitation, cause, lesson, proposal, response or task.
        kind: Code = kind,
        /// The shortest stretch that stands alone.
        text: Text = &item.text,
        /// First code point.
        start_char: Int = item.span.start(),
        /// Code point after the last.
        end_char: Int = item.span.end(),
        /// Whom it is addressed to, as written.
        addressee: Maybe<Text> = &item.to,
        /// What is asked: issue, guide, allocate, amend, consider …
        action: Maybe<Code> = &item.action,
        /// Deadline as written.
        deadline: Maybe<Text> = &item.deadline,
        /// The expression of time in it, whose last day is the day: `times.id`.
        deadline_id: Maybe<Text> = item.deadline_id,
        /// The things asked for, as written.
        objects: Texts = List(item.objects.iter().map(|o| &o.text)),
        /// The statement that it stands in: `statements.id`.
        statement_id: Maybe<Text> = item.statement_id,
    }

    /// One row per award or title conferred.
    awards(award in entry => entry.all(|r| &r.awards)) {
        /// As written, award and recipients.
        text: Text = &award.text,
        /// First code point.
        start_char: Int = award.span.start(),
        /// Code point after the last.
        end_char: Int = award.span.end(),
        /// Kind: huan_chuong, bang_khen, giay_khen, co_thi_dua, danh_hieu …
        kind: Maybe<Code> = &award.kind,
        /// The award.
        award: Code = &award.award,
        /// Who conferred it, as written.
        giver: Maybe<Text> = &award.giver,
        /// Who received it, as written.
        recipient: Maybe<Text> = &award.recipient,
        /// The person who received it: `people.id`.
        person_id: Maybe<Text> = award.person_id,
        /// The body that received it: `organizations.id`.
        organization_id: Maybe<Text> = award.organization_id,
    }

    /// One row per topic of a report.
    topics(topic in entry => entry.all(|r| &r.topics)) {
        /// Code of the vocabulary of topics.
        code: Code = &topic.code,
        /// Share of the report's topic cues, 0 to 1.
        score: Float = topic.score,
    }

    /// One row per topic of a section.
    section_topics((section, topic) in entry => entry.report.into_iter().flat_map(section_topics_of)) {
        /// Number of the section among those of its report, from 0: `sections.row`.
        section: Int = section,
        /// Code of the vocabulary of topics.
        code: Code = &topic.code,
        /// Share of the section's topic cues, 0 to 1.
        score: Float = topic.score,
    }

    /// One row per line that only describes a photograph.
    captions(caption in entry => entry.all(|r| &r.captions)) {
        /// As written.
        text: Text = &caption.text,
        /// First code point.
        start_char: Int = caption.span.start(),
        /// Code point after the last.
        end_char: Int = caption.span.end(),
    }

    /// One row per line that a crawl left around the report.
    furniture(line in entry => entry.all(|r| &r.furniture)) {
        /// stamp, source, related, share, tags, credit.
        kind: Code = &line.kind,
        /// As written.
        text: Text = &line.text,
        /// First code point.
        start_char: Int = line.span.start(),
        /// Code point after the last.
        end_char: Int = line.span.end(),
    }

    /// One row per thing seen and not understood, and per record that gave no report; the latter have no row in `reports`.
    diagnostics(diagnostic in entry => entry.diagnostics()) {
        /// Stable code.
        code: Code = diagnostic.code,
        /// For a reader.
        message: Text = diagnostic.message,
        /// First code point, if at one place of a text.
        start_char: Maybe<Int> = diagnostic.span.map(Span::start),
        /// Code point after the last.
        end_char: Maybe<Int> = diagnostic.span.map(Span::end),
        /// File or address of a record that gave no report.
        source: Maybe<Text> = diagnostic.source,
        /// Number of that record or line in its file, from 1.
        record: Maybe<Long> = diagnostic.record,
    }
}

fn event(report: &Report) -> Option<&Event> {
    report.event.as_ref()
}

fn cluster(report: &Report) -> Option<&Cluster> {
    report.cluster.as_ref()
}

fn participants_of(report: &Report) -> impl Iterator<Item = (&Participant, bool)> {
    let members = cluster(report).map_or(&[][..], |c| &c.members);
    report.participants.iter().map(|p| (p, false)).chain(members.iter().map(|p| (p, true)))
}

type PartIn<'r> = (Option<PersonId>, Option<OrganizationId>, &'r Role);

fn roles_of(report: &Report) -> impl Iterator<Item = PartIn<'_>> {
    let people = report.people.iter().flat_map(|p| p.roles.iter().map(|role| (Some(p.id), None, role)));
    let bodies = report.organizations.iter().flat_map(|o| o.roles.iter().map(|role| (None, Some(o.id), role)));
    people.chain(bodies)
}

fn section_topics_of(report: &Report) -> impl Iterator<Item = (u32, &TopicScore)> {
    (0..).zip(&report.sections).flat_map(|(row, section)| section.topics.iter().map(move |topic| (row, topic)))
}

fn mentions_of(report: &Report) -> impl Iterator<Item = (&'static str, String, Span)> {
    let people = report.people.iter().map(|p| ("people", p.id.to_string(), &p.mentions));
    let bodies = report.organizations.iter().map(|o| ("organizations", o.id.to_string(), &o.mentions));
    let places = report.places.iter().map(|l| ("places", l.id.to_string(), &l.mentions));
    let all = people.chain(bodies).chain(places);
    all.flat_map(|(table, id, spans)| spans.iter().map(move |&span| (table, id.clone(), span)))
}

fn items_of(report: &Report) -> impl Iterator<Item = (&'static str, &Item)> {
    let lists = [
        ("limitation", &report.limitations),
        ("cause", &report.causes),
        ("lesson", &report.lessons),
        ("proposal", &report.proposals),
        ("response", &report.responses),
        ("task", &report.tasks),
    ];
    lists.into_iter().flat_map(|(kind, items)| items.iter().map(move |item| (kind, item)))
}

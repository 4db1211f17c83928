use crate::grammar::{PersonMention, corpus};
use crate::parser::Depth;

#[test]
fn corpus_table() {
    corpus::check(include_str!("../person.corpus.tsv"), Depth::People, (120, 60), |doc, mentions| {
        let reading = |person: &PersonMention| {
            let offices = person.offices.iter().map(|&o| {
                let office = &mentions.offices[o as usize];
                format!(" [{}{}]", if office.former { "former " } else { "" }, office.span.of(doc.text))
            });
            format!("{}{}", person.span.of(doc.text), offices.collect::<String>())
        };
        mentions.people.iter().map(reading).collect()
    });
}

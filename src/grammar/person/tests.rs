use crate::grammar::{PersonMention, corpus};
use crate::parser::Depth;

#[test]
fn corpus_table() {
    corpus::check(include_str!("../person.corpus.tsv"), Depth::People, (120, 60), |doc, mentions| {
        let reading = |person: &PersonMention| {
            let offices = person.offices.iter().map(|&o| {
                let office = &mentions.offices[o as usize];
                format!(" [{}{}]", if office.former || office.once { "former " } else { "" }, office.span.of(doc.text))
            });
            let left = person.left.map(|o| format!(" [former {}]", mentions.offices[o as usize].span.of(doc.text)));
            format!("{}{}{}", person.span.of(doc.text), offices.collect::<String>(), left.unwrap_or_default())
        };
        mentions.people.iter().map(reading).collect()
    });
}

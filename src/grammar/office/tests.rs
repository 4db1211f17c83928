use crate::grammar::corpus;
use crate::parser::Depth;

#[test]
fn corpus_table() {
    corpus::check(include_str!("../office.corpus.tsv"), Depth::People, (120, 60), |doc, mentions| {
        let marked = |office: &crate::grammar::OfficeMention| {
            let former = if office.former { "former " } else { "" };
            let acting = if office.acting { "acting " } else { "" };
            format!("{former}{acting}{}", office.span.of(doc.text))
        };
        mentions.offices.iter().map(marked).collect()
    });
}

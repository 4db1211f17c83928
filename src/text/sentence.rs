//! Paragraphs and sentences, over tokens.

use super::normalise::{Code, code};
use super::span::Span;
use super::token::{Gap, Kind, Shape, Token, TokenRange};

/// A line of the text, or several lines when the text was wrapped at a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Indices of its sentences, half-open.
    pub sentences: (u32, u32),
    /// What separates it from the one before.
    pub gap: Gap,
}

/// One sentence; never crosses a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens, the closing mark included.
    pub tokens: TokenRange,
    /// Index of its paragraph.
    pub paragraph: u32,
}

/// From the first to the last character of a token range; empty at the range's place when it holds no token.
#[must_use]
pub fn span_of(tokens: &[Token], range: TokenRange) -> Span {
    match tokens.get(range.indices()) {
        Some([first, .., last]) => first.span.join(last.span),
        Some([only]) => only.span,
        _ => {
            let at = tokens.get(range.start as usize).map_or(0, |t| t.span.start());
            Span::new(at, at)
        }
    }
}

/// What the lexicon knows of the tokens that are cut.
pub trait Known {
    /// The first token from `from` on, before `end`, that ends a sentence; `end` when there is none.
    fn next_stop(&self, from: usize, end: usize) -> usize;
    /// The first token from `from` on that begins a line; the number of tokens when there is none.
    fn next_line(&self, from: usize) -> usize;
    /// Whether the stop after a token belongs to an abbreviation that the next token continues (TP. Hồ Chí Minh, PGS. TS.).
    fn abbreviates(&self, token: usize) -> bool;
    /// Whether the line that begins at a token goes on with a name that the line before it left open.
    fn goes_on(&self, token: usize) -> bool;
}

/// Cuts the tokens into paragraphs and sentences.
pub fn split(tokens: &[Token], known: &impl Known, paragraphs: &mut Vec<Paragraph>, sentences: &mut Vec<Sentence>) {
    let wrapped = is_wrapped(tokens, known);
    let mut start = 0;
    while start < tokens.len() {
        let mut end = known.next_line(start + 1);
        while end < tokens.len()
            && (!breaks(tokens[end].gap, wrapped) || tokens[end].gap == Gap::Line && known.goes_on(end))
        {
            end = known.next_line(end + 1);
        }
        let first = sentences.len() as u32;
        split_paragraph(tokens, start, end, paragraphs.len() as u32, known, sentences);
        paragraphs.push(Paragraph {
            tokens: TokenRange::new(start as u32, end as u32),
            sentences: (first, sentences.len() as u32),
            gap: tokens[start].gap,
        });
        start = end;
    }
}

/// For each token the index of its sentence.
pub fn owners(sentences: &[Sentence], out: &mut Vec<u32>) {
    out.clear();
    for (index, sentence) in sentences.iter().enumerate() {
        out.resize(sentence.tokens.end as usize, index as u32);
    }
}

fn breaks(gap: Gap, wrapped: bool) -> bool {
    gap == Gap::Blank || gap == Gap::Line && !wrapped
}

/// Whether single line ends are only where a column was full: there are blank lines, and most lines that another
/// line follows are long, of like length, and do not end a sentence.
fn is_wrapped(tokens: &[Token], known: &impl Known) -> bool {
    /// Letters of a line that may be full.
    const FULL: std::ops::RangeInclusive<u32> = 30..=160;
    let (mut open, mut ended) = (0u32, 0u32);
    let mut start = 0;
    loop {
        let end = known.next_line(start + 1);
        let Some(next) = tokens.get(end) else { break };
        if next.gap == Gap::Line {
            let stops = matches!(tokens[end - 1].mark(), Some('.' | '!' | '?' | ':' | ';' | '…' | '”' | '"'));
            let width = || tokens[start..end].iter().map(|t| u32::from(t.letters)).sum();
            if stops || !FULL.contains(&width()) {
                ended += 1;
            } else {
                open += 1;
            }
        }
        start = end;
    }
    open >= 3 && open > 3 * ended
}

fn split_paragraph(
    tokens: &[Token],
    start: usize,
    end: usize,
    paragraph: u32,
    known: &impl Known,
    sentences: &mut Vec<Sentence>,
) {
    let mut first = start;
    let mut i = start;
    loop {
        let stop = known.next_stop(i, end);
        if stop == end {
            break;
        }
        i = stop + 1;
        while i < end && (ends_sentence(&tokens[i]) || closes(&tokens[i])) {
            i += 1;
        }
        if i < end && continues(tokens, stop, i, known) {
            continue;
        }
        sentences.push(Sentence { tokens: TokenRange::new(first as u32, i as u32), paragraph });
        first = i;
    }
    if first < end {
        sentences.push(Sentence { tokens: TokenRange::new(first as u32, end as u32), paragraph });
    }
}

fn ends_sentence(token: &Token) -> bool {
    matches!(token.mark(), Some('.' | '!' | '?' | '…'))
}

/// Closing quotation marks and brackets that stand right after the stop.
fn closes(token: &Token) -> bool {
    match token.mark() {
        Some('”' | '’' | ')' | ']') => true,
        Some('"' | '\'') => token.gap == Gap::None,
        _ => false,
    }
}

/// Words before a Roman numeral.
const NUMBERED: [Code; 7] =
    [code("thứ"), code("quý"), code("khóa"), code("hạng"), code("loại"), code("nhóm"), code("phần")];

/// Whether what follows at `next` still belongs to the sentence of the stop at `stop`.
fn continues(tokens: &[Token], stop: usize, next: usize, known: &impl Known) -> bool {
    let after = &tokens[next];
    if after.gap == Gap::None && after.kind != Kind::Mark && tokens[stop].is_mark('.') && stop + 1 == next {
        // Glued: V.I.Lenin, 24h.com, or a missing space before a capital after a whole word.
        let whole_word = stop > 0 && tokens[stop - 1].kind == Kind::Word && tokens[stop - 1].letters > 2;
        return !(whole_word && after.shape == Shape::Title) || known.abbreviates(stop - 1);
    }
    if after.kind == Kind::Word && after.shape == Shape::Lower {
        return true;
    }
    if matches!(after.mark(), Some(',' | ';' | ':' | '/' | '%')) {
        return true;
    }
    if !tokens[stop].is_mark('.') || stop == 0 || stop + 1 != next {
        return false;
    }
    let before = &tokens[stop - 1];
    // An initial (H. An), unless it follows a word that it may close (phía A.).
    // So does a numeral: lần thứ X, quý I.
    let numeral = stop > 1 && tokens[stop - 2].kind == Kind::Word && NUMBERED.contains(&tokens[stop - 2].code);
    let initial = before.kind == Kind::Word && before.shape == Shape::Title && before.letters == 1 && !numeral;
    before.gap != Gap::Blank && (initial || before.kind == Kind::Word && known.abbreviates(stop - 1))
        || before.kind == Kind::Word && known.abbreviates(stop - 1)
}

#[cfg(test)]
mod tests {
    use super::super::token::tokenise;
    use super::*;

    /// Knows a few abbreviations and no name.
    struct Few<'t>(&'t str, &'t [Token]);

    impl Known for Few<'_> {
        fn next_stop(&self, from: usize, end: usize) -> usize {
            (from..end).find(|&i| ends_sentence(&self.1[i])).unwrap_or(end)
        }

        fn next_line(&self, from: usize) -> usize {
            (from..self.1.len()).find(|&i| self.1[i].gap >= Gap::Line).unwrap_or(self.1.len())
        }

        fn abbreviates(&self, i: usize) -> bool {
            matches!(self.1[i].span.of(self.0), "TP" | "TS" | "PGS")
        }

        fn goes_on(&self, _: usize) -> bool {
            false
        }
    }

    fn sentences(text: &str) -> Vec<&str> {
        let (mut tokens, mut paragraphs, mut sentences) = (Vec::new(), Vec::new(), Vec::new());
        tokenise(text, &mut tokens);
        split(&tokens, &Few(text, &tokens), &mut paragraphs, &mut sentences);
        sentences.iter().map(|s| span_of(&tokens, s.tokens).of(text)).collect()
    }

    #[test]
    fn stops_that_end_and_stops_that_do_not() {
        assert_eq!(sentences("Hội nghị ở TP. Vinh. Đạt 1.5%. Xong!"), ["Hội nghị ở TP. Vinh.", "Đạt 1.5%.", "Xong!"]);
        assert_eq!(
            sentences("“Cần sớm làm.” Ông nói. PGS. TS. An dự… rồi về."),
            ["“Cần sớm làm.”", "Ông nói.", "PGS. TS. An dự… rồi về."]
        );
        assert_eq!(sentences("Một dòng\nHai dòng.\n\nBa"), ["Một dòng", "Hai dòng.", "Ba"]);
    }

    #[test]
    fn wrapped_text_is_joined() {
        let line = "Sáng nay các đại biểu đã thảo luận về công tác tổ chức xây dựng Đảng của\n";
        let text = format!("Tiêu đề\n\n{}{}{}{}tỉnh nhà. Hết.", line, line, line, line);
        assert_eq!(sentences(&text).len(), 3);
    }
}

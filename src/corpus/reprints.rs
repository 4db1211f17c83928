//! Reprints: reports whose wording is nearly that of an earlier one, found by MinHash. A report is a set of stretches of
//! three syllables; the likeness of two is the share of stretches that they have in common (Jaccard), estimated from a
//! signature. So a new headline, another agency line or a dropped paragraph matter little, and the phrases of the genre
//! matter little too.

use std::sync::Arc;

use gaoya::minhash::{
    MinHashIndex, MinHasher as _, MinHasher32, SmallVecContainer, calculate_minhash_params_with_proba,
};
use rustc_hash::FxBuildHasher;

use crate::error::Error;
use crate::table::{Reprint, Tables};
use crate::text::code;

/// Numbers in a signature: the likeness of two reports is estimated to about 0.05.
const HASHES: usize = 128;

/// Syllables in a stretch.
const STRETCH: usize = 3;

/// Share of the pairs just at the threshold that the index must find.
const RECALL: f64 = 0.95;

/// What is kept of a text: about 128 numbers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signature(Vec<u32>);

/// Makes signatures. Threads may share it.
pub struct Signer(MinHasher32<FxBuildHasher>);

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Signer").field(&self.0.num_hashes()).finish()
    }
}

impl Signer {
    /// The signature of a text; `None` when it has no words. Case, composition of letters and punctuation change nothing.
    #[must_use]
    pub fn sign(&self, text: &str) -> Option<Signature> {
        let words: Vec<u64> = text.split(|c: char| !is_of_word(c)).filter(|word| !word.is_empty()).map(code).collect();
        if words.is_empty() {
            return None;
        }
        let stretches = words.windows(STRETCH.min(words.len()));
        Some(Signature(self.0.create_signature(stretches)))
    }
}

/// Letters, digits, and the marks that letters are composed with.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}')
}

/// Finds reprints in a stream of reports: each is compared with the first report of every cluster so far, and either
/// joins the most similar one or begins a cluster of its own. The result depends on the order of the reports alone.
///
/// Memory: about 3 KiB for each report that is no reprint; reprints take none.
///
/// ```
/// use baocao::corpus::Reprints;
/// let mut reprints = Reprints::new(Reprints::THRESHOLD).unwrap();
/// let text = "Sáng 15/7/2023, huyện Kỳ Anh tổ chức hội nghị sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm.";
/// assert_eq!(reprints.push("a", text), None);
/// assert_eq!(reprints.push("b", &format!("Tin trong tỉnh\n{text}")), Some("a"));
/// assert_eq!(reprints.push("c", "Chiều 20/7, Tỉnh ủy giao ban công tác dân vận."), None);
/// ```
pub struct Reprints {
    signer: Arc<Signer>,
    /// Signatures of the first reports of the clusters, by their numbers.
    index: MinHashIndex<u32, u32, SmallVecContainer<u32, 4>>,
    /// Ids of those reports.
    firsts: Vec<Box<str>>,
}

impl std::fmt::Debug for Reprints {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reprints").field("clusters", &self.firsts.len()).finish_non_exhaustive()
    }
}

impl Reprints {
    /// The likeness from which a report counts as a reprint, unless another is asked for.
    pub const THRESHOLD: f64 = 0.5;

    /// Nothing seen so far. The threshold is a likeness above 0, at most 1.
    ///
    /// # Errors
    /// When the threshold is no such number.
    pub fn new(threshold: f64) -> Result<Self, Error> {
        if !(threshold > 0.0 && threshold <= 1.0) {
            return Err(Error::Threshold(threshold));
        }
        let (bands, width) = calculate_minhash_params_with_proba(threshold, HASHES, RECALL);
        let signer = Signer(MinHasher32::new_with_hasher(bands * width, FxBuildHasher));
        let index = MinHashIndex::new_index(bands, width, threshold);
        Ok(Self { signer: Arc::new(signer), index, firsts: Vec::new() })
    }

    /// Makes signatures, on any thread, for [`Self::push_signature`].
    #[must_use]
    pub fn signer(&self) -> Arc<Signer> {
        Arc::clone(&self.signer)
    }

    /// Adds a report; gives the id of the report that it reprints.
    pub fn push(&mut self, id: &str, text: &str) -> Option<&str> {
        let signature = self.signer.sign(text);
        self.push_signature(id, signature)
    }

    /// Adds a report by what [`Signer::sign`] gave for its text; gives the id of the report that it reprints.
    pub fn push_signature(&mut self, id: &str, signature: Option<Signature>) -> Option<&str> {
        let Signature(signature) = signature?;
        let alike = self.index.query_owned_return_similarity(&signature);
        let best = alike
            .into_iter()
            .reduce(|best, other| if other.1 > best.1 || other.1 >= best.1 && other.0 < best.0 { other } else { best });
        if let Some((first, _)) = best {
            return Some(&self.firsts[first as usize]);
        }
        // As many clusters as would overflow do not fit into memory.
        if let Ok(number) = u32::try_from(self.firsts.len()) {
            self.index.insert(number, signature);
            self.firsts.push(id.into());
        }
        None
    }

    /// Adds reports; gives each id with what the report is, unless it is in no table.
    pub fn add(&mut self, signed: Vec<Signed>) -> Vec<(String, Option<Reprint>)> {
        let mut add = |Signed { id, signature, in_tables }| {
            let duplicate_of = self.push_signature(&id, signature).map(str::to_owned);
            let cluster_id = duplicate_of.as_ref().unwrap_or(&id).clone();
            (id, in_tables.then_some(Reprint { duplicate_of, cluster_id }))
        };
        signed.into_iter().map(&mut add).collect()
    }

    /// Adds the reports of a batch, and fills in the columns of its table `reports`.
    #[must_use]
    pub fn mark(&mut self, tables: Tables, signed: Vec<Signed>) -> Tables {
        let rows: Vec<_> = self.add(signed).into_iter().filter_map(|(_, reprint)| reprint).collect();
        tables.with_reprints(&rows)
    }
}

/// A report with its signature.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signed {
    /// Its id.
    pub id: String,
    /// Its signature; `None` when it has no words.
    pub signature: Option<Signature>,
    /// Whether it is a row of the table `reports`: one that an earlier run wrote is not.
    pub in_tables: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The reports that the snapshots are made from: one genre, each of another meeting.
    fn reports() -> Vec<String> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/reports");
        let files = std::fs::read_dir(folder).expect("the reports").map(|entry| entry.expect("a file").path());
        let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
        files.sort();
        files.iter().map(|path| std::fs::read_to_string(path).expect("a report")).collect()
    }

    /// Another headline, the line of another paper, and the last paragraph cut; the last sentence where there is but one.
    fn reprinted(text: &str) -> String {
        let text = text.trim();
        let body = text.split_once('\n').map_or(text, |(_, body)| body).trim();
        let (kept, _) = body.rsplit_once('\n').or_else(|| body.rsplit_once(". ")).expect("sentences");
        format!("Tin hoạt động các địa phương trong tuần\n(Theo Cổng thông tin điện tử) - {kept}\n")
    }

    /// Numbers that look random and are the same in every run.
    struct Dice(u64);

    impl Dice {
        fn roll(&mut self, sides: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) as usize % sides
        }
    }

    #[test]
    fn a_reprint_is_found_and_reports_of_one_genre_stay_apart() {
        let reports = reports();
        let mut reprints = Reprints::new(Reprints::THRESHOLD).expect("a threshold");
        for (number, text) in reports.iter().enumerate() {
            assert_eq!(reprints.push(&number.to_string(), text), None, "{text}");
        }
        for (number, text) in reports.iter().enumerate() {
            assert_eq!(reprints.push("reprint", &reprinted(text)), Some(&*number.to_string()), "{text}");
            assert_eq!(reprints.push("capitals", &text.to_uppercase()), Some(&*number.to_string()));
        }
    }

    #[test]
    fn texts_without_words_are_no_reprints() {
        let mut reprints = Reprints::new(0.5).expect("a threshold");
        for (id, text) in [("a", ""), ("b", " … "), ("c", "Hội nghị")] {
            assert_eq!(reprints.push(id, text), None);
        }
        assert_eq!(reprints.push("d", "HỘI NGHỊ."), Some("c"));
        for threshold in [0.0, -1.0, 1.1, f64::NAN] {
            assert!(Reprints::new(threshold).is_err());
        }
        assert!(Reprints::new(1.0).is_ok() && Reprints::new(0.01).is_ok());
    }

    /// Replaces about one syllable in `every`.
    fn edited(text: &str, every: usize, dice: &mut Dice) -> String {
        let word = |word| if dice.roll(every) == 0 { "khác " } else { word };
        text.split_inclusive(' ').map(word).collect()
    }

    /// Share of the reprints that are found, and number of reports that are joined to a wrong one, among 400 reports
    /// that share sentences and the reprints of each, in which one syllable in `every` was replaced.
    fn found(every: usize) -> (f64, usize) {
        let reports = reports();
        let sentences: Vec<&str> = reports.iter().flat_map(|text| text.split(['.', '\n'])).collect();
        let sentences: Vec<_> = sentences.into_iter().filter(|sentence| sentence.len() > 80).collect();
        let mut dice = Dice(7);
        let mut reprints = Reprints::new(Reprints::THRESHOLD).expect("a threshold");
        let (mut right, mut wrong) = (0, 0);
        for number in 0..400 {
            let chosen: Vec<_> = (0..20).map(|_| sentences[dice.roll(sentences.len())]).collect();
            let text = format!("Hội nghị số {number}\n{}\nPhóng viên", chosen.join(".\n"));
            wrong += usize::from(reprints.push(&number.to_string(), &text).is_some());
            let again = reprinted(&edited(&text, every, &mut dice));
            match reprints.push("reprint", &again) {
                Some(first) if first == number.to_string() => right += 1,
                Some(_) => wrong += 1,
                None => {}
            }
        }
        (right as f64 / 400.0, wrong)
    }

    /// The figures of `docs/corpus.md`.
    #[test]
    fn what_is_found_of_a_generated_corpus() {
        let ((all, first_wrong), (most, wrong), (half, still_wrong)) = (found(15), found(12), found(8));
        assert!(all > 0.99 && most > 0.95 && half > 0.4, "{all}, {most}, {half}");
        assert_eq!((first_wrong, wrong, still_wrong), (0, 0, 0));
    }
}

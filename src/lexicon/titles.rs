//! The vocabulary of [`crate::Office::title_code`] as a table: every office with its names, rank, level and side.

use rustc_hash::FxHashMap;

use super::roles::TitleKind;
use super::table::table;

/// An office of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct OfficeTitle {
    /// The code, stable across versions: `bi_thu_tinh_uy`.
    pub title_code: &'static str,
    /// Full form in Vietnamese.
    pub vietnamese: &'static str,
    /// Full form in English.
    pub english: &'static str,
    /// head, deputy, deputy_standing, acting_head, head_unit, deputy_unit, member, member_standing, secretary, staff or
    /// diplomat.
    pub rank_class: &'static str,
    /// central, ministry, region, province, district, commune, hamlet, or any where the body or place tells.
    pub level: &'static str,
    /// party, state, mass (front and unions), army, police, firm, press, other, or both (party and state).
    pub side: &'static str,
}

/// All offices, in the order of `titles.tsv`: the more general before those that hold their body.
///
/// ```
/// let titles = baocao::lexicon::titles();
/// let office = titles.iter().find(|t| t.title_code == "bi_thu_tinh_uy").unwrap();
/// assert_eq!(office.english, "Secretary of the Provincial Party Committee");
/// assert_eq!((office.rank_class, office.level, office.side), ("head", "province", "party"));
/// ```
#[must_use]
pub fn titles() -> Vec<OfficeTitle> {
    let mut english: FxHashMap<&str, &'static str> = FxHashMap::default();
    table!("title_labels").each(["code", "english"], |[code, label]| {
        english.insert(code, label);
    });
    let mut all = Vec::new();
    let columns = ["code", "title", "kind", "rank_class", "level", "side"];
    table!("titles").each(columns, |[title_code, vietnamese, kind, rank_class, level, side]| {
        if TitleKind::of(kind) == TitleKind::Office {
            let english = english.get(title_code).copied().unwrap_or_default();
            all.push(OfficeTitle { title_code, vietnamese, english, rank_class, level, side });
        }
    });
    all
}

/// The page `docs/titles.md`.
#[must_use]
pub fn titles_page() -> String {
    let mut page = String::from(
        "# The vocabulary of titles\n\n\
        The codes of `Office.title_code`, as `baocao.titles()` and `baocao::lexicon::titles()` give them. An office gets the code of \
        the most specific row that its words hold: of \"Bí thư Tỉnh ủy Hà Tĩnh\" it is `bi_thu_tinh_uy`, of a \"Bí thư\" without a body \
        `bi_thu`. Codes stay; rows are only added.\n\n\
        - **rank class**: `head`, `deputy`, `deputy_standing` (thường trực), `acting_head` (quyền, phụ trách); `head_unit` and \
        `deputy_unit` of a commission, department or division; `member`, `member_standing`; `secretary`, `staff`, `diplomat`.\n\
        - **level**: of the office; `any` where only its body or place tells. `Office.level` is that of the office in the text: \
        central, province, district or commune.\n\
        - **side**: party, state, mass (front, unions, associations), army, police, firm, press, other; `both` for heads that party \
        and state share.\n\n\
        | code | Vietnamese | English | rank class | level | side |\n|---|---|---|---|---|---|\n",
    );
    for title in titles() {
        let OfficeTitle { title_code, vietnamese, english, rank_class, level, side } = title;
        page += &format!("| `{title_code}` | {vietnamese} | {english} | {rank_class} | {level} | {side} |\n");
    }
    page
}

//! The one step that settles what overlaps between mentions of different grammars.
//!
//! The grammars that run first do not know the names of people, which are full of names of places, of numbers and of
//! words: *Hải Dương* in Trần Hải Dương, *Tám* in Lê Văn Tám. A name of a person wins over a place, body, number,
//! quantity or time that shares a word with it. What is dropped leaves the lists, and indices into them are renewed.

use crate::grammar::{Cover, Doc, Layer, Mentions};
use crate::text::TokenRange;

/// Drops mentions that a name of a person explains better.
pub(crate) fn settle(_doc: &Doc<'_>, mentions: &mut Mentions) {
    let Mentions { numbers, times, quantities, places, organizations, offices, people, cover, .. } = mentions;
    if people.is_empty() {
        return;
    }
    let named = |tokens: TokenRange| in_name(cover, tokens);
    numbers.retain(|n| !named(n.tokens));
    times.retain(|t| !named(t.tokens));
    if let Some(now) = drop_from(quantities, |q| named(q.tokens)) {
        for quantity in quantities.iter_mut() {
            renew(&mut quantity.part_of, &now);
            if let Some(change) = &mut quantity.change {
                renew(&mut change.of, &now);
            }
        }
    }
    if let Some(now) = drop_from(places, |p| named(p.tokens)) {
        places.iter_mut().for_each(|p| renew(&mut p.within, &now));
        organizations.iter_mut().for_each(|o| renew(&mut o.place, &now));
        offices.iter_mut().for_each(|o| renew(&mut o.place, &now));
    }
    if let Some(now) = drop_from(organizations, |o| named(o.tokens)) {
        organizations.iter_mut().for_each(|o| renew(&mut o.parent, &now));
        offices.iter_mut().for_each(|o| renew(&mut o.organization, &now));
    }
}

fn in_name(cover: &Cover, tokens: TokenRange) -> bool {
    cover.touches(tokens, Layer::Person)
}

/// Drops items; for each old index the new one. `None` when all stay.
fn drop_from<T>(items: &mut Vec<T>, mut drop: impl FnMut(&T) -> bool) -> Option<Vec<Option<u32>>> {
    if !items.iter().any(&mut drop) {
        return None;
    }
    let mut kept = 0;
    let now: Vec<Option<u32>> = items
        .iter()
        .map(|item| {
            let stays = !drop(item);
            kept += u32::from(stays);
            stays.then(|| kept - 1)
        })
        .collect();
    let mut at = 0;
    items.retain(|_| {
        at += 1;
        now[at - 1].is_some()
    });
    Some(now)
}

fn renew(index: &mut Option<u32>, now: &[Option<u32>]) {
    *index = index.and_then(|old| now.get(old as usize).copied().flatten());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indices_follow_what_stays() {
        let mut items = vec![1, 2, 3, 4];
        let now = drop_from(&mut items, |&item| item == 2).expect("one is dropped");
        assert_eq!(items, [1, 3, 4]);
        let (mut dropped, mut moved) = (Some(1), Some(2));
        renew(&mut dropped, &now);
        renew(&mut moved, &now);
        assert_eq!((dropped, moved), (None, Some(1)));
        assert!(drop_from(&mut items, |_| false).is_none());
    }
}

//! What a pair of a need and an offer is measured by: parts of the week, conditions that
//! an organizer may soften, the distance between areas, and what each shortcoming costs.
//!
//! Everything is a whole number, so that the same input gives the same plan on every machine.

use std::ops::{BitOr, Sub};

/// Parts of the week that suit somebody: 21 of them, seven days of morning, afternoon, evening.
///
/// No part at all means "any time, or not said", and fits everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Times(u32);

/// The 21 bits that stand for parts of the week.
const WEEK: u32 = (1 << 21) - 1;

impl Times {
    /// Any time, or not said.
    pub const ANY: Times = Times(0);

    /// From a mask: bit `3 * day + part`. Bits above the 21st mean nothing and are dropped.
    pub const fn from_bits(bits: u32) -> Times {
        Times(bits & WEEK)
    }

    /// The mask, bit `3 * day + part`.
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// One part of one day. Days and parts count from 0 and wrap round (day 7 is day 0).
    pub const fn at(day: u32, part: u32) -> Times {
        Times(1 << (day % 7 * 3 + part % 3))
    }

    /// The parts that suit both sides, or `None` when there is not one.
    ///
    /// `Some(Times::ANY)` when neither side said anything; when one side did, what it said.
    pub const fn shared(self, other: Times) -> Option<Times> {
        match (self.0, other.0) {
            (0, _) => Some(other),
            (_, 0) => Some(self),
            (mine, theirs) if mine & theirs != 0 => Some(Times(mine & theirs)),
            _ => None,
        }
    }

    /// How many parts of the week this is; 21 for any time.
    pub const fn count(self) -> u32 {
        if self.0 == 0 { 21 } else { self.0.count_ones() }
    }

    /// Each part as `(day, part)`, from the first day's morning on. Nothing for any time.
    pub fn parts(self) -> impl Iterator<Item = (u32, u32)> {
        (0..21)
            .filter(move |bit| self.0 >> bit & 1 == 1)
            .map(|bit| (bit / 3, bit % 3))
    }
}

impl BitOr for Times {
    type Output = Times;

    /// Both together, of two that each name at least one part.
    fn bitor(self, other: Times) -> Times {
        Times(self.0 | other.0)
    }
}

/// A set of the soft conditions, those that an organizer may set aside for one pair.
///
/// The hard ones (category, room left, the same person on both sides, people who must not
/// meet) are not here, so that no override can name them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Conditions(u8);

impl Conditions {
    /// No condition.
    pub const NONE: Conditions = Conditions(0);
    /// There is a part of the week that suits both.
    pub const TIMES: Conditions = Conditions(1);
    /// They share a language, when the need asks for it.
    pub const LANGUAGE: Conditions = Conditions(2);
    /// The need is within the area that the offer covers.
    pub const AREA: Conditions = Conditions(4);
    /// The offer is from somebody the circle knows, when the need asks for it.
    pub const KNOWN: Conditions = Conditions(8);
    /// Each one alone, in a fixed order.
    pub const EACH: [Conditions; 4] = [Self::TIMES, Self::LANGUAGE, Self::AREA, Self::KNOWN];

    /// Whether every condition of `other` is in this set.
    pub const fn contains(self, other: Conditions) -> bool {
        self.0 & other.0 == other.0
    }

    /// The conditions that are in both sets.
    pub const fn common(self, other: Conditions) -> Conditions {
        Conditions(self.0 & other.0)
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many there are.
    pub const fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// As small numbers go into a column or a message: 1 times, 2 language, 4 area, 8 known.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// Back from [`bits`](Self::bits); what is no condition is dropped.
    pub const fn from_bits(bits: u8) -> Conditions {
        Conditions(bits & 15)
    }
}

impl BitOr for Conditions {
    type Output = Conditions;
    fn bitor(self, other: Conditions) -> Conditions {
        Conditions(self.0 | other.0)
    }
}

impl Sub for Conditions {
    type Output = Conditions;
    fn sub(self, other: Conditions) -> Conditions {
        Conditions(self.0 & !other.0)
    }
}

/// How far it is from area to area, in area steps: 0 within one, 1 to a bordering one, and so on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// How many areas there are; they are numbered from 0.
    pub areas: u32,
    /// `areas * areas` numbers: at `from * areas + to`, the steps from the offer's area to the
    /// need's. The same both ways as a rule. [`Places::UNREACHABLE`] where no way leads.
    pub steps: Vec<u32>,
}

impl Places {
    /// The steps between two areas that no way connects.
    pub const UNREACHABLE: u32 = u32::MAX;

    /// Areas of which nobody has said which border which: 1 step from each to every other.
    pub fn apart(areas: u32) -> Places {
        let steps = (0..areas)
            .flat_map(|from| (0..areas).map(move |to| u32::from(from != to)))
            .collect();
        Places { areas, steps }
    }

    /// Areas and which of them border each other; steps are counted along borders.
    /// A border that names an area that is not there is passed over.
    pub fn bordering(areas: u32, borders: &[(u32, u32)]) -> Places {
        let count = areas as usize;
        let mut beside = vec![Vec::new(); count];
        for &(one, other) in borders {
            if one < areas && other < areas {
                beside[one as usize].push(other as usize);
                beside[other as usize].push(one as usize);
            }
        }
        let mut steps = vec![Places::UNREACHABLE; count * count];
        for from in 0..count {
            let row = &mut steps[from * count..(from + 1) * count];
            row[from] = 0;
            let mut queue = vec![from];
            let mut next = 0;
            while next < queue.len() {
                let here = queue[next];
                next += 1;
                for &there in &beside[here] {
                    if row[there] == Places::UNREACHABLE {
                        row[there] = row[here] + 1;
                        queue.push(there);
                    }
                }
            }
        }
        Places { areas, steps }
    }

    /// The steps from an offer's area to a need's; `None` when one of them is not known.
    pub(crate) fn between(&self, from: Option<u32>, to: Option<u32>) -> Option<u32> {
        let at = from? as usize * self.areas as usize + to? as usize;
        self.steps.get(at).copied()
    }

    /// The steps that "as far away as can be" counts for: one more than any two areas are
    /// apart, at most 1,000.
    pub(crate) fn far(&self) -> u32 {
        let known = self.steps.iter().filter(|&&s| s != Places::UNREACHABLE);
        known
            .max()
            .map_or(1, |&most| most.saturating_add(1))
            .min(1_000)
    }
}

/// What each shortcoming of a pair costs. Only the proportions matter; none is over
/// [`Weights::LARGEST`]. No cost ever decides *whether* a need is met, only by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights {
    /// Each area step between the two.
    pub area_step: u32,
    /// Each part of the week by which they share fewer than three.
    pub little_time: u32,
    /// That both said their languages and share none, though the need does not insist.
    pub no_shared_language: u32,
    /// Each condition that an organizer set aside for this pair: better one that fits by itself.
    pub softened: u32,
    /// Each further thing asked of the same person: the first costs nothing, the second this,
    /// the third twice this. What they were asked lately counts as asked before.
    pub load_step: u32,
    /// For [`gather`](crate::gather()) alone: what it is worth to ask one person fewer.
    pub another_person: u32,
}

impl Weights {
    /// The largest that any weight may be.
    pub const LARGEST: u32 = 100_000;
}

impl Default for Weights {
    /// Somebody who was asked twice more than another is as good a choice as one area nearer.
    fn default() -> Weights {
        Weights {
            area_step: 100,
            little_time: 10,
            no_shared_language: 150,
            softened: 300,
            load_step: 50,
            another_person: 400,
        }
    }
}

//! Whether a date has all it needs, and who may take a place.

use super::{Conditions, Role};
use crate::moment::DAY;
use crate::{Moment, NeighborId, Refusal};

/// Somebody who promised a place on a date, or wishes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Helper {
    /// Who.
    pub neighbor: NeighborId,
    /// The circle has checked them.
    pub known: bool,
    /// They never helped on this rota before.
    pub new: bool,
    /// They promised, but cannot after all; they stay responsible until somebody accepts.
    pub leaving: bool,
}

/// One thing that a date lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// So many helpers of a role, by its place in the list.
    Helpers(usize, u32),
    /// So many whom the circle has checked.
    Known(u32),
    /// So many helpers for the number of children.
    ForChildren(u32),
}

/// What a date has and lacks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cover {
    /// What is missing; nothing means that it is covered.
    pub lacks: Vec<Lack>,
    /// How many promised and cannot after all.
    pub leaving: u32,
}

impl Cover {
    /// Looks at the helpers of each role, in the order of the roles.
    pub fn of(roles: &[Role], conditions: Conditions, helpers: &[Vec<Helper>]) -> Self {
        let staying = |role: usize| -> u32 {
            let there = helpers.get(role).map_or(&[][..], Vec::as_slice);
            count(there.iter().filter(|helper| !helper.leaving))
        };
        let mut lacks = Vec::new();
        for (at, role) in roles.iter().enumerate() {
            let missing = role.least.saturating_sub(staying(at));
            if missing > 0 {
                lacks.push(Lack::Helpers(at, missing));
            }
        }
        let all = || helpers.iter().flatten().filter(|helper| !helper.leaving);
        let known = count(all().filter(|helper| helper.known));
        if known < conditions.known_least {
            lacks.push(Lack::Known(conditions.known_least - known));
        }
        let there = count(all());
        if there < conditions.for_children() {
            lacks.push(Lack::ForChildren(conditions.for_children() - there));
        }
        let leaving = count(helpers.iter().flatten().filter(|helper| helper.leaving));
        Self { lacks, leaving }
    }

    /// Whether everything is there.
    pub fn is_whole(&self) -> bool {
        self.lacks.is_empty()
    }

    /// How many more people it needs at least.
    pub fn missing(&self) -> u32 {
        let of_roles: u32 = self
            .lacks
            .iter()
            .map(|lack| match lack {
                Lack::Helpers(_, missing) => *missing,
                Lack::Known(_) | Lack::ForChildren(_) => 0,
            })
            .sum();
        let of_others = self.lacks.iter().map(|lack| match lack {
            Lack::Helpers(..) => 0,
            Lack::Known(missing) | Lack::ForChildren(missing) => *missing,
        });
        of_roles.max(of_others.max().unwrap_or(0))
    }
}

fn count<'a>(helpers: impl Iterator<Item = &'a Helper>) -> u32 {
    helpers.count().try_into().unwrap_or(u32::MAX)
}

/// Days before a date from which on a place that is kept for a newcomer is free for everybody.
pub const NEWCOMER_UNTIL_DAYS: i64 = 3;

/// Passes somebody who may take a place of a role: one that is kept for a newcomer only somebody new, until
/// shortly before; and where people whom the circle has checked are asked for, nobody else takes the last places
/// that are left for them.
pub fn may_join(
    role: &Role,
    conditions: Conditions,
    there: &[Helper],
    on_the_date: &[Helper],
    all_places: u32,
    who: Helper,
    (begins, now): (Moment, Moment),
) -> Result<(), Refusal> {
    let kept_for_new = begins.plus(-NEWCOMER_UNTIL_DAYS * DAY) > now;
    if kept_for_new && !who.new {
        let new = count(there.iter().filter(|helper| helper.new));
        let kept = role.newcomers.saturating_sub(new);
        let taken = count(there.iter());
        if role.most.saturating_sub(taken) <= kept {
            return Err(Refusal::KeptForNewcomers);
        }
    }
    if !who.known {
        let known = count(on_the_date.iter().filter(|helper| helper.known));
        let kept = conditions.known_least.saturating_sub(known);
        let left = all_places.saturating_sub(count(on_the_date.iter()));
        if kept > 0 && left <= kept {
            return Err(Refusal::KeptForKnown);
        }
    }
    Ok(())
}

//! What lies on an organizer's desk: a page of each, and how many there are in all.

use super::{Row, matches};
use crate::Error;
use crate::db::Tx;
use domain::introductions::{Match, MatchState};
use domain::{CommunityId, MatchId};

/// How many matches stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Suggested.
    pub suggested: i64,
    /// Somebody is being asked.
    pub asked: i64,
    /// Two people know each other.
    pub introduced: i64,
}

/// Counts what is suggested or under way.
pub async fn counts(tx: &mut Tx, community: CommunityId) -> Result<Counts, Error> {
    row! {
        struct Counted {
            state: MatchState,
            n: i64,
        }
    }
    let counted = all!(
        tx,
        Counted,
        "select state, count(*) as n from matches
         where community_id = $1 and state in ('suggested', 'asked_first', 'asked_second', 'introduced') group by state",
        community
    )?;
    let mut all = Counts::default();
    for row in counted {
        match row.state {
            MatchState::Suggested => all.suggested += row.n,
            MatchState::Introduced => all.introduced += row.n,
            _ => all.asked += row.n,
        }
    }
    Ok(all)
}

/// The first suggestions, the most pressing first.
pub async fn first_suggested(
    tx: &mut Tx,
    community: CommunityId,
    limit: i64,
) -> Result<Vec<MatchId>, Error> {
    row! {
        struct Found {
            id: MatchId,
        }
    }
    let found = all!(
        tx,
        Found,
        "select m.id from matches m join listings n on n.community_id = m.community_id and n.id = m.need_id
         where m.community_id = $1 and m.state = 'suggested'
         order by n.urgency desc, n.created_at, m.id limit $2",
        community,
        limit
    )?;
    Ok(found.into_iter().map(|row| row.id).collect())
}

/// Who has been asked for the longest.
pub async fn asked(tx: &mut Tx, community: CommunityId, limit: i64) -> Result<Vec<Match>, Error> {
    let found = all!(
        tx,
        Row,
        "select m.id, m.need_id, m.offer_id, m.needer_id, m.helper_id, m.quantity, m.state, n.urgency, a.until, m.helper_shows, m.needer_shows,
                m.helper_outcome, m.needer_outcome, m.follow_up_at, m.created_at, m.changed_at
         from matches m join listings n on n.community_id = m.community_id and n.id = m.need_id
         left join asked a on a.community_id = m.community_id and a.about_id = m.id and a.said = 'asked'
         where m.community_id = $1 and m.state in ('asked_first', 'asked_second')
         order by m.changed_at, m.id limit $2",
        community,
        limit
    )?;
    Ok(matches(found))
}

/// Who came to know each other last.
pub async fn introduced(
    tx: &mut Tx,
    community: CommunityId,
    limit: i64,
) -> Result<Vec<Match>, Error> {
    let found = all!(
        tx,
        Row,
        "select m.id, m.need_id, m.offer_id, m.needer_id, m.helper_id, m.quantity, m.state, n.urgency, a.until, m.helper_shows, m.needer_shows,
                m.helper_outcome, m.needer_outcome, m.follow_up_at, m.created_at, m.changed_at
         from matches m join listings n on n.community_id = m.community_id and n.id = m.need_id
         left join asked a on a.community_id = m.community_id and a.about_id = m.id and a.said = 'asked'
         where m.community_id = $1 and m.state = 'introduced'
         order by m.changed_at desc, m.id limit $2",
        community,
        limit
    )?;
    Ok(matches(found))
}

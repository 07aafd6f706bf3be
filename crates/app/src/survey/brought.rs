//! Words of a spreadsheet that no category was heard in: they wait with those of the survey for an organizer to
//! say what they are about.

use domain::people::Source;
use domain::survey::answer::{Answer, Gives, Needs};
use domain::{AnswerId, CommunityId, KeyId, Moment, NeighborId};

use super::more::seal;
use crate::db::Tx;
use crate::{App, Error};

/// What somebody wrote in a spreadsheet in their own words.
pub(crate) struct Brought<'a> {
    /// What no other row has.
    pub(crate) row: &'a str,
    /// Whose words.
    pub(crate) neighbor: NeighborId,
    /// Their key, at hand.
    pub(crate) key: KeyId,
    /// What they could give.
    pub(crate) gives: Gives,
    /// What they need.
    pub(crate) needs: Needs,
    /// When they wrote it.
    pub(crate) at: Moment,
    /// The language they are written to in.
    pub(crate) language: &'a str,
}

/// Keeps the words, inside a larger change, as an answer that waits to be sorted.
pub(crate) async fn keep_words(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    brought: Brought<'_>,
) -> Result<(), Error> {
    let (version, _) = super::current(tx, community).await?;
    let id: AnswerId = app.chance.id(app.clock.now());
    let answer = Answer {
        gives: brought.gives,
        needs: brought.needs,
        ..Answer::default()
    };
    let sealed = seal(
        app,
        community,
        brought.neighbor,
        brought.key,
        id,
        1,
        &answer,
    )?;
    exec!(
        tx,
        "insert into answers (community_id, id, neighbor_id, survey_version, form_id, form_hash, body_sealed, language, source,
                              taken_by, answered_at, version, unsorted)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, null, $10, 1, $11)",
        community,
        id,
        brought.neighbor,
        version,
        format!("row {}", brought.row),
        brought.row,
        sealed,
        brought.language,
        Source::Import,
        brought.at,
        answer.is_unsorted()
    )?;
    Ok(())
}

//! What was sealed with one record's key, and is sealed anew with the other's when it moves.

use domain::{AnswerId, CommunityId, ListingId, MatchId, MessageId, ReportId};

use super::Owner;
use crate::db::Tx;
use crate::vault::Place;
use crate::{App, Error};

/// A sealed column, and where a row stands in it.
struct Spot<'a> {
    community: CommunityId,
    table: &'static str,
    column: &'static str,
    row: &'a str,
}

impl Spot<'_> {
    /// Opens a value as one owner's and seals it as the other's, under the version that follows.
    fn hand_over(
        &self,
        app: &App,
        sealed: Option<&[u8]>,
        from: (Owner, i64),
        to: (Owner, i64),
    ) -> Result<Option<Vec<u8>>, Error> {
        let at = |(owner, version): (Owner, i64)| Place {
            community: self.community,
            table: self.table,
            column: self.column,
            row: self.row,
            neighbor: owner.id,
            version,
        };
        let open = app.vault.unseal(Some(from.0.key), at(from), sealed)?;
        open.map(|text| app.vault.seal(to.0.key, at(to), &text))
            .transpose()
    }
}

/// Answers to the survey: all, or only some.
pub(super) async fn answers(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    from: Owner,
    to: Owner,
    only: Option<&[AnswerId]>,
) -> Result<Vec<AnswerId>, Error> {
    row! {
        struct Row {
            id: AnswerId,
            version: i64,
            body_sealed: Option<Vec<u8>>,
        }
    }
    let mut rows = all!(
        tx,
        Row,
        "select id, version, body_sealed from answers where community_id = $1 and neighbor_id = $2 order by answered_at, id",
        community,
        from.id
    )?;
    rows.retain(|row| only.is_none_or(|ids| ids.contains(&row.id)));
    for row in &rows {
        let (id, next) = (row.id.to_string(), row.version + 1);
        let spot = Spot {
            community,
            table: "answers",
            column: "body",
            row: &id,
        };
        let sealed = spot.hand_over(
            app,
            row.body_sealed.as_deref(),
            (from, row.version),
            (to, next),
        )?;
        exec!(
            tx,
            "update answers set neighbor_id = $3, body_sealed = $4, version = $5 where community_id = $1 and id = $2",
            community,
            row.id,
            to.id,
            sealed,
            next
        )?;
    }
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Problems they reported: all, or only some.
pub(super) async fn reports(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    from: Owner,
    to: Owner,
    only: Option<&[ReportId]>,
) -> Result<Vec<ReportId>, Error> {
    row! {
        struct Row {
            id: ReportId,
            note_sealed: Option<Vec<u8>>,
            closing_sealed: Option<Vec<u8>>,
        }
    }
    let mut rows = all!(
        tx,
        Row,
        "select id, note_sealed, closing_sealed from reports where community_id = $1 and neighbor_id = $2 order by at, id",
        community,
        from.id
    )?;
    rows.retain(|row| only.is_none_or(|ids| ids.contains(&row.id)));
    for row in &rows {
        let id = row.id.to_string();
        let hand_over = |column, sealed: &Option<Vec<u8>>| {
            let spot = Spot {
                community,
                table: "reports",
                column,
                row: &id,
            };
            spot.hand_over(app, sealed.as_deref(), (from, 1), (to, 1))
        };
        exec!(
            tx,
            "update reports set neighbor_id = $3, note_sealed = $4, closing_sealed = $5 where community_id = $1 and id = $2",
            community,
            row.id,
            to.id,
            hand_over("note", &row.note_sealed)?,
            hand_over("closing", &row.closing_sealed)?
        )?;
    }
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Letters to them and words they wrote back: all, or only some. A letter that holds a link of the folded
/// record stays with it.
pub(super) async fn letters(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    from: Owner,
    to: Owner,
    only: Option<&[MessageId]>,
) -> Result<Vec<MessageId>, Error> {
    row! {
        struct Row {
            id: MessageId,
            words_sealed: Option<Vec<u8>>,
        }
    }
    let mut rows = all!(
        tx,
        Row,
        "select id, words_sealed from outbox
         where community_id = $1 and neighbor_id = $2 and letter not in ('welcome', 'sign-in') order by made_at, id",
        community,
        from.id
    )?;
    rows.retain(|row| only.is_none_or(|ids| ids.contains(&row.id)));
    for row in &rows {
        let id = row.id.to_string();
        let spot = Spot {
            community,
            table: "outbox",
            column: "words",
            row: &id,
        };
        let sealed = spot.hand_over(app, row.words_sealed.as_deref(), (from, 1), (to, 1))?;
        exec!(
            tx,
            "update outbox set neighbor_id = $3, words_sealed = $4 where community_id = $1 and id = $2",
            community,
            row.id,
            to.id,
            sealed
        )?;
    }
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// What they showed in the matches of a listing, as long as those still name the record it moves from.
pub(super) async fn shown(
    tx: &mut Tx,
    app: &App,
    community: CommunityId,
    from: Owner,
    to: Owner,
    listing: ListingId,
) -> Result<(), Error> {
    row! {
        struct Row {
            id: MatchId,
            contact_sealed: Option<Vec<u8>>,
        }
    }
    let rows = all!(
        tx,
        Row,
        "select s.id, s.contact_sealed from shown s join matches m on m.community_id = s.community_id and m.id = s.id
         where s.community_id = $1 and s.neighbor_id = $2 and (m.need_id = $3 or m.offer_id = $3)
           and m.needer_id <> $4 and m.helper_id <> $4",
        community,
        from.id,
        listing,
        to.id
    )?;
    for row in &rows {
        let id = row.id.to_string();
        let spot = Spot {
            community,
            table: "shown",
            column: "contact",
            row: &id,
        };
        let sealed = spot.hand_over(app, row.contact_sealed.as_deref(), (from, 1), (to, 1))?;
        exec!(
            tx,
            "update shown set neighbor_id = $3, contact_sealed = $4 where community_id = $1 and id = $2 and neighbor_id = $5",
            community,
            row.id,
            to.id,
            sealed,
            from.id
        )?;
    }
    Ok(())
}

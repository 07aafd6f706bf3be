//! The living summary of a neighborhood, drawn at most once a minute so that the front page stays quick
//! however many have answered.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::moment::MINUTE;
use domain::needs::Side;
use domain::picture::Picture;
use domain::{CategoryId, CommunityId, Moment};

use crate::db::Tx;
use crate::{App, Error};

/// The pictures that were drawn lately, by community, with when.
#[derive(Default)]
pub struct Drawn(Mutex<HashMap<CommunityId, (Moment, Arc<Picture>)>>);

/// How long a picture is shown before it is drawn anew.
const FRESH: i64 = MINUTE;

/// The living summary, at most a minute old.
pub async fn living(app: &App, community: CommunityId) -> Result<Arc<Picture>, Error> {
    let now = app.clock.now();
    if let Some(fresh) = app.pictures.fresh(community, now) {
        return Ok(fresh);
    }
    let mut tx = app.db.read().await?;
    let drawn = Arc::new(draw(&mut tx, community).await?);
    drop(tx);
    app.pictures.keep(community, now, &drawn);
    Ok(drawn)
}

impl Drawn {
    fn fresh(&self, community: CommunityId, now: Moment) -> Option<Arc<Picture>> {
        let drawn = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, picture) = drawn.get(&community)?;
        (now >= *at && now.since(*at) < FRESH).then(|| picture.clone())
    }

    fn keep(&self, community: CommunityId, now: Moment, picture: &Arc<Picture>) {
        let mut drawn = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        drawn.insert(community, (now, picture.clone()));
    }
}

row! {
    struct Answered {
        people: i64,
    }
}

row! {
    struct Said {
        category_id: CategoryId,
        people: i64,
    }
}

/// Draws the picture: people, not forms or listings, are counted.
async fn draw(tx: &mut Tx, community: CommunityId) -> Result<Picture, Error> {
    let answered = one!(
        tx,
        Answered,
        "select count(*) as people from neighbors n
         where n.community_id = $1 and n.merged_into is null
           and (n.source = 'import' or exists (select 1 from answers a where a.community_id = n.community_id and a.neighbor_id = n.id))",
        community
    )?;
    let offers = said(tx, community, Side::Offer).await?;
    let needs = said(tx, community, Side::Need).await?;
    Ok(Picture::of(answered.people, &offers, &needs))
}

async fn said(
    tx: &mut Tx,
    community: CommunityId,
    side: Side,
) -> Result<Vec<(CategoryId, i64)>, Error> {
    let counted = all!(
        tx,
        Said,
        "select l.category_id, count(distinct l.neighbor_id) as people
         from listings l join categories c on c.community_id = l.community_id and c.id = l.category_id
         where l.community_id = $1 and l.side = $2 and l.state in ('open', 'matched')
         group by l.category_id, c.position, c.key order by c.position, c.key",
        community,
        side
    )?;
    Ok(counted
        .into_iter()
        .map(|row| (row.category_id, row.people))
        .collect())
}

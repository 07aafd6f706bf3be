//! What the neighborhood says of itself, changed by its organizers.

use domain::Refusal;
use domain::community::{Community, Settings};
use domain::people::Actor;

use crate::{App, Error};

/// Changes the neighborhood's settings. What cannot be kept is refused ([`Settings::flaws`]).
pub async fn change(app: &App, who: Actor, settings: &Settings) -> Result<Community, Error> {
    who.organizes()?;
    if !settings.flaws().is_empty() {
        return Err(Refusal::NotFit.into());
    }
    let community = who.community();
    let mut tx = app.db.write(community).await?;
    exec!(
        &mut tx,
        "update communities
         set name = $2, zone = $3, country = $4, languages = $5, run_by = $6, about = $7,
             retention_days = $8, quiet_from = $9, quiet_to = $10
         where id = $1 -- its id is the community_id",
        community,
        &settings.name,
        settings.zone.name(),
        &settings.country,
        &settings.languages,
        &settings.run_by,
        &settings.about,
        settings.retention_days,
        i64::from(settings.quiet.0),
        i64::from(settings.quiet.1)
    )?;
    let changed = super::load(&mut tx, community).await?;
    tx.commit().await?;
    Ok(changed)
}

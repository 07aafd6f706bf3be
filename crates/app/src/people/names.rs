//! Names, opened in memory for as long as a search lasts. They stand in no index on the disk, so whoever is
//! looked for by name is found by opening all names, which takes a moment for ten thousand.

use domain::people::Standing;
use domain::{AreaId, CommunityId, KeyId, NeighborId};

use crate::db::Tx;
use crate::vault::Place;
use crate::{App, Error};

/// Somebody's name, and what their contact is known by.
pub struct Known {
    /// Who.
    pub id: NeighborId,
    /// What they are called; empty when they did not say.
    pub name: String,
    /// The keyed hash of their phone.
    pub phone: Option<String>,
    /// The keyed hash of their mail address.
    pub email: Option<String>,
    /// Their area.
    pub area: Option<AreaId>,
}

/// The names of everybody who is here, for the program's own work. Nothing of it may be shown to anybody
/// before the look at each of them is written down.
pub async fn all(tx: &mut Tx, app: &App, community: CommunityId) -> Result<Vec<Known>, Error> {
    row! {
        struct Row {
            id: NeighborId,
            key_id: Option<KeyId>,
            version: i64,
            name_sealed: Option<Vec<u8>>,
            phone_hash: Option<String>,
            email_hash: Option<String>,
            area_id: Option<AreaId>,
        }
    }
    let rows = all!(
        tx,
        Row,
        "select id, key_id, version, name_sealed, phone_hash, email_hash, area_id
         from neighbors where community_id = $1 and merged_into is null and standing <> $2 order by id",
        community,
        Standing::Erased
    )?;
    app.vault
        .fetch(rows.iter().filter_map(|row| row.key_id))
        .await?;
    rows.into_iter()
        .map(|row| {
            let place = Place {
                community,
                table: "neighbors",
                column: "name",
                row: &row.id.to_string(),
                neighbor: row.id,
                version: row.version,
            };
            let name = app
                .vault
                .unseal(row.key_id, place, row.name_sealed.as_deref())?;
            Ok(Known {
                id: row.id,
                name: name.unwrap_or_default(),
                phone: row.phone_hash,
                email: row.email_hash,
                area: row.area_id,
            })
        })
        .collect()
}

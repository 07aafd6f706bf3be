//! The key store: where neighbors' keys lie, wrapped, apart from the data.

use std::sync::PoisonError;

use domain::{CommunityId, KeyId, Moment, NeighborId};
use zeroize::Zeroizing;

use super::{Key, Vault, unseal_with};
use crate::{Broken, Error};

/// Keys made at once, so that one write to the disk serves many neighbors.
const BATCH: usize = 64;
/// Missing keys above which all are read at once.
const MANY: usize = 32;
/// Open keys kept in memory; above that, all are let go.
const KEPT: usize = 200_000;

row! {
    struct Wrapped {
        id: KeyId,
        wrapped: Vec<u8>,
    }
}

row! {
    /// Somebody who was forgotten.
    pub struct Tombstone {
        /// Where they lived.
        pub community_id: CommunityId,
        /// Who they were to the program.
        pub neighbor_id: NeighborId,
    }
}

impl Vault {
    /// A key for a new neighbor. It is on the disk before this returns.
    pub async fn new_key(&self, now: Moment) -> Result<KeyId, Error> {
        if let Some(spare) = self.take_spare() {
            return Ok(spare);
        }
        let mut tx = self.keys.write_anywhere().await?;
        let mut made = Vec::with_capacity(BATCH);
        for _ in 0..BATCH {
            let id: KeyId = self.chance.id(now);
            let key: Key = Zeroizing::new(self.chance.bytes());
            let wrapped = self.seal_with(&self.wrap, id.to_string().as_bytes(), &key[..]);
            exec!(
                &mut tx,
                "insert into neighbor_keys (id, wrapped, made_at) values ($1, $2, $3)",
                id,
                wrapped,
                now
            )?;
            made.push((id, key));
        }
        tx.commit().await?;
        let mut open = self
            .open_keys
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        let mut spare = self.spare.lock().unwrap_or_else(PoisonError::into_inner);
        for (id, key) in made {
            open.insert(id, key);
            spare.push(id);
        }
        spare
            .pop()
            .ok_or_else(|| Broken::told("no key could be made").into())
    }

    /// Takes a key back that was made for somebody who did not come. It must not have sealed anything.
    pub fn give_back(&self, unused: KeyId) {
        self.spare
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(unused);
    }

    fn take_spare(&self) -> Option<KeyId> {
        self.spare
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop()
    }

    /// Takes keys back that nobody needed after all; the next new neighbors get them.
    pub fn hand_back(&self, keys: Vec<KeyId>) {
        let mut spare = self.spare.lock().unwrap_or_else(PoisonError::into_inner);
        spare.extend(keys);
    }

    /// Brings keys to hand. Keys that were destroyed stay away.
    pub async fn fetch(&self, wanted: impl IntoIterator<Item = KeyId>) -> Result<(), Error> {
        let missing: Vec<KeyId> = {
            let open = self
                .open_keys
                .read()
                .unwrap_or_else(PoisonError::into_inner);
            wanted
                .into_iter()
                .filter(|id| !open.contains_key(id))
                .collect()
        };
        if missing.is_empty() {
            return Ok(());
        }
        let mut tx = self.keys.read().await?;
        let mut found = Vec::new();
        if missing.len() > MANY {
            found = all!(&mut tx, Wrapped, "select id, wrapped from neighbor_keys")?;
        } else {
            for id in missing {
                found.extend(opt!(
                    &mut tx,
                    Wrapped,
                    "select id, wrapped from neighbor_keys where id = $1",
                    id
                )?);
            }
        }
        drop(tx);
        self.keep(found)
    }

    fn keep(&self, found: Vec<Wrapped>) -> Result<(), Error> {
        let mut open = self
            .open_keys
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        if open.len() > KEPT {
            open.clear();
        }
        for row in found {
            let plain = unseal_with(&self.wrap, row.id.to_string().as_bytes(), &row.wrapped);
            let key: [u8; 32] = plain
                .and_then(|plain| plain.try_into().ok())
                .ok_or_else(|| {
                    Broken::told("a neighbor's key does not open with this install's key")
                })?;
            open.insert(row.id, Zeroizing::new(key));
        }
        Ok(())
    }

    /// Notes that somebody is to be forgotten. From here on, a restored backup forgets them too.
    pub async fn bury(
        &self,
        community: CommunityId,
        neighbor: NeighborId,
        key: KeyId,
        now: Moment,
    ) -> Result<(), Error> {
        let mut tx = self.keys.write_anywhere().await?;
        exec!(
            &mut tx,
            "insert into tombstones (community_id, neighbor_id, key_id, at) values ($1, $2, $3, $4)
             on conflict (community_id, neighbor_id) do nothing",
            community,
            neighbor,
            key,
            now
        )?;
        exec!(&mut tx, "delete from neighbor_keys where id = $1", key)?;
        tx.commit().await?;
        self.open_keys
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&key);
        self.keys.checkpoint().await
    }

    /// Everybody who was forgotten.
    pub async fn tombstones(&self) -> Result<Vec<Tombstone>, Error> {
        let mut tx = self.keys.read().await?;
        all!(
            &mut tx,
            Tombstone,
            "select community_id, neighbor_id from tombstones order by community_id, neighbor_id"
        )
    }

    /// Checks that this install's key belongs to this key store; on the first run, notes that it does.
    pub(super) async fn check_install_key(&self) -> Result<(), Error> {
        const PROOF: &str = "this key opens this store";
        row! {
            struct Proof {
                wrapped: Vec<u8>,
            }
        }
        let mut tx = self.keys.write_anywhere().await?;
        let found = opt!(
            &mut tx,
            Proof,
            "select wrapped from install_secrets where name = $1",
            "proof"
        )?;
        match found {
            Some(proof) => {
                unseal_with(&self.wrap, b"proof", &proof.wrapped)
                    .ok_or_else(|| Broken::told("the install's key does not fit this key store; put back the right key file, or use the recovery code"))?;
            }
            None => {
                let wrapped = self.seal_with(&self.wrap, b"proof", PROOF.as_bytes());
                exec!(
                    &mut tx,
                    "insert into install_secrets (name, wrapped) values ($1, $2)",
                    "proof",
                    wrapped
                )?;
            }
        }
        tx.commit().await
    }
}

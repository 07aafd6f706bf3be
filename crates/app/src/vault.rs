//! The vault: what seals personal data and opens it again.
//!
//! Every neighbor has a key of their own, kept in a store apart from the data and wrapped by the
//! install's key. A value is sealed with XChaCha20-Poly1305; its associated data names community, table,
//! column, row, neighbor and version, so that a value moved elsewhere, or an older one put back, does not
//! open. Destroying a neighbor's key makes every copy of what it sealed unreadable.

pub mod install_key;
mod store;

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError, RwLock};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use domain::{CommunityId, KeyId, NeighborId};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::{Broken, Chance, Config, Db, Error};

/// First byte of every sealed value: which recipe it was made by.
const RECIPE: u8 = 1;
/// Bytes of a nonce.
const NONCE: usize = 24;
/// Values are padded to these lengths, then to whole kilobytes, so that their length says little.
const LENGTHS: [usize; 6] = [32, 64, 128, 256, 512, 1024];

type Key = Zeroizing<[u8; 32]>;

/// Where a sealed value stands. It opens nowhere else.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The community.
    pub community: CommunityId,
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// The row's id.
    pub row: &'a str,
    /// Whose it is.
    pub neighbor: NeighborId,
    /// The row's version.
    pub version: i64,
}

/// What seals and opens the backups of an install, and the name by which an install knows its own.
#[derive(Clone)]
pub(crate) struct BackupKey {
    pub(crate) key: Zeroizing<[u8; 32]>,
    pub(crate) install: String,
}

impl BackupKey {
    /// Reads it where the install's key is there already: restoring never makes a new one.
    pub(crate) fn read(config: &Config) -> Result<Self, Error> {
        let root = install_key::read(config)?.ok_or_else(|| {
            Broken::told("the install's key is not here: put the key file back, or type in the recovery code")
        })?;
        Self::of(&root)
    }

    fn of(root: &Key) -> Result<Self, Error> {
        let name = part_of(root, "manyhands install name 1")?;
        Ok(Self {
            key: part_of(root, "manyhands backups 1")?,
            install: hex(&name[..8]),
        })
    }
}

/// The secrets of an install, open.
pub struct Vault {
    keys: Db,
    wrap: Key,
    index: Key,
    links: Key,
    forms: Key,
    communities: Key,
    backups: BackupKey,
    chance: Chance,
    open_keys: RwLock<HashMap<KeyId, Key>>,
    spare: Mutex<Vec<KeyId>>,
}

impl Vault {
    /// Opens the key store with the install's key, making one on the first run.
    pub async fn open(keys: Db, config: &Config, chance: Chance) -> Result<Self, Error> {
        let root = install_key::read_or_make(config, &chance)?;
        let part = |label: &str| part_of(&root, label);
        let vault = Self {
            keys,
            wrap: part("manyhands wrap 1")?,
            index: part("manyhands index 1")?,
            links: part("manyhands links 1")?,
            forms: part("manyhands forms 1")?,
            communities: part("manyhands communities 1")?,
            backups: BackupKey::of(&root)?,
            chance,
            open_keys: RwLock::default(),
            spare: Mutex::default(),
        };
        vault.check_install_key().await?;
        Ok(vault)
    }

    /// Closes the key store.
    pub async fn close(&self) {
        self.keys.close().await;
    }

    /// The key store itself, for backups and checks.
    pub fn store(&self) -> &Db {
        &self.keys
    }

    /// The key that backups are sealed with.
    pub(crate) fn backup_key(&self) -> &BackupKey {
        &self.backups
    }

    /// Seals a text with a neighbor's key, which must be at hand ([`Vault::fetch`]).
    pub fn seal(&self, key: KeyId, place: Place<'_>, text: &str) -> Result<Vec<u8>, Error> {
        let key = self.at_hand(key).ok_or(Error::NotFound)?;
        Ok(self.seal_with(&key, &place.associated(), text.as_bytes()))
    }

    /// Opens a sealed text. `None` when its neighbor was forgotten; an error when it was tampered with.
    pub fn unseal(
        &self,
        key: Option<KeyId>,
        place: Place<'_>,
        sealed: Option<&[u8]>,
    ) -> Result<Option<String>, Error> {
        let (Some(key), Some(sealed)) = (key.and_then(|key| self.at_hand(key)), sealed) else {
            return Ok(None);
        };
        let plain = unseal_with(&key, &place.associated(), sealed).ok_or_else(|| {
            Broken::told(format!(
                "a value of {}.{} does not open",
                place.table, place.column
            ))
        })?;
        String::from_utf8(plain)
            .map(Some)
            .map_err(|_| Broken::told("a sealed value is no text").into())
    }

    /// Seals bytes that belong to a community, such as an uploaded file, under a name.
    pub fn seal_for_community(&self, community: CommunityId, name: &str, bytes: &[u8]) -> Vec<u8> {
        self.seal_with(&self.community_key(community), name.as_bytes(), bytes)
    }

    /// Opens bytes that belong to a community.
    pub fn unseal_for_community(
        &self,
        community: CommunityId,
        name: &str,
        sealed: &[u8],
    ) -> Option<Vec<u8>> {
        unseal_with(&self.community_key(community), name.as_bytes(), sealed)
    }

    /// The keyed hash by which a phone number or mail address is looked up. As sensitive as the number.
    pub fn index(&self, community: CommunityId, what: &str, value: &str) -> String {
        hex(&mac(
            &self.index,
            &[
                community.to_string().as_bytes(),
                what.as_bytes(),
                value.as_bytes(),
            ],
        ))
    }

    /// A secret word for a neighbor's link: 128 bits that only this install can make, and only while it has
    /// the neighbor's key, which must be at hand ([`Vault::fetch`]). The same each time for the same purpose
    /// and thing, so that a mail tried again carries the same link and none is stored.
    pub fn token(
        &self,
        key: KeyId,
        community: CommunityId,
        purpose: &str,
        about: &str,
    ) -> Result<String, Error> {
        let own = self.at_hand(key).ok_or(Error::NotFound)?;
        let own = part_of(&own, "manyhands links of a neighbor 1")?;
        let links = Zeroizing::new(mac(&self.links, &[&own[..]]));
        Ok(word_of(&links, community, purpose, about))
    }

    /// The word that the same link had while it came from the install's key alone. Those that were handed out
    /// go on opening what they opened, until they grow old or are renewed.
    pub fn token_before(&self, community: CommunityId, purpose: &str, about: &str) -> String {
        word_of(&self.links, community, purpose, about)
    }

    /// Six digits that only this install can make, the same each time for the same thing.
    pub fn digits(&self, community: CommunityId, about: &str, at: i64) -> String {
        let full = mac(
            &self.links,
            &[
                community.to_string().as_bytes(),
                b"digits",
                about.as_bytes(),
                &at.to_le_bytes(),
            ],
        );
        let number = full[..8]
            .iter()
            .fold(0u64, |number, byte| number << 8 | u64::from(*byte));
        format!("{:06}", number % 1_000_000)
    }

    /// What ties a form to the browser that it was shown to.
    pub fn form_token(&self, browser: &str) -> String {
        let full = mac(&self.forms, &[browser.as_bytes()]);
        data_encoding::BASE64URL_NOPAD.encode(&full[..16])
    }

    /// Seals something for a browser to keep, such as a half-finished answer.
    pub fn seal_for_browser(&self, name: &str, text: &str) -> String {
        data_encoding::BASE64URL_NOPAD.encode(&self.seal_with(
            &self.forms,
            name.as_bytes(),
            text.as_bytes(),
        ))
    }

    /// Opens what a browser kept; `None` when it is not ours.
    pub fn unseal_from_browser(&self, name: &str, kept: &str) -> Option<String> {
        let sealed = data_encoding::BASE64URL_NOPAD
            .decode(kept.as_bytes())
            .ok()?;
        String::from_utf8(unseal_with(&self.forms, name.as_bytes(), &sealed)?).ok()
    }

    fn community_key(&self, community: CommunityId) -> Key {
        Zeroizing::new(mac(&self.communities, &[community.to_string().as_bytes()]))
    }

    fn at_hand(&self, key: KeyId) -> Option<Key> {
        self.open_keys
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&key)
            .cloned()
    }

    fn seal_with(&self, key: &Key, associated: &[u8], plain: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE] = self.chance.bytes();
        let body = padded(plain);
        let cipher = XChaCha20Poly1305::new((&**key).into());
        let payload = Payload {
            msg: &body,
            aad: associated,
        };
        // Encryption of a message far below 256 GiB cannot fail.
        let sealed = cipher
            .encrypt(&XNonce::from(nonce), payload)
            .unwrap_or_default();
        [&[RECIPE][..], &nonce, &sealed].concat()
    }
}

impl Place<'_> {
    fn associated(&self) -> Vec<u8> {
        let parts = [
            &self.community.to_string(),
            self.table,
            self.column,
            self.row,
            &self.neighbor.to_string(),
            &self.version.to_string(),
        ];
        parts.join("\u{1f}").into_bytes()
    }
}

/// A key for one purpose, from the install's key (HKDF-SHA-256, RFC 5869).
fn part_of(root: &Key, label: &str) -> Result<Key, Error> {
    let mut out = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(None, &root[..])
        .expand(label.as_bytes(), &mut out[..])
        .map_err(|_| Broken::told("the install's key has the wrong length"))?;
    Ok(out)
}

fn word_of(key: &Key, community: CommunityId, purpose: &str, about: &str) -> String {
    let parts = [
        community.to_string().into_bytes(),
        purpose.as_bytes().to_vec(),
        about.as_bytes().to_vec(),
    ];
    let full = mac(key, &parts.each_ref().map(Vec::as_slice));
    data_encoding::BASE32_NOPAD
        .encode(&full[..16])
        .to_ascii_lowercase()
}

fn unseal_with(key: &Key, associated: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let (&recipe, rest) = sealed.split_first()?;
    let (nonce, body) = rest.split_at_checked(NONCE)?;
    let nonce: [u8; NONCE] = nonce.try_into().ok()?;
    if recipe != RECIPE {
        return None;
    }
    let cipher = XChaCha20Poly1305::new((&**key).into());
    let plain = cipher
        .decrypt(
            &XNonce::from(nonce),
            Payload {
                msg: body,
                aad: associated,
            },
        )
        .ok()?;
    let length = u32::from_le_bytes(plain.get(..4)?.try_into().ok()?) as usize;
    plain.get(4..4 + length).map(<[u8]>::to_vec)
}

fn padded(plain: &[u8]) -> Vec<u8> {
    let needed = plain.len() + 4;
    let whole = LENGTHS
        .into_iter()
        .find(|length| *length >= needed)
        .unwrap_or_else(|| needed.div_ceil(1024) * 1024);
    let mut body = Vec::with_capacity(whole);
    body.extend_from_slice(&u32::try_from(plain.len()).unwrap_or(u32::MAX).to_le_bytes());
    body.extend_from_slice(plain);
    body.resize(whole, 0);
    body
}

/// HMAC-SHA-256 over parts, each with its length before it.
fn mac(key: &Key, parts: &[&[u8]]) -> [u8; 32] {
    // A key of any length is good for HMAC (RFC 2104), so this cannot fail.
    let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(&key[..]) else {
        return [0; 32];
    };
    for part in parts {
        mac.update(&(part.len() as u64).to_le_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// What of a secret word is stored: its SHA-256. It has 128 bits of its own, so no slow hash is needed.
pub fn hash_of(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}

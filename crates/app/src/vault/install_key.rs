//! The install's key: 32 bytes in a file beside the data, or locked by a passphrase, or typed in again
//! from the printed recovery code when the file is lost.

use std::io::Write;
use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::Key;
use crate::{Broken, Chance, Config, Error};

const PLAIN: &str = "manyhands-key-1 ";
const LOCKED: &str = "manyhands-locked-key-1 ";
/// Argon2id with 64 MiB and three passes: about a quarter of a second, once at start (OWASP's floor is 46 MiB and one).
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;

/// Reads the install's key, or makes one when neither it nor a key store is there yet.
pub(super) fn read_or_make(config: &Config, chance: &Chance) -> Result<Key, Error> {
    if let Some(key) = read(config)? {
        return Ok(key);
    }
    let key: Key = Zeroizing::new(chance.bytes());
    save(&config.key_path(), &text_of(&key, config, chance)?)?;
    Ok(key)
}

/// Reads the install's key, when there is one.
pub(super) fn read(config: &Config) -> Result<Option<Key>, Error> {
    match std::fs::read_to_string(config.key_path()) {
        Ok(text) => parse(&text, config).map(Some),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The recovery code of an install: print it and keep it in two homes.
pub fn recovery_code(config: &Config) -> Result<String, Error> {
    let text = std::fs::read_to_string(config.key_path())?;
    Ok(code_of(&parse(&text, config)?))
}

/// Puts a key file back from the recovery code.
pub fn put_back(config: &Config, code: &str, chance: &Chance) -> Result<(), Error> {
    let key = from_code(code)
        .ok_or_else(|| Broken::told("this is not a recovery code; check it letter by letter"))?;
    save(&config.key_path(), &text_of(&key, config, chance)?)
}

fn text_of(key: &Key, config: &Config, chance: &Chance) -> Result<String, Error> {
    Ok(match &config.passphrase {
        None => format!("{PLAIN}{}\n", code_of(key)),
        Some(passphrase) => {
            let salt: [u8; 16] = chance.bytes();
            let nonce: [u8; 24] = chance.bytes();
            let slot = stretched(&passphrase.0, &salt)?;
            let cipher = XChaCha20Poly1305::new((&*slot).into());
            let sealed = cipher
                .encrypt(&XNonce::from(nonce), &key[..])
                .map_err(|_| Broken::told("the key could not be locked"))?;
            format!(
                "{LOCKED}{}\n",
                BASE32_NOPAD.encode(&[&salt[..], &nonce, &sealed].concat())
            )
        }
    })
}

fn parse(text: &str, config: &Config) -> Result<Key, Error> {
    let text = text.trim();
    if let Some(code) = text.strip_prefix(PLAIN.trim()) {
        return from_code(code).ok_or_else(|| Broken::told("the key file is damaged").into());
    }
    let locked = text
        .strip_prefix(LOCKED.trim())
        .ok_or_else(|| Broken::told("the key file is none of ours"))?;
    let passphrase = config
        .passphrase
        .as_ref()
        .ok_or_else(|| Broken::told("the install's key is locked: start with its passphrase"))?;
    let bytes = BASE32_NOPAD
        .decode(locked.trim().as_bytes())
        .map_err(|_| Broken::told("the key file is damaged"))?;
    let (Some(salt), Some(nonce), Some(sealed)) =
        (bytes.get(..16), bytes.get(16..40), bytes.get(40..))
    else {
        return Err(Broken::told("the key file is damaged").into());
    };
    let nonce: [u8; 24] = nonce
        .try_into()
        .map_err(|_| Broken::told("the key file is damaged"))?;
    let slot = stretched(&passphrase.0, salt)?;
    let plain = XChaCha20Poly1305::new((&*slot).into())
        .decrypt(&XNonce::from(nonce), sealed)
        .map_err(|_| Broken::told("this passphrase does not open the install's key"))?;
    let key: [u8; 32] = plain
        .try_into()
        .map_err(|_| Broken::told("the key file is damaged"))?;
    Ok(Zeroizing::new(key))
}

fn stretched(passphrase: &str, salt: &[u8]) -> Result<Key, Error> {
    let trouble =
        |error: argon2::Error| Broken::told(format!("the passphrase cannot be used: {error}"));
    let params = Params::new(MEMORY_KIB, PASSES, 1, Some(32)).map_err(trouble)?;
    let mut out = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, &mut out[..])
        .map_err(trouble)?;
    Ok(out)
}

/// Groups of five letters; the last two bytes are a checksum against slips of the pen.
fn code_of(key: &Key) -> String {
    let check = Sha256::digest(&key[..]);
    let letters = BASE32_NOPAD.encode(&[&key[..], &check[..2]].concat());
    letters
        .as_bytes()
        .chunks(5)
        .map(|group| String::from_utf8_lossy(group).into_owned())
        .collect::<Vec<_>>()
        .join("-")
}

fn from_code(code: &str) -> Option<Key> {
    let letters: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let letters = letters
        .replace('0', "O")
        .replace('1', "I")
        .replace('8', "B");
    let bytes = BASE32_NOPAD.decode(letters.as_bytes()).ok()?;
    let key: [u8; 32] = bytes.get(..32)?.try_into().ok()?;
    (bytes.get(32..)? == &Sha256::digest(key)[..2]).then(|| Zeroizing::new(key))
}

/// Writes the key file so that only its owner can read it, and so that a crash leaves the old one or the new one.
fn save(path: &Path, text: &str) -> Result<(), Error> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let beside = path.with_extension("new");
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&beside)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(&beside, path)?;
    std::fs::File::open(folder)?.sync_all()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Hidden;

    #[test]
    fn a_recovery_code_brings_the_same_key_back_and_a_slip_of_the_pen_does_not() {
        let key: Key = Zeroizing::new(Chance::seeded(1).bytes());
        let code = code_of(&key);
        assert_eq!(from_code(&code.to_lowercase()).unwrap(), key);
        let slip = if code.starts_with('A') {
            code.replacen('A', "B", 1)
        } else {
            format!("A{}", &code[1..])
        };
        assert!(from_code(&slip).is_none());
    }

    #[test]
    fn a_locked_key_opens_with_its_passphrase_only() {
        let mut config = Config::in_folder(Path::new("nowhere"));
        config.passphrase = Some(Hidden("open sesame".into()));
        let key: Key = Zeroizing::new([7; 32]);
        let text = text_of(&key, &config, &Chance::seeded(1)).unwrap();
        assert_eq!(parse(&text, &config).unwrap(), key);
        config.passphrase = Some(Hidden("open barley".into()));
        assert!(parse(&text, &config).is_err());
    }
}

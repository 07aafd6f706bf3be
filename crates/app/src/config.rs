//! What is in force: where the data lies, how mail leaves, under which address people come.

use std::path::{Path, PathBuf};

/// Everything that can be set. The command line floor fills it from flags and the environment.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder of the data, the key store and the install's key.
    pub data: PathBuf,
    /// The data's own address, when it is not `data.db` in the folder.
    pub database: Option<String>,
    /// The key store's own address, when it is not `keys.db` in the folder.
    pub keys: Option<String>,
    /// The file with the install's key, when it is not `install.key` in the folder.
    pub key_file: Option<PathBuf>,
    /// The passphrase that opens the install's key, when it is locked by one.
    pub passphrase: Option<Hidden>,
    /// Under which address people reach the program, without a slash at the end.
    pub base_url: String,
    /// How mail leaves, when it does.
    pub mail: Option<Mail>,
    /// How text messages leave and come in, when they do.
    pub texts: Option<Texts>,
}

/// A mail server.
#[derive(Clone, Debug)]
pub struct Mail {
    /// `smtp://host:port`, `smtps://user:password@host:port`, or with `?tls=required`.
    pub server: Hidden,
    /// The sender's address.
    pub from: String,
    /// Where a person reads what comes back, when that is not the sender's address.
    pub reply_to: Option<String>,
}

/// A gateway for text messages that speaks HTTP.
#[derive(Clone, Debug)]
pub struct Texts {
    /// Where a message is handed over.
    pub url: Hidden,
    /// The account and its password, as `account:password`, when the gateway asks for it.
    pub account: Option<Hidden>,
    /// The number messages come from.
    pub from: String,
    /// What the gateway says to prove that a reply comes from it.
    pub secret: Option<Hidden>,
}

/// Something that must not be printed.
#[derive(Clone)]
pub struct Hidden(pub String);

impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(hidden)")
    }
}

impl Config {
    /// An install in a folder, on its embedded database, with nothing else set.
    pub fn in_folder(data: &Path) -> Self {
        Self {
            data: data.to_owned(),
            database: None,
            keys: None,
            key_file: None,
            passphrase: None,
            base_url: "http://localhost:8080".to_owned(),
            mail: None,
            texts: None,
        }
    }

    /// Where the data is.
    pub fn database_url(&self) -> String {
        self.database
            .clone()
            .unwrap_or_else(|| format!("sqlite:{}", self.data.join("data.db").display()))
    }

    /// Where the key store is.
    pub fn keys_url(&self) -> String {
        self.keys
            .clone()
            .unwrap_or_else(|| format!("sqlite:{}", self.data.join("keys.db").display()))
    }

    /// Where the install's key is.
    pub fn key_path(&self) -> PathBuf {
        self.key_file
            .clone()
            .unwrap_or_else(|| self.data.join("install.key"))
    }

    /// Whether people come by https, so that cookies may insist on it.
    pub fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}

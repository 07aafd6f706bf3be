//! What can be set, by flag or environment, and where each value came from.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use app::config::{Config, Hidden, Mail, Texts};
use app::{Broken, Error};
use clap::Args;

/// Everything that can be set. Each flag has a variable of the environment with the same meaning.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// The folder of the data, the key store and the install's key.
    #[arg(
        long,
        global = true,
        env = "MANYHANDS_DATA",
        default_value = "./manyhands-data",
        value_name = "DIR"
    )]
    pub data: PathBuf,
    /// The data's own address, when it is not in the folder: `postgres://…` or `sqlite:FILE`.
    #[arg(
        long,
        global = true,
        env = "MANYHANDS_DATABASE",
        hide_env_values = true,
        value_name = "URL"
    )]
    pub database: Option<String>,
    /// The key store's own address, when it is not in the folder.
    #[arg(
        long,
        global = true,
        env = "MANYHANDS_KEYS",
        hide_env_values = true,
        value_name = "URL"
    )]
    pub keys: Option<String>,
    /// The file with the install's key, when it is not in the folder.
    #[arg(long, global = true, env = "MANYHANDS_KEY_FILE", value_name = "FILE")]
    pub key_file: Option<PathBuf>,
    /// A file with the passphrase that locks the install's key.
    #[arg(
        long,
        global = true,
        env = "MANYHANDS_PASSPHRASE_FILE",
        value_name = "FILE"
    )]
    pub passphrase_file: Option<PathBuf>,
    /// Where to listen.
    #[arg(
        long,
        global = true,
        env = "MANYHANDS_LISTEN",
        default_value = "127.0.0.1:8080",
        value_name = "ADDR:PORT"
    )]
    pub listen: SocketAddr,
    /// Under which address people come, such as `https://elm-street.example.org`.
    #[arg(long, global = true, env = "MANYHANDS_BASE_URL", value_name = "URL")]
    pub base_url: Option<String>,
    /// The proxy in front, such as `127.0.0.1`: only from there is `X-Forwarded-For` believed. Several with commas.
    #[arg(
        long,
        global = true,
        env = "MANYHANDS_PROXY",
        value_name = "ADDRESS",
        value_delimiter = ','
    )]
    pub proxy: Vec<IpAddr>,
    /// How mail leaves: `smtp://host:port` or `smtps://user:password@host:port`.
    #[arg(
        long,
        global = true,
        env = "MANYHANDS_MAIL",
        hide_env_values = true,
        value_name = "URL"
    )]
    pub mail: Option<String>,
    /// The sender's address of all mail.
    #[arg(
        long,
        global = true,
        env = "MANYHANDS_MAIL_FROM",
        value_name = "ADDRESS"
    )]
    pub mail_from: Option<String>,
    /// Where a person reads what comes back by mail, when that is not the sender's address.
    #[arg(
        long,
        global = true,
        env = "MANYHANDS_MAIL_REPLY_TO",
        value_name = "ADDRESS"
    )]
    pub mail_reply_to: Option<String>,
    /// Where text messages are handed over by HTTP.
    #[arg(
        long,
        global = true,
        env = "MANYHANDS_TEXTS",
        hide_env_values = true,
        value_name = "URL"
    )]
    pub texts: Option<String>,
    /// The gateway's account, as `account:password`.
    #[arg(
        long,
        global = true,
        env = "MANYHANDS_TEXTS_ACCOUNT",
        hide_env_values = true,
        value_name = "ACCOUNT"
    )]
    pub texts_account: Option<String>,
    /// The number that text messages come from.
    #[arg(
        long,
        global = true,
        env = "MANYHANDS_TEXTS_FROM",
        value_name = "NUMBER"
    )]
    pub texts_from: Option<String>,
    /// What the gateway says to prove that a reply comes from it.
    #[arg(
        long,
        global = true,
        env = "MANYHANDS_TEXTS_SECRET",
        hide_env_values = true,
        value_name = "WORD"
    )]
    pub texts_secret: Option<String>,
    /// Prints JSON where a script would want it.
    #[arg(long, global = true)]
    pub json: bool,
}

impl Options {
    /// Under which address people come: the one that was set, or the one it listens on.
    pub fn base_url(&self) -> String {
        let set = self
            .base_url
            .clone()
            .map(|url| url.trim_end_matches('/').to_owned());
        set.unwrap_or_else(|| {
            match self.listen.ip().is_loopback() || self.listen.ip().is_unspecified() {
                true => format!("http://localhost:{}", self.listen.port()),
                false => format!("http://{}", self.listen),
            }
        })
    }

    /// Who passes visitors on, as the server compares it.
    pub fn proxies(&self) -> Vec<IpAddr> {
        self.proxy.iter().map(IpAddr::to_canonical).collect()
    }

    /// The same for the use cases.
    pub fn config(&self) -> Result<Config, Error> {
        let passphrase = match &self.passphrase_file {
            Some(path) => Some(Hidden(
                std::fs::read_to_string(path)
                    .map_err(|error| {
                        Broken::told(format!("the passphrase file cannot be read: {error}"))
                    })?
                    .trim_end()
                    .to_owned(),
            )),
            None => None,
        };
        let base_url = self.base_url();
        let host = base_url
            .split("://")
            .nth(1)
            .and_then(|rest| rest.split([':', '/']).next())
            .unwrap_or("localhost")
            .to_owned();
        Ok(Config {
            data: self.data.clone(),
            database: self.database.clone(),
            keys: self.keys.clone(),
            key_file: self.key_file.clone(),
            passphrase,
            base_url,
            mail: self.mail.clone().map(|server| Mail {
                server: Hidden(server),
                from: self
                    .mail_from
                    .clone()
                    .unwrap_or_else(|| format!("manyhands@{host}")),
                reply_to: self.mail_reply_to.clone(),
            }),
            texts: self.texts.clone().map(|url| Texts {
                url: Hidden(url),
                account: self.texts_account.clone().map(Hidden),
                from: self.texts_from.clone().unwrap_or_default(),
                secret: self.texts_secret.clone().map(Hidden),
            }),
        })
    }
}

/// One setting as it is in force.
struct Setting {
    name: &'static str,
    value: String,
    from: &'static str,
}

/// Prints what is in force and where each value came from. Secrets are not printed.
pub fn print(options: &Options) -> Result<(), Error> {
    let settings = settings(options);
    if options.json {
        let object: serde_json::Map<_, _> = settings
            .iter()
            .map(|s| {
                (
                    s.name.to_owned(),
                    serde_json::json!({ "value": s.value, "from": s.from }),
                )
            })
            .collect();
        println!("{}", serde_json::Value::Object(object));
        return Ok(());
    }
    for setting in settings {
        println!(
            "{:<16} {:<44} {}",
            setting.name, setting.value, setting.from
        );
    }
    Ok(())
}

fn settings(options: &Options) -> Vec<Setting> {
    let hidden = |value: &Option<String>| value.as_ref().map(|_| "(set)".to_owned());
    let path = |value: &Option<PathBuf>| value.as_ref().map(|path| path.display().to_string());
    let list = [
        (
            "data",
            Some(options.data.display().to_string()),
            "MANYHANDS_DATA",
        ),
        ("database", hidden(&options.database), "MANYHANDS_DATABASE"),
        ("keys", hidden(&options.keys), "MANYHANDS_KEYS"),
        ("key-file", path(&options.key_file), "MANYHANDS_KEY_FILE"),
        (
            "passphrase-file",
            path(&options.passphrase_file),
            "MANYHANDS_PASSPHRASE_FILE",
        ),
        (
            "listen",
            Some(options.listen.to_string()),
            "MANYHANDS_LISTEN",
        ),
        ("base-url", Some(options.base_url()), "MANYHANDS_BASE_URL"),
        (
            "proxy",
            (!options.proxy.is_empty()).then(|| {
                let list: Vec<String> = options.proxy.iter().map(IpAddr::to_string).collect();
                list.join(",")
            }),
            "MANYHANDS_PROXY",
        ),
        ("mail", hidden(&options.mail), "MANYHANDS_MAIL"),
        (
            "mail-from",
            options.mail_from.clone(),
            "MANYHANDS_MAIL_FROM",
        ),
        (
            "mail-reply-to",
            options.mail_reply_to.clone(),
            "MANYHANDS_MAIL_REPLY_TO",
        ),
        ("texts", hidden(&options.texts), "MANYHANDS_TEXTS"),
        (
            "texts-account",
            hidden(&options.texts_account),
            "MANYHANDS_TEXTS_ACCOUNT",
        ),
        (
            "texts-from",
            options.texts_from.clone(),
            "MANYHANDS_TEXTS_FROM",
        ),
        (
            "texts-secret",
            hidden(&options.texts_secret),
            "MANYHANDS_TEXTS_SECRET",
        ),
    ];
    list.map(|(name, value, variable)| Setting {
        name,
        from: source(name, variable),
        value: value.unwrap_or_else(|| "(not set)".to_owned()),
    })
    .into()
}

/// Where a value came from: a flag wins over the environment, which wins over the default.
fn source(name: &str, variable: &str) -> &'static str {
    let flag = format!("--{name}");
    let by_flag = std::env::args().any(|arg| arg == flag || arg.starts_with(&format!("{flag}=")));
    match (by_flag, std::env::var_os(variable).is_some()) {
        (true, _) => "flag",
        (false, true) => "environment",
        (false, false) => "default",
    }
}

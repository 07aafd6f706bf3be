//! The conversation with a mail server (RFC 5321), step by step, each with a limit: a server that stalls
//! holds nobody up. What the server says about one receiver is told apart from what keeps all mail from
//! leaving; of its words only the number is kept.

use std::future::Future;
use std::time::Duration;

use lettre::Address;
use lettre::message::Mailbox;
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail as MailFrom, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use percent_encoding::percent_decode_str;
use url::{Host, Url};

use super::carriers::{Carrier, Carrying, Mail, Trouble};
use super::mail::{self, Envelope};
use crate::{Broken, Error, config};

/// How long one mail may take in all.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long to wait for a goodbye.
const GOODBYE: Duration = Duration::from_secs(1);

/// How a conversation is kept secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Secrecy {
    /// From the first byte: `smtps://`.
    Always,
    /// Before anything is said: `?tls=required`.
    Required,
    /// When the server offers it: `smtp://` to another machine.
    Offered,
    /// Never: `smtp://` to this machine, or `?tls=none`.
    Never,
}

/// A mail server.
pub struct Smtp {
    host: String,
    port: u16,
    secrecy: Secrecy,
    credentials: Option<Credentials>,
    /// Who else vouches for the server, besides those everybody trusts: `?ca=FILE`.
    roots: Vec<Certificate>,
    hello: ClientId,
    from: Mailbox,
    patience: Duration,
}

impl Smtp {
    /// The server that is set, greeted in the name of the host that people come to.
    pub fn new(mail: &config::Mail, base_url: &str) -> Result<Self, Error> {
        let wrong = |what: &str| Error::from(Broken::told(format!("mail server: {what}")));
        let url = Url::parse(&mail.server.0).map_err(|_| wrong("not an address"))?;
        let host = url.host_str().filter(|host| !host.is_empty());
        let host = host.ok_or_else(|| wrong("no host"))?.to_owned();
        let said = |key: &str| url.query_pairs().find(|(found, _)| found == key);
        let (tls, roots) = (said("tls"), said("ca"));
        let secrecy = match (url.scheme(), tls.as_ref().map(|(_, value)| &**value)) {
            ("smtps", None) => Secrecy::Always,
            ("smtp", Some("required")) => Secrecy::Required,
            ("smtp", Some("none")) => Secrecy::Never,
            ("smtp", None) if is_this_machine(&host) => Secrecy::Never,
            ("smtp", None | Some("offered" | "opportunistic")) => Secrecy::Offered,
            _ => return Err(wrong("use smtp:// or smtps://, and tls=required or none")),
        };
        let port = match secrecy {
            Secrecy::Always => 465,
            Secrecy::Required | Secrecy::Offered => 587,
            Secrecy::Never => 25,
        };
        Ok(Self {
            port: url.port().unwrap_or(port),
            credentials: credentials(&url).ok_or_else(|| wrong("user or password"))?,
            roots: match roots {
                Some((_, file)) => certificates(&file)
                    .ok_or_else(|| wrong("the file of certificates cannot be read"))?,
                None => Vec::new(),
            },
            hello: hello(base_url),
            from: mail
                .from
                .parse()
                .map_err(|_| wrong("the sender is no mail address"))?,
            patience: PATIENCE,
            host,
            secrecy,
        })
    }

    /// The same server with another limit for one mail.
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Says hello, shows who we are, and leaves again: whether mail could be handed over.
    pub async fn greet(&self) -> Result<(), Trouble> {
        let connected = tokio::time::timeout(self.patience, self.connect()).await;
        let mut server = connected.map_err(|_| Trouble::Unreachable("timeout".to_owned()))??;
        let _ = tokio::time::timeout(GOODBYE, server.quit()).await;
        Ok(())
    }

    async fn deliver(&self, envelope: &Envelope) -> Result<AsyncSmtpConnection, Trouble> {
        let mut server = self.connect().await?;
        let mut said = Vec::new();
        if !is_ascii(&envelope.from) || !is_ascii(&envelope.to) {
            if !server
                .server_info()
                .supports_feature(Extension::SmtpUtfEight)
            {
                return Err(Trouble::Never("smtp no utf8".to_owned()));
            }
            said.push(MailParameter::SmtpUtfEight);
        }
        if !envelope.bytes.is_ascii() {
            said.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        let from = MailFrom::new(Some(envelope.from.clone()), said);
        self.step(server.command(from)).await.map_err(of_all)?;
        let to = Rcpt::new(envelope.to.clone(), vec![]);
        self.step(server.command(to)).await.map_err(of_this_one)?;
        self.step(server.command(Data)).await.map_err(of_this_one)?;
        self.step(server.message(&envelope.bytes))
            .await
            .map_err(of_this_one)?;
        Ok(server)
    }

    /// Connects, goes over to a secret conversation and shows who we are.
    async fn connect(&self) -> Result<AsyncSmtpConnection, Trouble> {
        let tls = || {
            let host = self.host.trim_matches(['[', ']']).to_owned();
            let known = self.roots.iter().cloned();
            known
                .fold(TlsParameters::builder(host), |tls, root| {
                    tls.add_root_certificate(root)
                })
                .build()
                .map_err(|_| Trouble::Unreachable("smtp tls".into()))
        };
        let wrapped = (self.secrecy == Secrecy::Always).then(tls).transpose()?;
        let host = self.host.trim_matches(['[', ']']);
        let connecting = AsyncSmtpConnection::connect_tokio1(
            (host, self.port),
            Some(self.patience / 3),
            &self.hello,
            wrapped,
            None,
        );
        let mut server = self.step(connecting).await.map_err(of_all)?;
        let upgrade = match self.secrecy {
            Secrecy::Required => true,
            Secrecy::Offered => server.can_starttls(),
            Secrecy::Always | Secrecy::Never => false,
        };
        if upgrade {
            if !server.can_starttls() {
                return Err(Trouble::Unreachable("smtp no tls".to_owned()));
            }
            self.step(server.starttls(tls()?, &self.hello))
                .await
                .map_err(of_all)?;
        }
        if let Some(credentials) = &self.credentials {
            if self.secrecy == Secrecy::Offered && !server.is_encrypted() {
                return Err(Trouble::Unreachable("smtp no tls".to_owned()));
            }
            self.step(server.auth(DEFAULT_MECHANISMS, credentials))
                .await
                .map_err(of_all)?;
        }
        Ok(server)
    }

    /// One step of the conversation, within a third of the whole patience.
    async fn step<T>(
        &self,
        step: impl Future<Output = Result<T, SmtpError>>,
    ) -> Result<T, Option<SmtpError>> {
        match tokio::time::timeout(self.patience / 3, step).await {
            Ok(done) => done.map_err(Some),
            Err(_) => Err(None),
        }
    }
}

impl Carrier for Smtp {
    fn carry<'a>(&'a self, mail: &'a Mail) -> Carrying<'a> {
        Box::pin(async move {
            let envelope = mail::enclose(mail, &self.from)?;
            let delivered = tokio::time::timeout(self.patience, self.deliver(&envelope)).await;
            let mut server =
                delivered.map_err(|_| Trouble::Unreachable("timeout".to_owned()))??;
            // It is delivered; a server that does not say goodbye changes nothing.
            let _ = tokio::time::timeout(GOODBYE, server.quit()).await;
            Ok(())
        })
    }
}

fn is_ascii(address: &Address) -> bool {
    let text: &str = address.as_ref();
    text.is_ascii()
}

/// A failure that has nothing to do with this receiver: the next mail would fare no better.
fn of_all(error: Option<SmtpError>) -> Trouble {
    Trouble::Unreachable(match error {
        None => "timeout".to_owned(),
        Some(error) => match error.status() {
            Some(code) => format!("smtp {code}"),
            None if error.is_timeout() => "timeout".to_owned(),
            None if error.is_tls() || is_not_who_it_says(&error) => "smtp tls".to_owned(),
            None => "smtp connection".to_owned(),
        },
    })
}

/// A certificate that nobody vouches for arrives as data that cannot be read.
fn is_not_who_it_says(error: &SmtpError) -> bool {
    let mut cause = std::error::Error::source(error);
    while let Some(found) = cause {
        let broken = found.downcast_ref::<std::io::Error>();
        if broken.is_some_and(|error| error.kind() == std::io::ErrorKind::InvalidData) {
            return true;
        }
        cause = found.source();
    }
    false
}

/// What the server says about this receiver or this mail. 421 means that it is closing (RFC 5321, 3.8).
fn of_this_one(error: Option<SmtpError>) -> Trouble {
    match error.as_ref().and_then(|error| error.status()) {
        Some(code) if error.as_ref().is_some_and(SmtpError::is_permanent) => {
            Trouble::Never(format!("smtp {code}"))
        }
        Some(code) if code.to_string() != "421" => Trouble::Again(format!("smtp {code}")),
        _ => of_all(error),
    }
}

fn credentials(url: &Url) -> Option<Option<Credentials>> {
    let decoded = |text: &str| {
        let text = percent_decode_str(text).decode_utf8().ok()?;
        Some(text.into_owned())
    };
    if url.username().is_empty() {
        return Some(None);
    }
    let user = decoded(url.username())?;
    let password = decoded(url.password().unwrap_or_default())?;
    Some(Some(Credentials::new(user, password)))
}

/// The certificates in a PEM file, one after the other.
fn certificates(file: &str) -> Option<Vec<Certificate>> {
    const END: &str = "-----END CERTIFICATE-----";
    let pem = std::fs::read_to_string(file).ok()?;
    let parts = pem.split_inclusive(END).filter(|part| part.contains(END));
    let read: Vec<Certificate> = parts
        .map(|part| Certificate::from_pem(part.as_bytes()))
        .collect::<Result<_, _>>()
        .ok()?;
    (!read.is_empty()).then_some(read)
}

fn hello(base_url: &str) -> ClientId {
    let host = Url::parse(base_url).ok();
    match host.as_ref().and_then(Url::host) {
        Some(Host::Domain(name)) => ClientId::Domain(name.to_owned()),
        Some(Host::Ipv4(ip)) => ClientId::Ipv4(ip),
        Some(Host::Ipv6(ip)) => ClientId::Ipv6(ip),
        None => ClientId::default(),
    }
}

fn is_this_machine(host: &str) -> bool {
    let ip = host.trim_matches(['[', ']']).parse::<std::net::IpAddr>();
    host == "localhost" || host.ends_with(".localhost") || ip.is_ok_and(|ip| ip.is_loopback())
}

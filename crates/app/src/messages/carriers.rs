//! Who takes messages out of the house: a mail server, a gateway for text messages, or, for tests and the
//! demonstration, a memory. Their failures are told apart by what follows from them.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use domain::messages::Way;
use domain::{MessageId, Moment};

use super::smtp::Smtp;
use super::texts::Gateway;
use crate::{Config, Error};

/// Why a message could not be handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Not now; the same message may go through later.
    Again(String),
    /// This message will never go through.
    Never(String),
    /// Whoever should take it cannot be reached, or does not take anything from us: no use in trying the
    /// next message at once.
    Unreachable(String),
}

impl Trouble {
    /// A code such as `smtp 550` or `timeout`: never an address, never the other side's words.
    pub fn code(&self) -> &str {
        match self {
            Self::Again(code) | Self::Never(code) | Self::Unreachable(code) => code,
        }
    }
}

/// The handing over of one message.
pub type Carrying<'a> = Pin<Box<dyn Future<Output = Result<(), Trouble>> + Send + 'a>>;

/// A mail, ready to leave.
#[derive(Clone)]
pub struct Mail {
    /// The message in the outbox; names the mail, so that a mail sent twice is known as one.
    pub id: MessageId,
    /// The address.
    pub to: String,
    /// The name of the community, for the sender's name.
    pub community: String,
    /// The community's short word, for the name of the list.
    pub slug: String,
    /// The host people come to, for the names of mail and list.
    pub host: String,
    /// Where a person reads what comes back, when that is not the sender's address.
    pub reply_to: Option<String>,
    /// Where to stop such letters, unless this one was asked for.
    pub stop_link: Option<String>,
    /// The subject.
    pub subject: String,
    /// The mail as plain text.
    pub text: String,
    /// The mail as HTML.
    pub html: String,
    /// When it leaves.
    pub at: Moment,
}

/// A text message, ready to leave.
#[derive(Clone)]
pub struct Text {
    /// The message in the outbox.
    pub id: MessageId,
    /// The number in E.164.
    pub to: String,
    /// The words.
    pub body: String,
}

/// Takes mail.
pub trait Carrier: Send + Sync {
    /// Hands one mail over.
    fn carry<'a>(&'a self, mail: &'a Mail) -> Carrying<'a>;
}

/// Takes text messages.
pub trait Texter: Send + Sync {
    /// Hands one text message over.
    fn text<'a>(&'a self, text: &'a Text) -> Carrying<'a>;
}

/// Everybody who takes messages out.
#[derive(Clone, Default)]
pub struct Carriers {
    /// Takes mail, when a mail server is set.
    pub mail: Option<Arc<dyn Carrier>>,
    /// Takes text messages, when a gateway is set.
    pub texts: Option<Arc<dyn Texter>>,
}

impl Carriers {
    /// Those that a configuration names.
    pub fn from_config(config: &Config) -> Result<Self, Error> {
        let mut carriers = Self::default();
        if let Some(mail) = &config.mail {
            carriers.mail = Some(Arc::new(Smtp::new(mail, &config.base_url)?));
        }
        if let Some(texts) = &config.texts {
            carriers.texts = Some(Arc::new(Gateway::new(texts)?));
        }
        Ok(carriers)
    }

    /// One that remembers what it was handed instead of sending it.
    pub fn in_memory() -> (Self, Arc<Memory>) {
        let memory = Arc::new(Memory::default());
        let carriers = Self {
            mail: Some(memory.clone()),
            texts: Some(memory.clone()),
        };
        (carriers, memory)
    }

    /// Whether anybody takes messages on this way.
    pub(super) fn reach(&self, way: Way) -> bool {
        match way {
            Way::Mail => self.mail.is_some(),
            Way::Text => self.texts.is_some(),
            Way::Voice => true,
        }
    }
}

/// Most messages that a memory keeps of each kind.
const MEMORY: usize = 1_000;

/// Remembers the latest messages instead of sending them.
#[derive(Default)]
pub struct Memory {
    mails: Mutex<VecDeque<Mail>>,
    texts: Mutex<VecDeque<Text>>,
}

impl Memory {
    /// The mails, the oldest first.
    pub fn mails(&self) -> Vec<Mail> {
        let mails = self.mails.lock().unwrap_or_else(PoisonError::into_inner);
        mails.iter().cloned().collect()
    }

    /// The text messages, the oldest first.
    pub fn texts(&self) -> Vec<Text> {
        let texts = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        texts.iter().cloned().collect()
    }
}

fn remember<T>(list: &Mutex<VecDeque<T>>, item: T) {
    let mut list = list.lock().unwrap_or_else(PoisonError::into_inner);
    if list.len() == MEMORY {
        list.pop_front();
    }
    list.push_back(item);
}

impl Carrier for Memory {
    fn carry<'a>(&'a self, mail: &'a Mail) -> Carrying<'a> {
        remember(&self.mails, mail.clone());
        Box::pin(async { Ok(()) })
    }
}

impl Texter for Memory {
    fn text<'a>(&'a self, text: &'a Text) -> Carrying<'a> {
        remember(&self.texts, text.clone());
        Box::pin(async { Ok(()) })
    }
}

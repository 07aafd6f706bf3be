//! The post of the month: a mail server that is down for a day and does not know some of the addresses, a
//! gateway for text messages, and a pen that writes only what a machine can read back.

use std::sync::{Arc, Mutex};

use app::Clock;
use app::messages::{
    Carrier, Carriers, Carrying, Facts, Mail, Pen, Text, Texter, Trouble, Written,
};
use domain::Moment;
use domain::messages::Letter;

/// Writes the word for the letter and the link in it.
pub struct PlainPen;

impl Pen for PlainPen {
    fn write(&self, _: &str, letter: Letter, facts: &Facts) -> Written {
        let link = facts.link.as_deref().unwrap_or("-");
        let text = format!("{} {link}", letter.word());
        Written {
            subject: letter.word().to_owned(),
            html: String::new(),
            short: text.clone(),
            text,
        }
    }
}

/// Something that arrived.
#[derive(Debug, Clone)]
pub struct Arrived {
    pub letter: Letter,
    pub token: Option<String>,
    pub at: Moment,
}

pub struct Post {
    clock: Clock,
    down: (Moment, Moment),
    mails: Mutex<Vec<Arrived>>,
    texts: Mutex<Vec<Arrived>>,
    /// How often the mail server was not there.
    pub failures: Mutex<u64>,
}

impl Post {
    pub fn new(clock: Clock, down: (Moment, Moment)) -> Arc<Post> {
        Arc::new(Post {
            clock,
            down,
            mails: Mutex::default(),
            texts: Mutex::default(),
            failures: Mutex::default(),
        })
    }

    pub fn carriers(self: &Arc<Self>) -> Carriers {
        Carriers {
            mail: Some(self.clone()),
            texts: Some(self.clone()),
        }
    }

    /// What arrived since it was last asked for: mails, then texts, each in order.
    pub fn take(&self) -> Vec<Arrived> {
        let mut all: Vec<Arrived> = self.mails.lock().unwrap().drain(..).collect();
        all.extend(self.texts.lock().unwrap().drain(..));
        all
    }

    fn arrived(&self, words: &str) -> Arrived {
        let (letter, link) = words.split_once(' ').unwrap();
        let token = link.rsplit_once('/').map(|(_, token)| token.to_owned());
        Arrived {
            letter: Letter::from_word(letter).unwrap(),
            token,
            at: self.clock.now(),
        }
    }
}

impl Carrier for Post {
    fn carry<'a>(&'a self, mail: &'a Mail) -> Carrying<'a> {
        let now = self.clock.now();
        let went = if self.down.0 <= now && now < self.down.1 {
            *self.failures.lock().unwrap() += 1;
            Err(Trouble::Unreachable("smtp connection".to_owned()))
        } else if mail.to.starts_with("neighbor13") {
            Err(Trouble::Never("smtp 550".to_owned()))
        } else {
            self.mails.lock().unwrap().push(self.arrived(&mail.text));
            Ok(())
        };
        Box::pin(async move { went })
    }
}

impl Texter for Post {
    fn text<'a>(&'a self, text: &'a Text) -> Carrying<'a> {
        self.texts.lock().unwrap().push(self.arrived(&text.body));
        Box::pin(async { Ok(()) })
    }
}

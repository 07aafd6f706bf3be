//! Who somebody is, how to reach them, where they live, what they speak.

use super::{
    super::{answers, entry::Place, folded::is_address, mapping::Kind, trouble::Reason},
    Reading,
};
use crate::{
    contact::{Email, Phone},
    words::{self, LINE_LIMIT, NAME_LIMIT},
};

impl Reading<'_> {
    pub(super) fn name(&mut self, at: usize, text: &str, kind: &Kind) {
        if answers::is_nothing(text) {
            return;
        }
        if self.is_too_long(at, text, NAME_LIMIT) {
            return;
        }
        if text.contains(['?', '\u{FFFD}']) {
            self.remark(Some(at), Reason::LettersLost);
        }
        let name = words::line(text, NAME_LIMIT);
        let held = match kind {
            Kind::FirstName => &mut self.names.first,
            Kind::LastName => &mut self.names.last,
            _ => &mut self.names.whole,
        };
        if held.is_empty() {
            *held = name;
        } else if *held != name {
            self.note(at, &name);
        }
    }

    pub(super) fn phone(&mut self, at: usize, text: &str) {
        if text.contains('@') && self.entry.email.is_none() && Email::parse(text).is_ok() {
            return self.email(at, text);
        }
        match Phone::parse(text, self.known.country) {
            Ok((phone, remark)) => {
                if let Some(remark) = remark {
                    match answers::channel(&remark) {
                        Some(channel) if self.entry.channel.is_none() => {
                            self.entry.channel = Some(channel);
                        }
                        _ => self.note(at, &remark),
                    }
                }
                match &self.entry.phone {
                    None => self.entry.phone = Some(phone),
                    Some(first) if *first != phone => self.note(at, text),
                    Some(_) => {}
                }
            }
            Err(_) if answers::is_nothing(text) => {}
            Err(_) => self.unclear(at, text, Reason::PhoneUnreadable),
        }
    }

    pub(super) fn email(&mut self, at: usize, text: &str) {
        let parts = || {
            text.split([',', ';', ' ', '\n', '/'])
                .filter(|part| !part.is_empty())
        };
        let read = Email::parse(text).ok().map(|email| (email, false));
        let read = read.or_else(|| {
            parts()
                .find_map(|part| Email::parse(part).ok())
                .zip(Some(true))
        });
        match (read, &self.entry.email) {
            (Some((email, more)), None) => {
                self.entry.email = Some(email);
                if more {
                    self.note(at, text);
                }
            }
            (Some((email, _)), Some(first)) if *first != email => self.note(at, text),
            (Some(_), Some(_)) => {}
            (None, _) if answers::is_nothing(text) => {}
            (None, _) => match Phone::parse(text, self.known.country) {
                Ok((phone, None)) if self.entry.phone.is_none() => self.entry.phone = Some(phone),
                _ => self.unclear(at, text, Reason::EmailUnreadable),
            },
        }
    }

    pub(super) fn area(&mut self, at: usize, text: &str) {
        if answers::is_nothing(text) || self.is_too_long(at, text, LINE_LIMIT) {
            return;
        }
        if self.entry.area.is_some() {
            return self.note(at, text);
        }
        self.entry.area = Some(match self.known.area(text) {
            Some(area) => Place::Area(area),
            None if is_address(text) => return self.unclear(at, text, Reason::AreaUnknown),
            None => {
                if self.known.has_areas() {
                    self.remark(Some(at), Reason::AreaUnknown);
                }
                Place::Named(words::line(text, LINE_LIMIT))
            }
        });
    }

    pub(super) fn languages(&mut self, at: usize, text: &str) {
        let separated = text
            .replace(" and ", ",")
            .replace(" y ", ",")
            .replace('&', ",");
        for word in separated.split([',', ';', '/', '\n', '،']).map(str::trim) {
            if answers::is_nothing(word) {
                continue;
            }
            match self.known.language(word).map(str::to_owned) {
                Some(code) if self.entry.languages.contains(&code) => {}
                Some(code) => self.entry.languages.push(code),
                None => self.unclear(at, word, Reason::LanguageUnknown),
            }
        }
    }
}

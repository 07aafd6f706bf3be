//! The words of the pages and letters, in every language the program speaks: Fluent texts, one file for
//! each room, all of them part of the program.

use std::borrow::Cow;
use std::sync::LazyLock;

use domain::{Day, Moment, Times, Zone};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The rooms that have words.
pub const ROOMS: &[&str] = rooms::NAMES;

mod rooms {
    macro_rules! rooms {
        ($($room:literal),* $(,)?) => {
            /// The rooms, in order.
            pub const NAMES: &[&str] = &[$($room),*];
            /// The files of a language, by room.
            pub fn sources(language: &str) -> &'static [(&'static str, &'static str)] {
                match language {
                    "es" => &[$(($room, include_str!(concat!("../text/es/", $room, ".ftl")))),*],
                    "ar" => &[$(($room, include_str!(concat!("../text/ar/", $room, ".ftl")))),*],
                    _ => &[$(($room, include_str!(concat!("../text/en/", $room, ".ftl")))),*],
                }
            }
        };
    }
    rooms![
        "house",
        "setup",
        "survey",
        "me",
        "needs",
        "introductions",
        "rota",
        "people",
        "community",
        "letters",
        "messages",
        "intake",
        "privacy"
    ];
}

pub use rooms::sources;

/// One language the program speaks.
pub struct Language {
    /// Its BCP 47 tag.
    pub tag: &'static str,
    /// What its speakers call it.
    pub own_name: &'static str,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    bundle: FluentBundle<FluentResource>,
}

static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    vec![
        Language::load("en", "English", "ltr"),
        Language::load("es", "Español", "ltr"),
        Language::load("ar", "العربية", "rtl"),
    ]
});

/// Every language the program speaks.
pub fn languages() -> &'static [Language] {
    &LANGUAGES
}

/// A language by its tag; English for one the program does not speak.
pub fn language(tag: &str) -> &'static Language {
    let primary = tag.split(['-', '_']).next().unwrap_or("en");
    LANGUAGES
        .iter()
        .find(|language| language.tag == primary)
        .unwrap_or(&LANGUAGES[0])
}

impl Language {
    fn load(tag: &'static str, own_name: &'static str, direction: &'static str) -> Self {
        let id: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // In right-to-left text a name in another script must not turn the words around it.
        bundle.set_use_isolating(direction == "rtl");
        for (_, source) in sources(tag) {
            // A text that cannot be parsed is found by a test; what can be read of it is used.
            let resource =
                FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(read, _)| read);
            bundle.add_resource_overriding(resource);
        }
        Self {
            tag,
            own_name,
            direction,
            bundle,
        }
    }

    /// Whether a text exists under a key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The text under a key. A missing text shows its key, which a test forbids.
    pub fn text(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
        else {
            return key.to_owned();
        };
        let mut fluent = FluentArgs::new();
        for (name, value) in args {
            fluent.set((*name).to_owned(), value.0.clone());
        }
        let mut errors = Vec::new();
        self.bundle
            .format_pattern(pattern, Some(&fluent), &mut errors)
            .into_owned()
    }

    /// A day in words, such as "Tuesday, June 2".
    pub fn day(&self, day: Day) -> String {
        let weekday = day.0.weekday().to_monday_zero_offset();
        let weekday = self.text(
            &format!(
                "weekday-{}",
                domain::moment::DAYS[usize::try_from(weekday).unwrap_or(0)]
            ),
            &[],
        );
        let month = self.text(&format!("month-{}", day.0.month()), &[]);
        self.text(
            "day-in-words",
            &[
                ("weekday", weekday.into()),
                ("month", month.into()),
                ("day", i64::from(day.0.day()).into()),
            ],
        )
    }

    /// A day that may be long ago, such as "June 2, 2026".
    pub fn date(&self, day: Day) -> String {
        let month = self.text(&format!("month-{}", day.0.month()), &[]);
        self.text(
            "date-in-words",
            &[
                ("month", month.into()),
                ("day", i64::from(day.0.day()).into()),
                ("year", day.0.year().to_string().into()),
            ],
        )
    }

    /// A moment by the wall clock, such as "Tuesday, June 2, 14:05".
    pub fn moment(&self, at: Moment, zone: &Zone) -> String {
        let wall = zone.wall(at);
        let clock = format!("{:02}:{:02}", wall.hour(), wall.minute());
        self.text(
            "moment-in-words",
            &[
                ("day", self.day(zone.day(at)).into()),
                ("clock", clock.into()),
            ],
        )
    }

    /// Parts of a week in words, such as "Tuesday mornings, Sunday evenings".
    pub fn times(&self, times: Times) -> String {
        if times.is_unsaid() || times == Times::ALL {
            return self.text("times-any", &[]);
        }
        let one = |(day, part): (usize, usize)| {
            let weekday = self.text(&format!("weekday-{}", domain::moment::DAYS[day]), &[]);
            self.text(
                &format!("times-{}", domain::moment::PARTS[part]),
                &[("weekday", weekday.into())],
            )
        };
        self.list(&times.list().into_iter().map(one).collect::<Vec<_>>())
    }

    /// Several things in a row, parted as the language does it.
    pub fn list(&self, things: &[String]) -> String {
        things.join(&self.text("list-comma", &[]).replace('\u{2423}', " "))
    }
}

/// A value in a text.
#[derive(Clone)]
pub struct Arg<'a>(FluentValue<'a>);

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self(FluentValue::String(Cow::Borrowed(text)))
    }
}

impl<'a> From<&&'a str> for Arg<'a> {
    fn from(text: &&'a str) -> Self {
        Self(FluentValue::String(Cow::Borrowed(text)))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self(FluentValue::String(Cow::Borrowed(text)))
    }
}

impl<'a> From<&'a &String> for Arg<'a> {
    fn from(text: &'a &String) -> Self {
        Self(FluentValue::String(Cow::Borrowed(text)))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self(FluentValue::String(Cow::Owned(text)))
    }
}

macro_rules! numbers {
    ($($type:ty),*) => {$(
        impl From<$type> for Arg<'_> {
            fn from(number: $type) -> Self { Self(FluentValue::from(number)) }
        }
        impl From<&&$type> for Arg<'_> {
            fn from(number: &&$type) -> Self { Self(FluentValue::from(**number)) }
        }
        impl From<&$type> for Arg<'_> {
            fn from(number: &$type) -> Self { Self(FluentValue::from(*number)) }
        }
    )*};
}

numbers!(i64, u32, u64, usize);

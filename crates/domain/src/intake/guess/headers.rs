//! The words that real sheets have in their header rows, in English, Spanish and Arabic, and what the
//! column below them holds.
//!
//! The rules are tried in order, the particular before the general; a rule whose cells look like
//! something else is passed over. Phrases are folded; see `folded::says` for `=` and `*`.

use super::{
    super::{
        folded::{folded, says, says_any},
        known::Known,
        mapping::{Kind, Weekday},
        times,
    },
    Content, Draft, Question, Sure, Why,
};
use crate::needs::Side;

/// Ticks: the words before the name of a category.
const GIVE_PREFIXES: &[&str] = &[
    "offer category ",
    "offers ",
    "offer ",
    "gives ",
    "give ",
    "can give ",
];
const NEED_PREFIXES: &[&str] = &[
    "ask category ",
    "asks ",
    "ask ",
    "needs ",
    "need ",
    "request ",
    "requests ",
    "wants ",
];

/// Columns that are never taken in unless an organizer says so.
const LEFT_OUT: &[(Why, &[&str])] = &[
    (
        Why::Bookkeeping,
        &[
            "=id",
            "uid",
            "external id",
            "record id",
            "=code",
            "receipt*",
            "organizer*",
            "organiser*",
            "intake volunteer",
            "delivery volunteer",
            "intake general notes",
            "assigned*",
            "posted to",
            "reminder*",
            "date last used",
            "date completed",
            "date delivered",
            "last updated",
            "waiver",
            "opt in*",
            "wish to be contacted",
            "like to be contacted",
            "how did you hear",
            "howfind",
            "how find",
            "trained",
            "photo*",
            "attachment*",
            "source",
            "=lat",
            "=lon",
            "latitude",
            "longitude",
            "cluster*",
            "driving",
            "follow up",
            "connect to",
            "on behalf",
            "filling this",
            "organizador*",
            "asignad*",
            "como se entero",
            "submission id",
            "ip address",
            "user agent",
        ],
    ),
    (
        Why::Personal,
        &[
            "household",
            "age",
            "over the age",
            "birth*",
            "gender",
            "sex",
            "income",
            "health",
            "race",
            "ethnicity",
            "immigration",
            "insurance number",
            "social security",
            "people in*",
            "hogar",
            "edad",
            "genero",
            "ingresos",
            "nacimiento",
            "salud",
            "familiares",
            "العمر",
            "الجنس",
            "الدخل",
            "عدد الافراد",
            "تاريخ الميلاد",
        ],
    ),
    (
        Why::Address,
        &[
            "address",
            "street*",
            "postcode",
            "post code",
            "zip*",
            "postal*",
            "apartment",
            "apt",
            "cross street*",
            "house number",
            "direccion",
            "domicilio",
            "calle*",
            "codigo postal",
            "العنوان",
            "عنوان",
            "الشارع",
            "الرمز البريدي",
        ],
    ),
];

/// What a rule wants the cells to look like.
type Looks = fn(&Content) -> bool;

/// A rule: the kind, the words, the look of the cells, and words that speak against it.
type Rule = (
    Kind,
    &'static [&'static str],
    Looks,
    &'static [&'static str],
);

const ANYTHING: Looks = |_| true;
const NOT_TICKS: Looks = |cells| !cells.is_ticks();

/// Columns whose words are so particular that they come before what is left out.
const FIRST: &[Rule] = &[
    (
        Kind::Disabled,
        &["account disabled", "disabled", "inactive", "deactivated"],
        Content::is_ticks,
        &[],
    ),
    (
        Kind::When,
        &["timestamp", "marca temporal", "طابع زمني", "horodateur"],
        Content::is_dates,
        &[],
    ),
    (
        Kind::Email,
        &[
            "email*",
            "e mail*",
            "=mail",
            "correo*",
            "=username",
            "بريد",
            "البريد*",
            "ايميل*",
        ],
        Content::is_emails,
        &[],
    ),
    (
        Kind::Side,
        &[
            "need aid or",
            "need help or",
            "also want to volunteer",
            "give or receive",
            "help or volunteer",
            "need or offer",
            "offer or need",
            "i want to",
            "i would like to",
            "quiero",
            "اريد ان",
        ],
        Content::is_sides,
        &[],
    ),
    (
        Kind::Side,
        &["also want to volunteer", "also like to volunteer"],
        Content::is_ticks,
        &[],
    ),
    (
        Kind::ContactBy,
        &[
            "text or voice",
            "preferred contact*",
            "contact preference*",
            "contact method*",
            "best way to reach",
            "how should we contact",
            "prefer to be contacted",
            "metodo de contacto",
            "medio de contacto",
            "contacto preferido",
            "طريقه التواصل",
            "وسيله التواصل",
        ],
        Content::is_channels,
        &[],
    ),
    (
        Kind::Notes,
        &[
            "anonymous",
            "anonim*",
            "level of sharing",
            "information i am ok",
            "pronoun*",
            "pronombre*",
        ],
        ANYTHING,
        &[],
    ),
];

/// The other columns.
const THEN: &[Rule] = &[
    (
        Kind::Status,
        &["status", "estado", "الحاله", "حاله"],
        Content::is_stages,
        &["civil"],
    ),
    (
        Kind::Often,
        &[
            "recurring",
            "how often",
            "frequency",
            "ongoing",
            "repeat*",
            "recurrente",
            "frecuencia",
            "con que frecuencia",
            "متكرر",
            "كم مره",
        ],
        ANYTHING,
        &[],
    ),
    (
        Kind::Due,
        &[
            "needed by",
            "need it by",
            "due",
            "deadline",
            "by when",
            "date needed",
            "fecha limite",
            "para cuando",
            "متي تحتاج*",
        ],
        |cells| cells.is_dates() || cells.is_urgencies(),
        &[],
    ),
    (
        Kind::Urgency,
        &[
            "urgen*",
            "time sensitivity",
            "timeframe",
            "time frame",
            "priority",
            "how soon",
            "is your need",
            "prioridad",
            "que tan pronto",
            "عاجل*",
            "الاولويه",
        ],
        |cells| cells.is_urgencies() || cells.is_dates(),
        &[],
    ),
    (
        Kind::Times { day: None },
        &[
            "available",
            "availability",
            "times",
            "when are you",
            "when can you",
            "disponib*",
            "horario*",
            "الاوقات",
            "وقت",
            "اوقات",
            "متاح*",
        ],
        Content::is_times,
        &[],
    ),
    (
        Kind::When,
        &[
            "submitted*",
            "submission date",
            "submission time",
            "created*",
            "entry date",
            "=date",
            "=time",
            "date",
            "fecha de envio",
            "fecha",
            "التاريخ",
            "تاريخ*",
        ],
        Content::is_dates,
        &[],
    ),
    (
        Kind::Area,
        &[
            "neighborhood*",
            "neighbourhood*",
            "area*",
            "zone",
            "quadrant",
            "district",
            "ward",
            "barrio*",
            "zona*",
            "colonia",
            "vecindario",
            "sector",
            "distrito",
            "الحي",
            "حي",
            "المنطقه",
            "منطقه",
        ],
        |cells| !cells.is_ticks() && !cells.is_prose(),
        &["hopes", "code"],
    ),
    (
        Kind::Languages,
        &[
            "language*",
            "locale*",
            "idioma*",
            "lengua*",
            "اللغه",
            "لغه",
            "اللغات",
            "لغات",
            "تتحدث",
        ],
        Content::is_languages,
        &[],
    ),
    (
        Kind::Phone,
        &[
            "phone*",
            "telephone*",
            "tel",
            "mobile*",
            "cell*",
            "contact number",
            "contact info*",
            "whatsapp",
            "celular*",
            "telefono*",
            "movil*",
            "هاتف",
            "الهاتف",
            "جوال",
            "الجوال",
            "موبايل",
            "رقم*",
        ],
        Content::is_phones,
        &[],
    ),
    (
        Kind::NeedNote,
        &[
            "details about your request",
            "details about your need*",
            "about your request",
            "diet*",
            "delivery instructions",
            "special instructions",
            "task description",
            "request details",
            "detalles de su necesidad",
            "detalles de la solicitud",
            "تفاصيل الطلب",
        ],
        NOT_TICKS,
        &[],
    ),
    (
        Kind::GiveNote,
        &[
            "notes about what you",
            "what you ve offered",
            "what you offered",
            "special skills",
            "skill*",
            "experience*",
            "particular resources",
            "habilidad*",
            "experiencia*",
            "المهارات",
            "مهارات",
            "خبره",
            "mode of transportation",
            "have a car",
            "vehicle",
            "vehiculo",
        ],
        ANYTHING,
        &[],
    ),
    (
        Kind::Gives,
        &[
            "you offer",
            "can offer",
            "can provide",
            "ways to help",
            "like to help",
            "you help with",
            "how can you help",
            "able to help",
            "you share",
            "you give",
            "offering",
            "=offers",
            "=offer",
            "=gives",
            "volunteer for",
            "would you like to volunteer",
            "puede ofrecer",
            "puedes ofrecer",
            "puedo ofrecer",
            "ofrece*",
            "ofrezco",
            "puede ayudar",
            "puedes ayudar",
            "puede dar",
            "compartir",
            "يمكنك تقديم*",
            "تقدم*",
            "يمكنك ان",
            "مساعده تقدمها",
            "يمكنك المشاركه",
        ],
        NOT_TICKS,
        &["more about", "notes"],
    ),
    (
        Kind::Needs,
        &[
            "you need",
            "need type",
            "you seeking",
            "support are you",
            "=tasks",
            "=task",
            "task other",
            "=needs",
            "=need",
            "needed",
            "help with",
            "asking for",
            "requesting",
            "=request",
            "=requests",
            "make life easier",
            "type of request",
            "necesita*",
            "necesidad*",
            "que busca",
            "تحتاج*",
            "احتياج*",
            "الاحتياجات",
            "طلبك",
        ],
        NOT_TICKS,
        &["notes", "details", "more about"],
    ),
    (
        Kind::FirstName,
        &[
            "first name",
            "given name",
            "nombre de pila",
            "=nombres",
            "الاسم الاول",
        ],
        NOT_TICKS,
        &[],
    ),
    (
        Kind::LastName,
        &[
            "last name",
            "surname",
            "family name",
            "apellido*",
            "اسم العايله",
            "الكنيه",
            "اللقب",
        ],
        NOT_TICKS,
        &[],
    ),
    (
        Kind::Name,
        &[
            "=name",
            "full name",
            "your name",
            "preferred name",
            "volunteer name",
            "volunter name",
            "name",
            "nombre*",
            "=neighbor",
            "الاسم",
            "اسم*",
            "اسمك",
        ],
        |cells| !cells.is_ticks() && !cells.is_emails() && !cells.is_phones(),
        &["service", "urgency", "level"],
    ),
    (
        Kind::Notes,
        &[
            "note*",
            "comment*",
            "question*",
            "suggestion*",
            "anything else",
            "extra info",
            "message",
            "other information",
            "additional*",
            "anything you d like",
            "notas",
            "comentario*",
            "observacion*",
            "algo mas",
            "mensaje",
            "ملاحظات",
            "تعليق*",
            "رساله",
            "شيء اخر",
        ],
        ANYTHING,
        &[],
    ),
];

/// A first guess at one column by itself.
pub(super) fn draft(header: &str, cells: &Content, known: &Known) -> Draft {
    let text = folded(header);
    if let Some(tick) = tick_by_prefix(&text, cells, known) {
        return tick;
    }
    if let Some(named) = by_rules(FIRST, &text, cells) {
        return named;
    }
    if let Some(times) = times_of_a_day(&text, cells) {
        return times;
    }
    let is_trap = |words: &[&str]| says_any(&text, words);
    if let Some((why, _)) = LEFT_OUT.iter().find(|(_, words)| is_trap(words)) {
        return Draft::new(Kind::LeftOut, Sure::Likely, *why);
    }
    tick_by_question(&text, header, cells, known)
        .or_else(|| by_rules(THEN, &text, cells))
        .unwrap_or_else(|| by_cells(header, cells))
}

fn by_rules(rules: &[Rule], header: &str, cells: &Content) -> Option<Draft> {
    let (kind, ..) = rules.iter().find(|(_, words, looks, against)| {
        says_any(header, words) && !says_any(header, against) && (cells.is_empty() || looks(cells))
    })?;
    let telling = !matches!(
        kind,
        Kind::Notes | Kind::GiveNote | Kind::NeedNote | Kind::Often
    );
    let seen = telling && !cells.is_empty();
    let listed = !matches!(kind, Kind::Gives | Kind::Needs) || cells.has_labels();
    Some(match (seen, listed) {
        (true, true) => Draft::new(kind.clone(), Sure::Certain, Why::HeaderAndCells),
        _ => Draft::new(kind.clone(), Sure::Likely, Why::Header),
    })
}

/// "What times are you available? [Monday]", or a plain "Monday".
fn times_of_a_day(header: &str, cells: &Content) -> Option<Draft> {
    let day = Weekday::ALL.get(times::day_in(header)?)?;
    let kind = Kind::Times { day: Some(*day) };
    let asks = says_any(
        header,
        &[
            "times",
            "available",
            "availability",
            "disponib*",
            "horario*",
            "اوقات",
            "متاح*",
        ],
    );
    match () {
        () if !cells.is_empty() && cells.is_times() => {
            Some(Draft::new(kind, Sure::Certain, Why::HeaderAndCells))
        }
        () if asks => Some(Draft::new(kind, Sure::Likely, Why::Header)),
        () => None,
    }
}

/// `offer_category_errands`, `ask_category_food`.
fn tick_by_prefix(header: &str, cells: &Content, known: &Known) -> Option<Draft> {
    if !cells.is_empty() && !cells.is_ticks() {
        return None;
    }
    let strip = |prefixes: &[&str]| {
        prefixes
            .iter()
            .find_map(|p| header.strip_prefix(p))
            .map(str::to_owned)
    };
    let (side, named) = match (strip(GIVE_PREFIXES), strip(NEED_PREFIXES)) {
        (Some(named), _) => (Side::Offer, named),
        (None, named) => (Side::Need, named?),
    };
    let key = known.category(&named).map(str::to_owned);
    let is_category_column = says(header, "category") || key.is_some();
    let sure = if key.is_some() {
        Sure::Certain
    } else {
        Sure::Likely
    };
    let tick = Draft::new(flag(key.unwrap_or(named), side), sure, Why::HeaderAndCells);
    is_category_column.then_some(tick)
}

/// "Do you need help with childcare?", or a bare "Shopping": a tick, if its cells are ticks.
fn tick_by_question(header: &str, written: &str, cells: &Content, known: &Known) -> Option<Draft> {
    if cells.is_empty() || !cells.is_ticks() {
        return None;
    }
    let bare = known.category(header).map(str::to_owned);
    let is_bare = bare.is_some();
    let category = bare.or_else(|| known.category_within(header).map(str::to_owned))?;
    let gives = says_any(
        header,
        &[
            "offer*",
            "provide",
            "volunteer",
            "can you",
            "could you",
            "do you have",
            "puede*",
        ],
    );
    let needs = says_any(
        header,
        &["need*", "require*", "help", "support", "necesit*", "تحتاج"],
    );
    if !is_bare && gives == needs {
        return None;
    }
    let side = if gives { Side::Offer } else { Side::Need };
    let mut draft = Draft::new(
        flag(category.clone(), side),
        Sure::Likely,
        Why::HeaderAndCells,
    );
    draft.sideless = gives == needs;
    draft.question = Some(Question::TickForCategory {
        column: written.to_owned(),
        category,
        side,
    });
    Some(draft)
}

pub(super) fn flag(category: String, side: Side) -> Kind {
    match side {
        Side::Offer => Kind::GiveFlag { category },
        Side::Need => Kind::NeedFlag { category },
    }
}

/// The header says nothing: perhaps the cells do.
fn by_cells(header: &str, cells: &Content) -> Draft {
    let likely = |kind| Draft::new(kind, Sure::Likely, Why::Cells);
    match () {
        () if cells.is_empty() => Draft::new(Kind::LeftOut, Sure::Likely, Why::Empty),
        () if cells.is_emails() => likely(Kind::Email),
        () if cells.instants > 0 && cells.is_dates() => likely(Kind::When),
        () if cells.is_languages() => likely(Kind::Languages),
        () if cells.is_labels() && !cells.is_ticks() => Draft {
            sideless: true,
            ..likely(Kind::Needs)
        },
        () if cells.is_areas() => likely(Kind::Area),
        () if cells.is_times() && !cells.is_dates() => likely(Kind::Times { day: None }),
        () => {
            let mut draft = Draft::new(Kind::LeftOut, Sure::Unsure, Why::Nothing);
            draft.question = Some(Question::NotRecognised {
                column: header.to_owned(),
            });
            draft
        }
    }
}

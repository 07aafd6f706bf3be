//! The words that real sheets have in their header rows, in English, Spanish and Arabic, and what the
//! column below them holds.
//!
//! Phrases are folded and parted by commas. `=` before one means the whole header, `*` behind one that
//! the word may go on, `!` before one that it speaks against the rule.

use super::{
    super::{
        folded::{says, says_any},
        mapping::Kind,
    },
    Content, Why,
};

/// What a header says, as long as its cells look like it.
pub(super) struct Rule {
    pub(super) kind: Kind,
    looks: fn(&Content) -> bool,
    words: &'static str,
}

impl Rule {
    /// Whether the folded header says so; an empty column contradicts nothing.
    pub(super) fn holds(&self, header: &str, cells: &Content) -> bool {
        let against = |phrase: &str| {
            phrase
                .trim()
                .strip_prefix('!')
                .is_some_and(|no| says(header, no))
        };
        says_any(header, self.words)
            && !self.words.split(',').any(against)
            && (cells.is_empty() || (self.looks)(cells))
    }
}

const fn rule(kind: Kind, looks: fn(&Content) -> bool, words: &'static str) -> Rule {
    Rule { kind, looks, words }
}

fn anything(_: &Content) -> bool {
    true
}

fn no_ticks(cells: &Content) -> bool {
    !cells.is_ticks()
}

fn dates_or_words_for_soon(cells: &Content) -> bool {
    cells.is_dates() || cells.is_urgencies()
}

fn places(cells: &Content) -> bool {
    !cells.is_ticks() && !cells.is_prose() && !cells.has_addresses()
}

fn names(cells: &Content) -> bool {
    !cells.is_ticks() && !cells.is_emails() && !cells.is_phones()
}

/// Columns that are never taken in unless an organizer says so.
pub(super) const LEFT_OUT: &[(Why, &str)] = &[
    (
        Why::Bookkeeping,
        "=id, uid, external id, record id, =code, receipt*, organizer*, organiser*, \
         intake volunteer, delivery volunteer, intake general notes, assigned*, posted to, \
         reminder*, date last used, date completed, date delivered, last updated, waiver, \
         opt in*, wish to be contacted, like to be contacted, how did you hear, howfind, \
         how find, trained, photo*, attachment*, source, =lat, =lon, latitude, longitude, \
         cluster*, driving, follow up, connect to, on behalf, filling this, organizador*, \
         asignad*, como se entero, submission id, ip address, user agent",
    ),
    (
        Why::Personal,
        "household, age, over the age, birth*, gender, sex, income, health, race, ethnicity, \
         immigration, insurance number, social security, people in*, hogar, edad, genero, \
         ingresos, nacimiento, salud, familiares, العمر, الجنس, الدخل, عدد الافراد, \
         تاريخ الميلاد",
    ),
    (
        Why::Address,
        "address, street*, postcode, post code, zip*, postal*, apartment, apt, cross street*, \
         house number, direccion, domicilio, calle*, codigo postal, العنوان, عنوان, الشارع, \
         الرمز البريدي",
    ),
];

/// Columns whose words are so particular that they come before what is left out.
pub(super) const FIRST: &[Rule] = &[
    rule(
        Kind::Disabled,
        Content::is_ticks,
        "account disabled, disabled, inactive, deactivated",
    ),
    rule(
        Kind::When,
        Content::is_dates,
        "timestamp, marca temporal, طابع زمني, horodateur",
    ),
    rule(
        Kind::Email,
        Content::is_emails,
        "email*, e mail*, =mail, correo*, =username, بريد, البريد*, ايميل*",
    ),
    rule(
        Kind::Side,
        Content::is_sides,
        "need aid or, need help or, also want to volunteer, give or receive, help or volunteer, \
         need or offer, offer or need, i want to, i would like to, quiero, اريد ان",
    ),
    rule(
        Kind::Side,
        Content::is_ticks,
        "also want to volunteer, also like to volunteer",
    ),
    rule(
        Kind::ContactBy,
        Content::is_channels,
        "text or voice, preferred contact*, contact preference*, contact method*, \
         best way to reach, how should we contact, prefer to be contacted, metodo de contacto, \
         medio de contacto, contacto preferido, طريقه التواصل, وسيله التواصل",
    ),
    rule(
        Kind::Notes,
        anything,
        "anonymous, anonim*, level of sharing, information i am ok, pronoun*, pronombre*",
    ),
];

/// The other columns, the particular before the general.
pub(super) const THEN: &[Rule] = &[
    rule(
        Kind::Status,
        Content::is_stages,
        "status, estado, الحاله, حاله, !civil",
    ),
    rule(
        Kind::Often,
        anything,
        "recurring, how often, frequency, ongoing, repeat*, recurrente, frecuencia, \
         con que frecuencia, متكرر, كم مره",
    ),
    rule(
        Kind::Due,
        dates_or_words_for_soon,
        "needed by, need it by, due, deadline, by when, date needed, fecha limite, para cuando, \
         متي تحتاج*",
    ),
    rule(
        Kind::Urgency,
        dates_or_words_for_soon,
        "urgen*, time sensitivity, timeframe, time frame, priority, how soon, is your need, \
         prioridad, que tan pronto, عاجل*, الاولويه",
    ),
    rule(
        Kind::Times { day: None },
        Content::is_times,
        "available, availability, times, when are you, when can you, disponib*, horario*, \
         الاوقات, وقت, اوقات, متاح*",
    ),
    rule(
        Kind::When,
        Content::is_dates,
        "submitted*, submission date, submission time, created*, entry date, =date, =time, \
         date, fecha de envio, fecha, التاريخ, تاريخ*",
    ),
    rule(
        Kind::Area,
        places,
        "neighborhood*, neighbourhood*, area*, zone, quadrant, district, ward, barrio*, zona*, \
         colonia, vecindario, sector, distrito, الحي, حي, المنطقه, منطقه, !hopes, !code",
    ),
    rule(
        Kind::Languages,
        Content::is_languages,
        "language*, locale*, idioma*, lengua*, اللغه, لغه, اللغات, لغات, تتحدث",
    ),
    rule(
        Kind::Phone,
        Content::is_phones,
        "phone*, telephone*, tel, mobile*, cell*, contact number, contact info*, whatsapp, \
         celular*, telefono*, movil*, هاتف, الهاتف, جوال, الجوال, موبايل, رقم*",
    ),
    rule(
        Kind::NeedNote,
        no_ticks,
        "details about your request, details about your need*, about your request, diet*, \
         delivery instructions, special instructions, task description, request details, \
         detalles de su necesidad, detalles de la solicitud, تفاصيل الطلب",
    ),
    rule(
        Kind::GiveNote,
        anything,
        "notes about what you, what you ve offered, what you offered, special skills, skill*, \
         experience*, particular resources, habilidad*, experiencia*, المهارات, مهارات, خبره, \
         mode of transportation, have a car, vehicle, vehiculo",
    ),
    rule(
        Kind::Gives,
        no_ticks,
        "you offer, can offer, can provide, ways to help, like to help, you help with, \
         how can you help, able to help, you share, you give, offering, =offers, =offer, \
         =gives, volunteer for, would you like to volunteer, puede ofrecer, puedes ofrecer, \
         puedo ofrecer, ofrece*, ofrezco, puede ayudar, puedes ayudar, puede dar, compartir, \
         يمكنك تقديم*, تقدم*, يمكنك ان, مساعده تقدمها, يمكنك المشاركه, !more about, !notes",
    ),
    rule(
        Kind::Needs,
        no_ticks,
        "you need, need type, you seeking, support are you, =tasks, =task, task other, =needs, \
         =need, needed, help with, asking for, requesting, =request, =requests, \
         make life easier, type of request, necesita*, necesidad*, que busca, تحتاج*, احتياج*, \
         الاحتياجات, طلبك, !notes, !details, !more about",
    ),
    rule(
        Kind::FirstName,
        no_ticks,
        "first name, given name, nombre de pila, =nombres, الاسم الاول",
    ),
    rule(
        Kind::LastName,
        no_ticks,
        "last name, surname, family name, apellido*, اسم العايله, الكنيه, اللقب",
    ),
    rule(
        Kind::Name,
        names,
        "=name, full name, your name, preferred name, volunteer name, volunter name, name, \
         nombre*, =neighbor, الاسم, اسم*, اسمك, !service, !urgency, !level",
    ),
    rule(
        Kind::Notes,
        anything,
        "note*, comment*, question*, suggestion*, anything else, extra info, message, \
         other information, additional*, anything you d like, notas, comentario*, observacion*, \
         algo mas, mensaje, ملاحظات, تعليق*, رساله, شيء اخر",
    ),
];

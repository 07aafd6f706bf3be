//! Short answers with few meanings: yes or no, how soon, how often, how to be reached, giving or
//! needing, where it stands. In the languages of the sheets that were seen, and the program's own.

use super::{
    entry::{Stage, Wants},
    folded::{folded, says_any},
};
use crate::{
    needs::{Often, Urgency},
    people::Channel,
};

/// A yes, a no, or neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YesNo {
    /// Said, and nothing more.
    Yes,
    /// Said, and more than that.
    YesAnd,
    /// Said, or nothing was ticked.
    No,
    /// Something else.
    Unclear,
}

const YES: &str = "yes, y, x, 1, true, t, checked, si, s, sim, oui, ok, on, نعم, اجل";
const NO: &str = "no, n, 0, false, f, unchecked, non, nao, off, لا, not, none";

/// Reads a tick box or a yes-or-no question.
pub(super) fn yes_or_no(text: &str) -> YesNo {
    let text = text.trim();
    if ["✓", "✔", "☑", "✅", "•", "*", "+"].contains(&text) {
        return YesNo::Yes;
    }
    let folded = folded(text);
    let first = folded.split(' ').next().unwrap_or_default();
    let more = first.len() < folded.len();
    match () {
        () if first.is_empty() || says_any(first, NO) => YesNo::No,
        () if says_any(first, YES) && more => YesNo::YesAnd,
        () if says_any(first, YES) => YesNo::Yes,
        () => YesNo::Unclear,
    }
}

/// Whether an answer says that there is nothing to say.
pub(super) fn is_nothing(text: &str) -> bool {
    const WHOLE: &str = "=no, =none, =n a, =na, =nil, =nothing, =null, =no phone, =no email, =nada, \
        =ninguno, =ninguna, =nothing right now, =nada por ahora, =لا, =لا شيء, =لا يوجد, \
        =لا شيي, =لا شي";
    const WITHIN: &str = "i do not have, i don t have, not at this time, no tengo";
    let folded = folded(text);
    is_dash(text) || says_any(&folded, WHOLE) || says_any(&folded, WITHIN)
}

/// "-" and the like, which people write where a form insists. Not so an emoji, nor the question marks
/// that are left of a name whose letters were lost.
pub(super) fn is_dash(text: &str) -> bool {
    const SMALL_SIGNS: char = '\u{2190}';
    !text
        .chars()
        .any(|c| c.is_alphanumeric() || c == '?' || c > SMALL_SIGNS)
}

/// How soon something is needed.
pub(super) fn urgency(text: &str) -> Option<Urgency> {
    const WEEK: &str = "day or two, couple of days, few days, this week, within a week, 1 week, one week, \
        2 days, 3 days, two days, three days, soon, medium, moderate, normal, esta semana, \
        pocos dias, media, هذا الاسبوع, قريبا";
    const WHENEVER: &str = "non urgent, not urgent, no urgent*, whenever, when it suits, any time, anytime, \
        no rush, no hurry, can wait, low, flexible, would be great, if available, someday, \
        month, no es urgente, sin prisa, baja, cuando se pueda, غير عاجل, ليس عاجلا, \
        لا استعجال";
    const TODAY: &str = "urgent*, asap, as soon as possible, today, now, immediate*, emergency, 24 hours, \
        tonight, high, critical, yes, hoy, ahora, lo antes posible, alta, عاجل*, اليوم, الان, \
        فورا";
    let text = folded(text);
    match () {
        () if says_any(&text, WEEK) => Some(Urgency::Week),
        () if says_any(&text, WHENEVER) || text == "no" => Some(Urgency::Whenever),
        () if says_any(&text, TODAY) => Some(Urgency::Today),
        () => None,
    }
}

/// Once, or again and again.
pub(super) fn often(text: &str) -> Option<Often> {
    const ONCE: &str = "one time, once, one off, only, una vez, una sola vez, مره واحده, مره";
    const WEEKLY: &str = "week, weekly, every week, semanal*, cada semana, اسبوعي*";
    const MONTHLY: &str = "month, monthly, mensual*, cada mes, شهري*";
    const STANDING: &str = "recurring, ongoing, regular*, occasional*, sometimes, often, daily, every day, always, \
        recurrente, a menudo, a veces, siempre, diario, متكرر, احيانا, دايما, يوميا";
    let text_folded = folded(text);
    match (yes_or_no(text), &text_folded) {
        (_, text) if says_any(text, WEEKLY) => Some(Often::Weekly),
        (_, text) if says_any(text, MONTHLY) => Some(Often::Monthly),
        (_, text) if says_any(text, ONCE) => Some(Often::Once),
        (_, text) if says_any(text, STANDING) => Some(Often::Standing),
        (YesNo::Yes, _) => Some(Often::Standing),
        (YesNo::No, _) => Some(Often::Once),
        _ => None,
    }
}

/// How somebody likes to be reached; `None` when nothing or more than one way is named.
pub(super) fn channel(text: &str) -> Option<Channel> {
    const TEXT: &str =
        "text*, sms, whatsapp, signal, message*, texto, mensaje*, رساله, رسايل, واتساب";
    const CALL: &str = "call*, voice, phone*, telephone, llam*, telefono, voz, مكالمه, اتصال";
    const MAIL: &str = "email, e mail, mail, correo, بريد, البريد الالكتروني, ايميل";
    let text = folded(text);
    let ways = [
        (Channel::Text, TEXT),
        (Channel::Call, CALL),
        (Channel::Mail, MAIL),
    ];
    let mut named = ways.into_iter().filter(|(_, words)| says_any(&text, words));
    let first = named.next().map(|(channel, _)| channel);
    first.filter(|_| named.next().is_none())
}

/// Whether somebody wants to give, or has a need, or both.
pub(super) fn wants(text: &str) -> Option<Wants> {
    const BOTH: &str = "both, ambos, ambas, las dos, كلاهما, both of";
    const GIVE: &str = "volunteer*, offer*, give, giving, provide, donate*, i can help, to help, helper, \
        ofrec*, voluntari*, ayudar, donar, تطوع*, اساعد, تقديم";
    const NEED: &str = "need*, request*, receive, receiving, get help, ask*, seeking, necesit*, recibir, \
        pedir, solicit*, احتاج, طلب";
    let text = folded(text);
    match (says_any(&text, GIVE), says_any(&text, NEED)) {
        _ if says_any(&text, BOTH) => Some(Wants::Both),
        (true, true) => Some(Wants::Both),
        (true, false) => Some(Wants::ToGive),
        (false, true) => Some(Wants::Help),
        (false, false) => None,
    }
}

/// Where a request stands in the sheet of those who handled it.
pub(super) fn stage(text: &str) -> Option<Stage> {
    const NOT_YET: &str = "incomplete, not complete*, not done, unfulfilled, unmet";
    const DUPLICATE: &str = "duplicate*, dupe, duplicad*, مكرر";
    const CLOSED: &str = "cancel*, withdrawn, declined, no longer needed, closed, rejected, spam, unable, \
        cerrado, ملغي, مغلق";
    const MET: &str = "complete*, done, fulfilled, met, delivered, resolved, finished, helped, completad*, \
        hecho, entregad*, resuelt*, مكتمل, تم, منجز";
    const UNDER_WAY: &str = "in progress, assigned, matched, dispatched, in process, claimed, started, ongoing, \
        en curso, en proceso, asignad*, قيد التنفيذ, جاري";
    const OPEN: &str = "new, open, pending, waiting, needed, no answer, unassigned, todo, to do, received, \
        intake, active, backlog, follow up, incomplete, not started, nuev*, abiert*, \
        pendiente*, جديد, مفتوح, معلق";
    let text = folded(text);
    match () {
        () if text.is_empty() || says_any(&text, NOT_YET) => Some(Stage::Open),
        () if says_any(&text, DUPLICATE) => Some(Stage::Duplicate),
        () if says_any(&text, CLOSED) => Some(Stage::Closed),
        () if says_any(&text, OPEN) => Some(Stage::Open),
        () if says_any(&text, UNDER_WAY) => Some(Stage::UnderWay),
        () if says_any(&text, MET) => Some(Stage::Met),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_soon_is_read_as_it_was_meant() {
        for (text, meant) in [
            ("urgent", Some(Urgency::Today)),
            ("Urgent! I need this within 24 hours", Some(Urgency::Today)),
            ("non urgent, I can wait a day or two", Some(Urgency::Week)),
            ("Non urgent", Some(Urgency::Whenever)),
            ("It would be great if available", Some(Urgency::Whenever)),
            ("ASAP", Some(Urgency::Today)),
            ("Esta semana", Some(Urgency::Week)),
            ("غير عاجل", Some(Urgency::Whenever)),
            ("عاجل جداً", Some(Urgency::Today)),
            ("purple", None),
        ] {
            assert_eq!(urgency(text), meant, "{text}");
        }
    }

    #[test]
    fn how_often_is_read_as_it_was_meant() {
        for (text, meant) in [
            ("Weekly", Some(Often::Weekly)),
            ("I only have need this one time I think.", Some(Often::Once)),
            ("Yes, I would need this weekly.", Some(Often::Weekly)),
            ("Yes, I would need it occasionally.", Some(Often::Standing)),
            ("Yes", Some(Often::Standing)),
            ("No", Some(Often::Once)),
            ("perhaps", None),
        ] {
            assert_eq!(often(text), meant, "{text}");
        }
    }

    #[test]
    fn what_the_organizers_of_a_sheet_wrote_tells_where_it_stands() {
        for (text, stands) in [
            ("", Some(Stage::Open)),
            ("Request Complete", Some(Stage::Met)),
            ("Completed (recurring) 4/15/20", Some(Stage::Met)),
            ("Incomplete", Some(Stage::Open)),
            ("Duplicate", Some(Stage::Duplicate)),
            ("No Answer", Some(Stage::Open)),
            ("Dispatch Needed", Some(Stage::Open)),
            ("In progress", Some(Stage::UnderWay)),
            ("No longer needed", Some(Stage::Closed)),
            ("blue", None),
        ] {
            assert_eq!(stage(text), stands, "{text}");
        }
    }

    #[test]
    fn a_tick_is_a_yes_and_an_empty_box_a_no() {
        for text in ["1", "x", "TRUE", "Yes", "✓", "Sí", "نعم", "checked"] {
            assert_eq!(yes_or_no(text), YesNo::Yes, "{text}");
        }
        for text in ["0", "", " ", "FALSE", "No", "no, thank you", "لا"] {
            assert_eq!(yes_or_no(text), YesNo::No, "{text}");
        }
        assert_eq!(yes_or_no("Yes, on Mondays"), YesNo::YesAnd);
        assert_eq!(yes_or_no("maybe"), YesNo::Unclear);
    }
}

//! A mail as it goes over the wire (RFC 5322): plain text first and HTML second, a name that is the same each
//! time it is tried, and headers by which mail programs know it as automatic and can stop it in one click
//! (RFC 3834, 2919, 2369, 8058). Nothing personal stands in a header but the address it goes to.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use domain::Moment;
use domain::words::{LINE_LIMIT, line};
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use url::Host;

use super::carriers::{Mail, Trouble};

/// A mail and whom it goes from and to.
pub struct Envelope {
    /// The sender's address.
    pub from: Address,
    /// The receiver's address, its host in ASCII.
    pub to: Address,
    /// The whole mail.
    pub bytes: Vec<u8>,
}

/// Puts a mail into its envelope. An address that no mail server would understand is a trouble for good.
pub fn enclose(mail: &Mail, from: &Mailbox) -> Result<Envelope, Trouble> {
    let to = address(&mail.to).ok_or_else(|| Trouble::Never("bad address".to_owned()))?;
    let sender = Mailbox::new(
        from.name.clone().or_else(|| sender_name(&mail.community)),
        address(from.email.as_ref()).unwrap_or_else(|| from.email.clone()),
    );
    let by_hand = mail.reply_to.as_deref().and_then(address);
    let answers_to = by_hand
        .clone()
        .map(|email| Mailbox::new(sender.name.clone(), email));
    let mut message = Message::builder()
        .from(sender.clone())
        .reply_to(answers_to.unwrap_or_else(|| sender.clone()))
        .to(Mailbox::new(None, to.clone()))
        .subject(line(&mail.subject, LINE_LIMIT))
        .date(system_time(mail.at))
        .message_id(Some(format!("<{}@{}>", mail.id, mail.host)))
        .raw_header(header("Auto-Submitted", "auto-generated".to_owned()))
        .raw_header(header("List-Id", format!("<{}.{}>", mail.slug, mail.host)));
    if let Some(link) = &mail.stop_link {
        let mut ways = format!("<{link}>");
        if let Some(somebody) = &by_hand {
            ways += &format!(", <mailto:{somebody}?subject=stop>");
        }
        message = message.raw_header(header("List-Unsubscribe", ways));
        if link.starts_with("https://") {
            let one_click = "List-Unsubscribe=One-Click".to_owned();
            message = message.raw_header(header("List-Unsubscribe-Post", one_click));
        }
    }
    let parts = MultiPart::alternative()
        .boundary(format!("part-{}", mail.id))
        .singlepart(SinglePart::plain(printable(&mail.text)))
        .singlepart(SinglePart::html(printable(&mail.html)));
    let message = message
        .multipart(parts)
        .map_err(|_| Trouble::Never("mail cannot be written".to_owned()))?;
    Ok(Envelope {
        from: sender.email,
        to,
        bytes: message.formatted(),
    })
}

/// The community's name for mail programs to show; some of them stumble over one that begins with a dot.
fn sender_name(community: &str) -> Option<String> {
    let name = line(community, LINE_LIMIT);
    let name = name.trim_start_matches(['.', ' ']);
    name.contains(char::is_alphanumeric)
        .then(|| name.to_owned())
}

/// An address with its host in ASCII (RFC 5891), so that every server understands at least that part.
fn address(text: &str) -> Option<Address> {
    let (mailbox, host) = text.rsplit_once('@')?;
    let host = Host::parse(host).ok()?;
    Address::new(mailbox, host.to_string()).ok()
}

fn header(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

/// Without control characters that would end a line of the conversation or the mail.
fn printable(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter(|c| matches!(c, '\n' | '\t') || !c.is_control())
        .collect()
}

fn system_time(at: Moment) -> SystemTime {
    UNIX_EPOCH + Duration::from_micros(at.0.try_into().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use domain::MessageId;
    use uuid::Uuid;

    use super::*;

    fn mail(to: &str) -> Mail {
        Mail {
            id: MessageId(Uuid::from_u128(7)),
            to: to.to_owned(),
            community: "Elm Street\r\nBcc: all@example.org".to_owned(),
            slug: "elm-street".to_owned(),
            host: "elm.example.org".to_owned(),
            reply_to: None,
            stop_link: Some("https://elm.example.org/stop/abc".to_owned()),
            subject: "A question from your neighborhood".to_owned(),
            text: "Hello".to_owned(),
            html: "<p>Hello</p>".to_owned(),
            at: Moment(1_780_329_600_000_000),
        }
    }

    fn bytes(mail: &Mail) -> String {
        let from = "post@example.org".parse().unwrap();
        String::from_utf8(enclose(mail, &from).unwrap().bytes).unwrap()
    }

    #[test]
    fn a_mail_tried_again_is_the_same_mail() {
        assert_eq!(
            bytes(&mail("ana@example.org")),
            bytes(&mail("ana@example.org"))
        );
        assert!(
            bytes(&mail("ana@example.org"))
                .contains("Message-ID: <00000000-0000-0000-0000-000000000007@elm.example.org>")
        );
    }

    #[test]
    fn a_name_with_line_breaks_adds_no_header() {
        let bytes = bytes(&mail("ana@example.org"));
        let headers = bytes.split("\r\n\r\n").next().unwrap();
        assert!(headers.lines().all(|line| !line.starts_with("Bcc")));
    }

    #[test]
    fn where_a_person_reads_answers_they_can_be_asked_to_stop_letters_too() {
        let read = Mail {
            reply_to: Some("olga@elm.example".to_owned()),
            ..mail("ana@example.org")
        };
        let bytes = bytes(&read).replace("\r\n ", " ");
        assert!(bytes.contains("<olga@elm.example>\r\n"), "{bytes}");
        let ways = "<https://elm.example.org/stop/abc>, <mailto:olga@elm.example?subject=stop>";
        assert!(
            bytes.contains(&format!("List-Unsubscribe: {ways}\r\n")),
            "{bytes}"
        );
    }

    #[test]
    fn stopping_in_one_click_is_offered_only_over_https() {
        let open = Mail {
            stop_link: Some("http://localhost/stop/abc".to_owned()),
            ..mail("ana@example.org")
        };
        assert!(bytes(&mail("ana@example.org")).contains("List-Unsubscribe-Post"));
        assert!(!bytes(&open).contains("List-Unsubscribe-Post"));
    }

    #[test]
    fn the_host_of_an_address_is_written_in_ascii() {
        assert_eq!(
            address("ana@bücher.example").unwrap().as_ref() as &str,
            "ana@xn--bcher-kva.example"
        );
        for wrong in [
            "ana",
            "@example.org",
            "ana@",
            "a b@example.org",
            "ana@exa mple.org",
        ] {
            assert!(address(wrong).is_none(), "{wrong}");
        }
    }
}

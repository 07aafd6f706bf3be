//! Text messages go out over HTTP to a gateway, and what it answers decides what follows.

use std::time::Duration;

use app::config::{Hidden, Texts};
use app::messages::texts::Gateway;
use app::messages::{Text, Texter, Trouble};
use domain::MessageId;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

fn gateway(address: &str, ending: &str) -> Gateway {
    let texts = Texts {
        url: Hidden(format!("http://{address}/messages{ending}")),
        account: Some(Hidden("account:password".into())),
        from: "+15175550100".into(),
        secret: None,
    };
    Gateway::new(&texts)
        .unwrap()
        .with_patience(Duration::from_millis(1_500))
}

fn text() -> Text {
    Text {
        id: MessageId(uuid(7)),
        to: "+15175550101".into(),
        body: "Could you drive? \u{2068}نعم\u{2069} & yes\0".into(),
    }
}

fn uuid(number: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(number)
}

/// Takes one request and answers with this status.
async fn asked(ending: &str, status: &str) -> (String, Result<(), Trouble>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let gateway = gateway(&listener.local_addr().unwrap().to_string(), ending);
    let status = status.to_owned();
    let server = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut heard = String::new();
        let mut buffer = [0; 4096];
        loop {
            let read = stream.read(&mut buffer).await.unwrap();
            heard.push_str(&String::from_utf8_lossy(&buffer[..read]));
            let length = heard
                .to_lowercase()
                .lines()
                .find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
            let body = heard.split_once("\r\n\r\n").map(|(_, body)| body.len());
            if read == 0 || (body.is_some() && body >= length) {
                break;
            }
        }
        let answer = format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        stream.write_all(answer.as_bytes()).await.unwrap();
        heard
    });
    let went = gateway.text(&text()).await;
    (server.await.unwrap(), went)
}

#[tokio::test]
async fn a_text_message_is_posted_with_account_and_name() {
    let (heard, went) = asked("", "201 Created").await;
    assert_eq!(went, Ok(()));
    let heard_low = heard.to_lowercase();
    assert!(heard.starts_with("POST /messages HTTP/1.1"));
    assert!(heard.contains("Basic YWNjb3VudDpwYXNzd29yZA=="));
    assert!(heard_low.contains("idempotency-key: 00000000-0000-0000-0000-000000000007"));
    let body = heard.split_once("\r\n\r\n").unwrap().1;
    assert!(
        body.starts_with("To=%2B15175550101&From=%2B15175550100&Body=Could"),
        "{body}"
    );
    assert!(body.contains("%26") && !body.contains("%00") && !body.contains("%E2%81%A8"));
}

#[tokio::test]
async fn an_old_phone_in_a_drawer_is_a_gateway_too() {
    let (heard, went) = asked("#json", "202 Accepted").await;
    assert_eq!(went, Ok(()));
    let body: serde_json::Value =
        serde_json::from_str(heard.split_once("\r\n\r\n").unwrap().1).unwrap();
    assert_eq!(body["phoneNumbers"][0], "+15175550101");
    assert!(
        body["textMessage"]["text"]
            .as_str()
            .unwrap()
            .starts_with("Could you drive?")
    );
}

#[tokio::test]
async fn what_the_gateway_answers_decides_what_follows() {
    for (status, trouble) in [
        ("400 Bad Request", Trouble::Never("http 400".into())),
        ("401 Unauthorized", Trouble::Unreachable("http 401".into())),
        ("408 Request Timeout", Trouble::Again("http 408".into())),
        (
            "429 Too Many Requests",
            Trouble::Unreachable("http 429".into()),
        ),
        ("302 Found", Trouble::Unreachable("http 302".into())),
        (
            "503 Service Unavailable",
            Trouble::Unreachable("http 503".into()),
        ),
    ] {
        assert_eq!(asked("", status).await.1, Err(trouble));
    }
}

#[tokio::test]
async fn a_gateway_that_stalls_or_is_gone_is_left_alone() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let stalled = gateway(&address, "").text(&text()).await;
    assert_eq!(stalled, Err(Trouble::Unreachable("timeout".into())));
    drop(listener);
    let gone = gateway(&address, "").text(&text()).await;
    assert_eq!(gone, Err(Trouble::Unreachable("http connection".into())));
}

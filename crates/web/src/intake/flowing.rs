//! A file that flows to a browser while it is written, in bounded memory. One that broke off ends with an error
//! and not like a whole one, and a browser that stops listening holds nothing up.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use app::export::Pieces;
use axum::body::{Body, Bytes};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};

use crate::Problem;

/// Pieces that wait for the browser.
const IN_HAND: usize = 2;
/// How long a browser may take for one piece.
const PATIENCE: Duration = Duration::from_secs(60);
/// Exports that may be under way at once; each holds a view of the data open.
pub const AT_ONCE: usize = 2;

/// One of the places for exports under way.
pub(super) struct Place(
    #[expect(dead_code, reason = "held until it is dropped")] OwnedSemaphorePermit,
);

impl Place {
    /// Takes one, if there is one.
    pub(super) fn take(places: &Arc<Semaphore>) -> Result<Self, Problem> {
        let place = places.clone().try_acquire_owned();
        place.map(Self).map_err(|_| Problem::Busy)
    }
}

enum Next {
    Piece(Vec<u8>),
    End,
}

/// The pieces as a body.
pub(super) fn flowing(mut pieces: Pieces, place: Place) -> Body {
    let (hand, taken) = mpsc::channel(IN_HAND);
    tokio::spawn(async move {
        let _place = place;
        loop {
            let next = match pieces.next().await {
                Ok(Some(piece)) => Next::Piece(piece),
                Ok(None) => Next::End,
                Err(error) => {
                    tracing::error!(fault = %error, "an export broke off");
                    break;
                }
            };
            let is_end = matches!(next, Next::End);
            let given = tokio::time::timeout(PATIENCE, hand.send(next)).await;
            if is_end || !matches!(given, Ok(Ok(()))) {
                break;
            }
        }
    });
    Body::from_stream(futures_util::stream::unfold(Some(taken), |taken| async {
        let mut taken = taken?;
        match taken.recv().await {
            Some(Next::Piece(piece)) => Some((Ok(Bytes::from(piece)), Some(taken))),
            Some(Next::End) => None,
            None => Some((Err(io::Error::other("the export broke off")), None)),
        }
    }))
}

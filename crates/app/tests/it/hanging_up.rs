//! Whoever hangs up in the middle leaves nothing half open behind them.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use crate::world::World;

/// Lets something take so many steps, then drops it. Whether it was dropped before it was done.
pub async fn hangs_up_after<T>(mut steps: u64, work: impl Future<Output = T>) -> bool {
    let mut work = pin!(work);
    poll_fn(|context| {
        steps -= 1;
        match work.as_mut().poll(context) {
            Poll::Ready(_) => Poll::Ready(false),
            Poll::Pending if steps == 0 => Poll::Ready(true),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

#[tokio::test]
async fn a_reader_who_hangs_up_does_not_keep_the_next_one_from_writing() {
    for world in World::on_both_engines().await {
        for steps in (1..=6).cycle().take(60) {
            hangs_up_after(steps, world.app.db.read()).await;
            hangs_up_after(steps, world.app.db.write(world.community)).await;
            world.neighbor("Ana").await;
        }
    }
}

//! `manyhands serve`.

use app::{Broken, Error};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::options::Options;
use crate::{Web, routes, server};

/// Serves until the machine or the person at it says stop.
pub async fn serve(options: &Options) -> Result<(), Error> {
    let app = super::open(options).await?;
    let listener = TcpListener::bind(options.listen)
        .await
        .map_err(|error| Broken::told(format!("cannot listen on {}: {error}", options.listen)))?;
    println!("Manyhands is running. Open {}", app.config.base_url);
    if let Some(word) = app::community::setup::link(&app).await? {
        println!(
            "To set up your neighborhood, open this link once: {}/setup/{word}",
            app.config.base_url
        );
    }
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(async move {
        told_to_stop().await;
        let _ = stop.send(true);
    });
    server::serve(
        listener,
        server::service(Web::new(app.clone()), routes()),
        stopped,
    )
    .await;
    app.close().await;
    Ok(())
}

async fn told_to_stop() {
    let mut terminate =
        tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()).ok();
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        Some(()) = async { match &mut terminate { Some(signal) => signal.recv().await, None => None } } => {}
    }
}

//! `manyhands serve`.

use std::sync::Arc;

use app::messages::Carriers;
use app::worker::Worker;
use app::{Broken, Error};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::options::Options;
use crate::letters::Letters;
use crate::server::Bounds;
use crate::{Web, routes, server};

/// Serves until the machine or the person at it says stop.
pub async fn serve(options: &Options) -> Result<(), Error> {
    let app = super::open(options).await?;
    let listener = listen(options)?;
    println!("Manyhands is running. Open {}", app.config.base_url);
    if let Some(word) = app::community::setup::link(&app).await? {
        println!(
            "To set up your neighborhood, open this link once: {}/setup/{word}",
            app.config.base_url
        );
    }
    let carriers = Carriers::from_config(&app.config)?;
    let worker = Worker::new(app.clone(), Arc::new(Letters), carriers);
    let bounds = Bounds {
        proxies: options.proxies(),
        ..Bounds::default()
    };
    until_told_to_stop(listener, Web::new(app).within(bounds), worker).await
}

/// Takes the port, before anybody is told to open it.
pub fn listen(options: &Options) -> Result<TcpListener, Error> {
    server::listen(options.listen).map_err(|error| {
        let at = options.listen;
        Broken::told(format!(
            "cannot listen on {at}: {error}. Perhaps another program uses it; choose another with --listen"
        ))
        .into()
    })
}

/// Serves pages and lets the worker work, until the machine or the person at it says stop.
pub async fn until_told_to_stop(
    listener: TcpListener,
    web: Web,
    worker: Worker,
) -> Result<(), Error> {
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(async move {
        told_to_stop().await;
        // Whoever would hear it has ended already.
        let _ = stop.send(true);
    });
    let mut told = stopped.clone();
    let working = tokio::spawn(worker.run(async move {
        // An error means that nobody can say stop any more, which is as good as stop.
        let _ = told.wait_for(|stop| *stop).await;
    }));
    let app = web.app.clone();
    let bounds = web.bounds.clone();
    server::serve(listener, server::service(web, routes()), bounds, stopped).await;
    if working.await.is_err() {
        tracing::error!("the worker broke off");
    }
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

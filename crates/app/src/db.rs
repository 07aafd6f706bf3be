//! The database: one schema and one text of SQL on two engines, SQLite and PostgreSQL.
//!
//! SQL is run by four verbs only, `all! opt! one! exec!`, which bind the same values to the same text
//! on either engine. A change happens inside [`Db::write`], which lets one change at a time happen in a
//! community; a page reads inside [`Db::read`], which cannot write.

#[macro_use]
mod verbs;
pub mod migrations;
pub mod rows;
pub mod schema;
pub mod values;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use domain::{CommunityId, Moment};
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction};

use crate::{Broken, Error, folder};
use migrations::Migration;

/// Longest wait for a connection before the program says that it is busy.
const PATIENCE: Duration = Duration::from_secs(8);
/// Connections that read at once on SQLite.
const READERS: u32 = 4;
/// Connections to PostgreSQL.
const CONNECTIONS: u32 = 12;

/// A database that is open.
#[derive(Clone)]
pub struct Db {
    pools: Pools,
    migrations: &'static [Migration],
    /// The latest write found no room.
    full: Arc<AtomicBool>,
}

#[derive(Clone)]
enum Pools {
    Sqlite { write: SqlitePool, read: SqlitePool },
    Postgres(PgPool),
}

/// A transaction. Dropped without [`Tx::commit`], it never happened.
pub struct Tx {
    inner: Inner,
    wrote: bool,
    full: Arc<AtomicBool>,
}

enum Inner {
    SqliteWrite(Writing),
    SqliteRead(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// The one connection that writes to SQLite. After an error it may be wedged for good (a full disk
/// leaves it inside a transaction that is gone), so unless it ended well it is closed, not reused.
struct Writing {
    connection: PoolConnection<Sqlite>,
    ended_well: bool,
}

impl Drop for Writing {
    fn drop(&mut self) {
        if !self.ended_well {
            self.connection.close_on_drop();
        }
    }
}

/// The connection behind a transaction, for the verbs.
pub enum Engine<'a> {
    /// SQLite.
    Sqlite(&'a mut SqliteConnection),
    /// PostgreSQL.
    Postgres(&'a mut PgConnection),
}

impl Db {
    /// Opens a database by its address: `sqlite:PATH` or `postgres://…`.
    pub async fn open(url: &str, migrations: &'static [Migration]) -> Result<Self, Error> {
        let pools = if url.starts_with("postgres") {
            let options: PgConnectOptions = url.parse()?;
            let at = format!("{}:{}", options.get_host(), options.get_port());
            let pool = PgPoolOptions::new()
                .max_connections(CONNECTIONS)
                .acquire_timeout(PATIENCE);
            let pool = pool.connect_with(options).await;
            Pools::Postgres(pool.map_err(|error| shut(&at, &error))?)
        } else {
            let path = url.trim_start_matches("sqlite:");
            folder::make_file(Path::new(path))?;
            let write = SqlitePoolOptions::new()
                .max_connections(1)
                .min_connections(1)
                .acquire_timeout(PATIENCE);
            let write = write.connect_with(sqlite(path)).await?;
            let read = SqlitePoolOptions::new()
                .max_connections(READERS)
                .acquire_timeout(PATIENCE);
            let read = read
                .connect_with(sqlite(path).pragma("query_only", "on"))
                .await?;
            Pools::Sqlite { write, read }
        };
        Ok(Self {
            pools,
            migrations,
            full: Arc::default(),
        })
    }

    /// Whether this is PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        matches!(self.pools, Pools::Postgres(_))
    }

    /// Begins a change in a community. Nobody else changes anything there until it ends.
    pub async fn write(&self, community: CommunityId) -> Result<Tx, Error> {
        let mut tx = self.write_anywhere().await?;
        if let Inner::Postgres(tx) = &mut tx.inner {
            let lock = sqlx::query("select id from communities where id = $1 for update")
                .bind(community.to_string());
            lock.fetch_optional(&mut **tx)
                .await?
                .ok_or(Error::NotFound)?;
        }
        Ok(tx)
    }

    /// Begins a change of the install itself, or of things that belong to no one community.
    pub async fn write_anywhere(&self) -> Result<Tx, Error> {
        let inner = match &self.pools {
            Pools::Sqlite { write, .. } => {
                let mut writing = Writing {
                    connection: write.acquire().await?,
                    ended_well: false,
                };
                let begun = sqlx::raw_sql("begin immediate")
                    .execute(&mut *writing.connection)
                    .await;
                heard(&self.full, begun)?;
                Inner::SqliteWrite(writing)
            }
            Pools::Postgres(pool) => Inner::Postgres(begin_whole(pool, "begin").await?),
        };
        Ok(self.tx(inner))
    }

    fn tx(&self, inner: Inner) -> Tx {
        Tx {
            inner,
            wrote: false,
            full: self.full.clone(),
        }
    }

    /// Whether the latest write found no room on the disk.
    pub fn is_full(&self) -> bool {
        self.full.load(Ordering::Relaxed)
    }

    /// Begins to read: one unchanging view of everything, in which nothing can be written.
    pub async fn read(&self) -> Result<Tx, Error> {
        let inner = match &self.pools {
            Pools::Sqlite { read, .. } => Inner::SqliteRead(read.begin().await?),
            Pools::Postgres(pool) => Inner::Postgres(
                begin_whole(pool, "begin isolation level repeatable read read only").await?,
            ),
        };
        Ok(self.tx(inner))
    }

    /// Brings the schema up to date, each step in one transaction. Refuses data that a newer program wrote.
    pub async fn migrate(&self, now: Moment) -> Result<Vec<&'static str>, Error> {
        migrations::run(self, self.migrations, now).await
    }

    /// Moves what the journal still holds into the file and empties it, so that what was erased is gone
    /// from both. Nothing to do on PostgreSQL.
    pub async fn checkpoint(&self) -> Result<(), Error> {
        if let Pools::Sqlite { write, .. } = &self.pools {
            let mut connection = write.acquire().await?;
            sqlx::raw_sql("pragma wal_checkpoint(truncate)")
                .execute(&mut *connection)
                .await?;
        }
        Ok(())
    }

    /// Whether there is a table of this name.
    pub async fn has_table(&self, name: &str) -> Result<bool, Error> {
        let found: Option<(String,)> = match &self.pools {
            Pools::Sqlite { read, .. } => {
                sqlx::query_as("select name from sqlite_master where type = 'table' and name = $1")
                    .bind(name)
                    .fetch_optional(read)
                    .await?
            }
            Pools::Postgres(pool) => {
                let here = "select cast(table_name as text) from information_schema.tables where table_schema = current_schema() and table_name = $1";
                sqlx::query_as(here).bind(name).fetch_optional(pool).await?
            }
        };
        Ok(found.is_some())
    }

    /// Begins a change in all communities at once: nobody changes anything anywhere until it ends. For
    /// taking everything to another place. Crosses communities.
    pub async fn hold_all(&self) -> Result<Tx, Error> {
        let mut tx = self.write_anywhere().await?;
        if let Inner::Postgres(tx) = &mut tx.inner {
            sqlx::query("select id from communities order by id for update")
                .execute(&mut **tx)
                .await?;
        }
        Ok(tx)
    }

    /// Asks the engine whether its file is whole (SQLite only): `ok`, or what is wrong.
    pub async fn integrity(&self) -> Result<String, Error> {
        match &self.pools {
            Pools::Sqlite { read, .. } => {
                let (said,): (String,) = sqlx::query_as("pragma integrity_check")
                    .fetch_one(read)
                    .await?;
                Ok(said)
            }
            Pools::Postgres(_) => Ok("ok".to_owned()),
        }
    }

    /// Rows that point at others that are not there (SQLite only; PostgreSQL never lets them in).
    pub async fn loose_ends(&self) -> Result<usize, Error> {
        match &self.pools {
            Pools::Sqlite { read, .. } => {
                let check = sqlx::query("pragma foreign_key_check");
                Ok(check.fetch_all(read).await?.len())
            }
            Pools::Postgres(_) => Ok(0),
        }
    }

    /// Closes all connections; SQLite empties its journal into the file.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { write, read } => {
                read.close().await;
                write.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

/// Begins on PostgreSQL where nobody can hang up in between. A request that is dropped while `begin` is on
/// its way would leave the connection inside a transaction, and the next one to write there would be told
/// that it may only read (sqlx 0.9.0, issue 4393).
async fn begin_whole(
    pool: &PgPool,
    begin: &'static str,
) -> Result<Transaction<'static, Postgres>, Error> {
    let pool = pool.clone();
    let begun = tokio::spawn(async move { pool.begin_with(begin).await }).await;
    Ok(begun.map_err(|_| Broken::told("a transaction could not begin"))??)
}

/// Why a database did not open, in words that say where it is and repeat no password.
fn shut(at: &str, error: &sqlx::Error) -> Error {
    let what = match error {
        sqlx::Error::Database(said) => {
            format!(
                "the database at {at} does not let us in: {}",
                said.message()
            )
        }
        sqlx::Error::Tls(_) => format!("the database at {at} cannot show who it is"),
        _ => format!("the database at {at} does not answer"),
    };
    Broken::told(what).into()
}

fn heard<T>(full: &AtomicBool, went: Result<T, sqlx::Error>) -> Result<T, Error> {
    went.map_err(|error| {
        let broken = Broken::from(error);
        if matches!(broken, Broken::Full) {
            full.store(true, Ordering::Relaxed);
        }
        broken.into()
    })
}

/// How every SQLite connection is opened. `synchronous=full`: acknowledged writes survive a power cut.
/// `secure_delete`: what is deleted is overwritten.
fn sqlite(path: &str) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .pragma("secure_delete", "on")
        .pragma("trusted_schema", "off")
        .pragma("cell_size_check", "on")
        .pragma("temp_store", "memory")
        .pragma("mmap_size", "0")
        .pragma("cache_size", "-4000")
}

impl Tx {
    /// Makes it happen.
    pub async fn commit(self) -> Result<(), Error> {
        let done = match self.inner {
            Inner::SqliteWrite(mut writing) => {
                let done = sqlx::raw_sql("commit")
                    .execute(&mut *writing.connection)
                    .await;
                writing.ended_well = done.is_ok();
                done.map(drop)
            }
            Inner::SqliteRead(tx) => tx.commit().await,
            Inner::Postgres(tx) => tx.commit().await,
        };
        heard(&self.full, done)?;
        if self.wrote {
            self.full.store(false, Ordering::Relaxed);
        }
        Ok(())
    }

    /// The connection, for the verbs.
    pub fn engine(&mut self) -> Engine<'_> {
        match &mut self.inner {
            Inner::SqliteWrite(writing) => Engine::Sqlite(&mut writing.connection),
            Inner::SqliteRead(tx) => Engine::Sqlite(tx),
            Inner::Postgres(tx) => Engine::Postgres(tx),
        }
    }

    /// Passes on how many rows a statement changed, and remembers that something was written.
    pub fn changed(&mut self, went: Result<u64, sqlx::Error>) -> Result<u64, Error> {
        let rows = self.heard(went)?;
        self.wrote |= rows > 0;
        Ok(rows)
    }

    /// Passes on how a statement went, and remembers when there was no room on the disk.
    pub fn heard<T>(&self, went: Result<T, sqlx::Error>) -> Result<T, Error> {
        heard(&self.full, went)
    }

    /// Runs statements that are part of the program, without values: migrations.
    pub async fn run(&mut self, statement: &'static str) -> Result<(), Error> {
        match self.engine() {
            Engine::Sqlite(connection) => {
                sqlx::raw_sql(statement).execute(connection).await?;
            }
            Engine::Postgres(connection) => {
                sqlx::raw_sql(statement).execute(connection).await?;
            }
        }
        Ok(())
    }
}

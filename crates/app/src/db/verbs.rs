//! The four verbs by which SQL is run, and rows by their column names. The text of a statement is a literal
//! right after the row's type, so that a test can take every statement out of the source and prepare it on
//! both engines.

/// Runs one text with the same values on either engine.
#[macro_export]
macro_rules! on_either_engine {
    ($tx:expr, $row:ty, $fetch:ident, $sql:literal $(, $value:expr)*) => {
        {
            let went = match $tx.engine() {
                $crate::db::Engine::Sqlite(connection) => {
                    sqlx::query_as::<sqlx::Sqlite, $row>($sql)$(.bind($crate::db::values::Value::value(&$value)))*.$fetch(connection).await
                }
                $crate::db::Engine::Postgres(connection) => {
                    sqlx::query_as::<sqlx::Postgres, $row>($sql)$(.bind($crate::db::values::Value::value(&$value)))*.$fetch(connection).await
                }
            };
            $tx.heard(went)
        }
    };
}

/// All rows: `all!(tx, Row, "select …", values…)`.
#[macro_export]
macro_rules! all {
    ($tx:expr, $row:ty, $sql:literal $(, $value:expr)* $(,)?) => { $crate::on_either_engine!($tx, $row, fetch_all, $sql $(, $value)*) };
}

/// The row, if there is one.
#[macro_export]
macro_rules! opt {
    ($tx:expr, $row:ty, $sql:literal $(, $value:expr)* $(,)?) => { $crate::on_either_engine!($tx, $row, fetch_optional, $sql $(, $value)*) };
}

/// The one row that must be there.
#[macro_export]
macro_rules! one {
    ($tx:expr, $row:ty, $sql:literal $(, $value:expr)* $(,)?) => { $crate::on_either_engine!($tx, $row, fetch_one, $sql $(, $value)*) };
}

/// Changes rows, and says how many.
#[macro_export]
macro_rules! exec {
    ($tx:expr, $sql:literal $(, $value:expr)* $(,)?) => {
        {
            let went = match $tx.engine() {
                $crate::db::Engine::Sqlite(connection) => {
                    sqlx::query::<sqlx::Sqlite>($sql)$(.bind($crate::db::values::Value::value(&$value)))*.execute(connection).await.map(|done| done.rows_affected())
                }
                $crate::db::Engine::Postgres(connection) => {
                    sqlx::query::<sqlx::Postgres>($sql)$(.bind($crate::db::values::Value::value(&$value)))*.execute(connection).await.map(|done| done.rows_affected())
                }
            };
            $tx.changed(went)
        }
    };
}

/// A row by its column names: `row! { struct Found { id: NeedId, at: Moment } }`.
#[macro_export]
macro_rules! row {
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$field_meta:meta])* $field_vis:vis $field:ident: $type:ty),* $(,)? }) => {
        $(#[$meta])*
        $vis struct $name { $($(#[$field_meta])* $field_vis $field: $type),* }
        $crate::row!(@for sqlx::sqlite::SqliteRow, $name, $($field: $type),*);
        $crate::row!(@for sqlx::postgres::PgRow, $name, $($field: $type),*);
    };
    (@for $row:ty, $name:ident, $($field:ident: $type:ty),*) => {
        impl<'r> sqlx::FromRow<'r, $row> for $name {
            fn from_row(row: &'r $row) -> Result<Self, sqlx::Error> {
                Ok(Self { $($field: {
                    let raw: <$type as $crate::db::values::Column>::Raw = sqlx::Row::try_get(row, stringify!($field))?;
                    <$type as $crate::db::values::Column>::column(raw).ok_or_else(|| sqlx::Error::ColumnDecode {
                        index: stringify!($field).to_owned(),
                        source: "a stored value is none that this program writes".into(),
                    })?
                }),* })
            }
        }
    };
}

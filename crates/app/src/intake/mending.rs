//! Rows that could not be read, for mending: what stood in them, on which line, and why. They can be taken out as
//! a sheet, mended there and handed in again.
//!
//! Only whoever handed the file in sees them, until they say that all is mended, or the community's days are over.

use domain::intake::{MENDING_HEADERS, Reason};
use domain::people::Actor;
use domain::{CommunityId, ImportId, NeighborId};

use super::writer::Writer;
use super::{cells_name, headers_name};
use crate::{App, Broken, Error};

/// Rows that are fetched at once.
const PAGE: i64 = 200;

/// A row that could not be read.
#[derive(Clone)]
pub struct Unread {
    /// The row of data, counted from 1 below the header.
    pub row: u64,
    /// The line of the file, counted from 1.
    pub line: u64,
    /// The header of the column, when it is about one cell.
    pub column: Option<String>,
    /// Why.
    pub reason: Reason,
    /// What stood in it.
    pub cells: Vec<String>,
}

/// The rows of a run that could not be read, page by page.
pub struct Pages {
    app: App,
    community: CommunityId,
    import: ImportId,
    /// The headers of the sheet.
    pub headers: Vec<String>,
    after: i64,
}

/// Opens the rows of a run that could not be read. For everybody but whoever handed the file in there are none.
pub async fn open(app: &App, who: Actor, import: ImportId) -> Result<Pages, Error> {
    row! {
        struct Found {
            by_id: Option<NeighborId>,
            headers_sealed: Option<Vec<u8>>,
        }
    }
    who.organizes()?;
    let community = who.community();
    let mut tx = app.db.read().await?;
    let found = opt!(
        &mut tx,
        Found,
        "select by_id, headers_sealed from imports where community_id = $1 and id = $2",
        community,
        import
    )?;
    let found = found
        .filter(|found| found.by_id.is_some() && found.by_id == who.neighbor())
        .ok_or(Error::NotFound)?;
    let headers = match found.headers_sealed {
        Some(sealed) => opened(app, community, &headers_name(import), &sealed)?,
        None => Vec::new(),
    };
    Ok(Pages {
        app: app.clone(),
        community,
        import,
        headers,
        after: 0,
    })
}

impl Pages {
    /// The next rows; none at the end.
    pub async fn next(&mut self) -> Result<Vec<Unread>, Error> {
        row! {
            struct Row {
                row_number: i64,
                line_number: i64,
                column_number: i64,
                reason: String,
                cells_sealed: Vec<u8>,
            }
        }
        let mut tx = self.app.db.read().await?;
        let rows = all!(
            &mut tx,
            Row,
            "select row_number, line_number, column_number, reason, cells_sealed from import_reports
             where community_id = $1 and import_id = $2 and row_number > $3 and cells_sealed is not null
             order by row_number limit $4",
            self.community,
            self.import,
            self.after,
            PAGE
        )?;
        drop(tx);
        self.after = rows.last().map_or(self.after, |row| row.row_number);
        rows.into_iter()
            .map(|row| {
                let number = row.row_number.unsigned_abs();
                let name = cells_name(self.import, number);
                let column = usize::try_from(row.column_number - 1).ok();
                Ok(Unread {
                    row: number,
                    line: row.line_number.unsigned_abs(),
                    column: column.and_then(|at| self.headers.get(at).cloned()),
                    reason: Reason::from_word(&row.reason)
                        .ok_or_else(|| Broken::told("a reason that nobody knows"))?,
                    cells: opened(&self.app, self.community, &name, &row.cells_sealed)?,
                })
            })
            .collect()
    }

    /// The rows as a sheet: what stood in them, then the line and the reason. These two columns are left out when
    /// the sheet is handed in again, and so is what they held when it was one of mended rows before.
    pub async fn sheet(
        mut self,
        says: impl Fn(&Unread) -> String + Send,
    ) -> Result<Vec<u8>, Error> {
        let added = MENDING_HEADERS.map(str::to_owned);
        let own = self.headers.len() - added_before(&self.headers);
        let headers = [&self.headers[..own], added.as_slice()].concat();
        let mut writer = Writer::new(Vec::new(), &headers)?;
        loop {
            let some = self.next().await?;
            if some.is_empty() {
                return Ok(writer.finish()?);
            }
            for unread in some {
                let mut cells = unread.cells.clone();
                if cells.len() <= self.headers.len() {
                    cells.resize(own, String::new());
                }
                cells.extend([unread.line.to_string(), says(&unread)]);
                writer.row(&cells)?;
            }
        }
    }
}

/// How many columns at the end are of rows that were to be mended before.
fn added_before(headers: &[String]) -> usize {
    let added = |header: &&String| MENDING_HEADERS.contains(&header.as_str());
    headers.iter().rev().take_while(added).count()
}

/// Forgets what stood in the rows of a run that could not be read: they are mended.
pub async fn forget(app: &App, who: Actor, import: ImportId) -> Result<(), Error> {
    who.organizes()?;
    let mut tx = app.db.write(who.community()).await?;
    exec!(
        &mut tx,
        "update import_reports set cells_sealed = null where community_id = $1 and import_id = $2",
        who.community(),
        import
    )?;
    let found = exec!(
        &mut tx,
        "update imports set headers_sealed = null where community_id = $1 and id = $2",
        who.community(),
        import
    )?;
    if found == 0 {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    app.db.checkpoint().await
}

fn opened(
    app: &App,
    community: CommunityId,
    name: &str,
    sealed: &[u8],
) -> Result<Vec<String>, Error> {
    let plain = app
        .vault
        .unseal_for_community(community, name, sealed)
        .ok_or_else(|| Broken::told("cells of a row do not open"))?;
    Ok(serde_json::from_slice(&plain)?)
}

//! The lines of a calendar file: unfolded, taken apart, and put into the parts that begin and end around them.

use super::Unreadable;

/// Longest file that is read, in bytes.
pub const BYTES_LIMIT: usize = 5_000_000;
/// Most lines that are read.
pub const LINES_LIMIT: usize = 200_000;
/// Most parts within parts.
pub const DEPTH_LIMIT: usize = 8;
/// Most parameters of a line that are kept.
const PARAMETERS_LIMIT: usize = 50;

/// One line: `DTSTART;TZID=Europe/Berlin:20260901T090000`.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// In capitals.
    pub name: String,
    /// Names in capitals, values without quotes.
    parameters: Vec<(String, String)>,
    /// As it stands there, with its escapes.
    pub value: String,
}

impl Line {
    /// The value of a parameter.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let mut named = self.parameters.iter().filter(|(known, _)| known == name);
        named.next().map(|(_, value)| value.as_str())
    }

    /// Takes a line apart; `None` when it has no value. Spaces around names do not matter, and neither does a quote
    /// that is never closed.
    fn read(text: &str) -> Option<Self> {
        let colon = outside_quotes(text, ':')
            .next()
            .or_else(|| text.find(':'))?;
        let (head, value) = (&text[..colon], &text[colon + 1..]);
        let mut pieces = split_outside_quotes(head, ';');
        let name = word(pieces.next()?);
        let parameters = pieces.filter_map(|piece| piece.split_once('='));
        Some(Self {
            name,
            parameters: parameters
                .take(PARAMETERS_LIMIT)
                .map(|(name, value)| (word(name), unquoted(value)))
                .collect(),
            value: value.to_owned(),
        })
    }
}

/// A part of a calendar: the calendar itself, an event, a time zone.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// In capitals; empty for the file as a whole.
    pub name: String,
    pub lines: Vec<Line>,
    pub parts: Vec<Part>,
}

impl Part {
    /// The file as a part without a name. What is never closed ends with the file; an end without a beginning is
    /// passed over, and so is a line that cannot be taken apart.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() > BYTES_LIMIT {
            return Err(Unreadable::TooLong);
        }
        let mut open = vec![Self::default()];
        for line in unfolded(bytes)? {
            let Some(line) = Line::read(&String::from_utf8_lossy(&line)) else {
                continue;
            };
            match line.name.as_str() {
                "BEGIN" if open.len() > DEPTH_LIMIT => return Err(Unreadable::TooDeep),
                "BEGIN" => open.push(Self {
                    name: word(&line.value),
                    ..Self::default()
                }),
                "END" => {
                    let ended = word(&line.value);
                    let opened = open.iter().rposition(|part| part.name == ended);
                    let is_part = opened.filter(|place| *place > 0);
                    let left = is_part.unwrap_or(open.len());
                    close(&mut open, left);
                }
                _ => {
                    if let Some(part) = open.last_mut() {
                        part.lines.push(line);
                    }
                }
            }
        }
        close(&mut open, 1);
        open.pop().ok_or(Unreadable::NotACalendar)
    }

    /// The first line with a name.
    pub fn line(&self, name: &str) -> Option<&Line> {
        self.lines(name).next()
    }

    /// All lines with a name.
    pub fn lines(&self, name: &str) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.name == name)
    }
}

/// Closes parts, the innermost first, until so many are open.
fn close(open: &mut Vec<Part>, left: usize) {
    while open.len() > left.max(1) {
        let part = open.pop();
        if let (Some(part), Some(around)) = (part, open.last_mut()) {
            around.parts.push(part);
        }
    }
}

/// The lines with what was folded put together again, byte by byte, because some programs fold within a letter.
fn unfolded(bytes: &[u8]) -> Result<Vec<Vec<u8>>, Unreadable> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut lines: Vec<Vec<u8>> = Vec::new();
    for (place, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if place >= LINES_LIMIT {
            return Err(Unreadable::TooLong);
        }
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match (line, lines.last_mut()) {
            ([], _) => {}
            ([b' ' | b'\t', rest @ ..], Some(last)) => last.extend_from_slice(rest),
            _ => lines.push(line.to_vec()),
        }
    }
    Ok(lines)
}

/// Where a mark stands outside of quotes.
fn outside_quotes(text: &str, mark: char) -> impl Iterator<Item = usize> {
    let mut is_quoted = false;
    text.char_indices().filter_map(move |(place, letter)| {
        is_quoted ^= letter == '"';
        (letter == mark && !is_quoted).then_some(place)
    })
}

fn split_outside_quotes(text: &str, mark: char) -> impl Iterator<Item = &str> {
    let ends = outside_quotes(text, mark).chain(std::iter::once(text.len()));
    let mut begin = 0;
    ends.map(move |end| {
        let piece = &text[begin..end];
        begin = end + mark.len_utf8();
        piece
    })
}

/// A name in capitals, without the spaces that some programs put into it.
fn word(text: &str) -> String {
    let letters = text.chars().filter(|letter| !letter.is_whitespace());
    letters.map(|letter| letter.to_ascii_uppercase()).collect()
}

fn unquoted(text: &str) -> String {
    text.trim().trim_matches('"').to_owned()
}

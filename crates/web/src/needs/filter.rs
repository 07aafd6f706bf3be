//! What an organizer wants to see on the board, as it stands in the address, so that a view can be kept as a
//! bookmark. It holds words about kinds of help, never about people.

use app::needs::board::{Filter, Mark};
use domain::needs::{ListingState, Side, Urgency};
use domain::words::{LINE_LIMIT, line};

use crate::{Fields, Form};

/// The filter with the place from which the page goes on.
pub(super) struct Asked {
    /// What is wanted.
    pub filter: Filter,
    /// From where the page goes on.
    pub from: Option<Mark>,
}

/// The parts of the address that narrow the view.
const PARTS: [&str; 6] = ["side", "state", "category", "area", "urgency", "words"];

impl Asked {
    /// Reads the query of an address. What cannot be read is left out.
    pub(super) fn read(query: Option<&str>) -> Self {
        let fields = Fields::read(query.unwrap_or("").as_bytes());
        let filter = Filter {
            side: Side::from_word(fields.one("side")).unwrap_or(Side::Need),
            state: ListingState::from_word(fields.one("state")).unwrap_or(ListingState::Open),
            category: fields.one("category").parse().ok(),
            area: fields.one("area").parse().ok(),
            urgency: Urgency::from_word(fields.one("urgency")),
            words: line(fields.one("words"), LINE_LIMIT),
        };
        Self {
            filter,
            from: fields.one("from").parse().ok(),
        }
    }

    /// The form, filled with what was asked for.
    pub(super) fn form(&self) -> Form {
        Form::with(Fields(self.pairs()))
    }

    /// Whether anything but side and state narrows the view.
    pub(super) fn narrows(&self) -> bool {
        let filter = &self.filter;
        filter.category.is_some()
            || filter.area.is_some()
            || filter.urgency.is_some()
            || !filter.words.is_empty()
    }

    /// Whether the filters that are folded away are in use.
    pub(super) fn narrows_by_list(&self) -> bool {
        let filter = &self.filter;
        filter.state != ListingState::Open
            || filter.category.is_some()
            || filter.area.is_some()
            || filter.urgency.is_some()
    }

    /// The address of another view: this one with some parts set, and from its beginning unless `from` is
    /// among them.
    pub(super) fn with(&self, path: &str, set: &[(&str, &str)]) -> String {
        let kept = self
            .pairs()
            .into_iter()
            .filter(|(name, _)| !set.iter().any(|(other, _)| other == name));
        let new = set
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let pairs: Vec<(String, String)> = kept
            .chain(new)
            .filter(|(_, value)| !value.is_empty())
            .collect();
        let query = serde_html_form::to_string(&pairs).unwrap_or_default();
        if query.is_empty() {
            path.to_owned()
        } else {
            format!("{path}?{query}")
        }
    }

    fn pairs(&self) -> Vec<(String, String)> {
        let filter = &self.filter;
        let values = [
            filter.side.word().to_owned(),
            filter.state.word().to_owned(),
            filter.category.map(|id| id.to_string()).unwrap_or_default(),
            filter.area.map(|id| id.to_string()).unwrap_or_default(),
            filter
                .urgency
                .map(|urgency| urgency.word().to_owned())
                .unwrap_or_default(),
            filter.words.clone(),
        ];
        PARTS
            .iter()
            .map(|part| (*part).to_owned())
            .zip(values)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_can_be_kept_as_an_address() {
        let asked = Asked::read(Some(
            "words=coche%20rojo&state=met&side=offer&urgency=today&from=nonsense",
        ));
        assert_eq!(
            (asked.filter.side, asked.filter.state),
            (Side::Offer, ListingState::Met)
        );
        let address = asked.with("/board", &[]);
        assert_eq!(
            address,
            "/board?side=offer&state=met&urgency=today&words=coche+rojo"
        );
        let again = Asked::read(address.split_once('?').map(|(_, query)| query));
        assert_eq!(again.filter, asked.filter);
        assert_eq!(
            asked.with("/board", &[("side", "need"), ("urgency", "")]),
            "/board?state=met&words=coche+rojo&side=need"
        );
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        let asked = Asked::read(Some("side=up&state=%00&category=x&area=%22&from=1.2.3"));
        assert_eq!(asked.filter, Filter::open(Side::Need));
        assert!(asked.from.is_none() && !asked.narrows());
    }
}

//! The unit studied, and how two teams that name one place meet.

use crate::text;

/// A local authority as an interview names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Authority {
    /// Its code in the study's list, else its country and folded name.
    pub id: String,
    /// Lower-case ISO 3166-1 alpha-3, empty where unknown.
    pub country: String,
    /// The name as it was typed or listed.
    pub name: String,
}

impl Authority {
    /// An authority of the study's list.
    pub fn listed(code: &str, country: &str, name: &str) -> Self {
        Self {
            id: code.to_owned(),
            country: country.to_lowercase(),
            name: name.trim().to_owned(),
        }
    }

    /// An authority that no list holds: its id is its country and its name, case, accents and punctuation aside.
    pub fn named(country: &str, name: &str) -> Self {
        let country = country.trim().to_lowercase();
        let folded = text::fold::name_key(name);
        Self {
            id: format!("{country}:{folded}"),
            country,
            name: name.trim().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_spellings_of_one_place_meet_and_two_countries_do_not() {
        let there = Authority::named("bfa", "Ganzourgou");
        assert_eq!(Authority::named("BFA", " GANZOURGOU ").id, there.id);
        assert_eq!(
            Authority::named("fra", "Saint-Étienne").id,
            Authority::named("fra", "saint etienne").id
        );
        assert_ne!(Authority::named("mli", "Ganzourgou").id, there.id);
    }
}

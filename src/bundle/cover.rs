//! The sheet that stands readable before the seal, so that who carries a bundle without being able to open it still knows
//! whose it is and what it should weigh: study, sender, counts, hash, piece. No place, no name, no form.
//!
//! It is one line of JSON; the sender's signature covers it, so a changed one shows when the bundle is opened.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::error::{BundleError, Layer};
use super::{Bundle, Object};
use crate::log::DeviceId;

/// What the sheet begins with.
pub(super) const BEGINS: &str = "{\"repere-sealed\":";
/// A sheet is no longer than this.
const LONGEST: usize = 512;

/// What can be read of a sealed bundle without opening it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cover {
    #[serde(rename = "repere-sealed")]
    format: u8,
    /// The study's code.
    pub study: String,
    /// The sender's device.
    pub from: String,
    /// Interviews and events inside.
    pub holds: [u64; 2],
    /// The last number of the sender's own events inside, 0 where there is none.
    pub upto: u64,
    /// The beginning of the bundle's name.
    pub id: String,
    /// Which piece of how many, where it is one of several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<[u32; 2]>,
}

impl Cover {
    /// The sheet of a bundle; `part` is which piece of how many.
    pub fn of(bundle: &Bundle, part: Option<[u32; 2]>) -> Self {
        let own = bundle
            .segments
            .iter()
            .filter(|segment| segment.header.device == bundle.from);
        let interviews: HashSet<_> = bundle
            .events()
            .iter()
            .filter_map(crate::log::Event::concerns)
            .collect();
        Self {
            format: 1,
            study: bundle.study.clone(),
            from: bundle.from.to_string(),
            holds: [interviews.len() as u64, bundle.count()],
            upto: own.map(|segment| segment.header.last).max().unwrap_or(0),
            id: bundle.id().to_string()[..12].to_owned(),
            part,
        }
    }

    /// The sheet of what travels beside bundles: it holds no interview and no event.
    pub(super) fn beside(study: &str, from: DeviceId, id: &str, part: Option<[u32; 2]>) -> Self {
        Self {
            format: 1,
            study: study.to_owned(),
            from: from.to_string(),
            holds: [0, 0],
            upto: 0,
            id: id.to_owned(),
            part,
        }
    }

    /// The line, with its end.
    pub(super) fn line(&self) -> String {
        let mut line = serde_json::to_string(self).expect("invariant: strings and numbers are JSON");
        line.push('\n');
        line
    }

    /// Reads the sheet of a sealed bundle, without opening it.
    pub fn read(bytes: &[u8]) -> Result<Self, BundleError> {
        Self::split(bytes).map(|(cover, _, _)| cover)
    }

    /// Splits a file into its sheet and what is sealed.
    pub(super) fn split(bytes: &[u8]) -> Result<(Self, &[u8], &[u8]), BundleError> {
        let damaged = || BundleError::Damaged { layer: Layer::Cover };
        let head = &bytes[..bytes.len().min(LONGEST)];
        let end = head.iter().position(|byte| *byte == b'\n').ok_or_else(damaged)?;
        let (line, sealed) = bytes.split_at(end + 1);
        // Read twice: a name that stands twice is no sheet.
        let text = std::str::from_utf8(line).map_err(|_| damaged())?;
        let Object(fields) = serde_json::from_str(text).map_err(|_| damaged())?;
        let names: HashSet<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
        let cover: Self = serde_json::from_str(text).map_err(|_| damaged())?;
        if cover.format != 1 {
            return Err(BundleError::NewerPack {
                version: cover.format,
                codec: 0,
            });
        }
        if names.len() != fields.len() || cover.from.parse::<DeviceId>().is_err() {
            return Err(damaged());
        }
        Ok((cover, line, sealed))
    }
}

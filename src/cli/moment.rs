//! Moments as a person reads them: in the zone of this machine, as notes beside the data, never as an order.

use crate::cli::Setting;

/// The day of a moment given as Unix seconds.
pub fn day(seconds: i64, setting: &Setting) -> String {
    shown(seconds, setting, "%Y-%m-%d")
}

/// A moment given as Unix seconds, to the minute.
pub fn minute(seconds: i64, setting: &Setting) -> String {
    shown(seconds, setting, "%Y-%m-%d %H:%M")
}

fn shown(seconds: i64, setting: &Setting, pattern: &str) -> String {
    let zone = setting.world.now().time_zone().clone();
    jiff::Timestamp::from_second(seconds)
        .map(|at| at.to_zoned(zone).strftime(pattern).to_string())
        .unwrap_or_default()
}

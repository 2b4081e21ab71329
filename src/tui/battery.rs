//! What the machine says of its battery. Where it says nothing, nothing is shown.

use std::path::Path;

/// The charge below which the person is warned while the machine is not plugged in.
pub const LOW: u8 = 20;

/// A reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Battery {
    /// Percent of a full charge.
    pub percent: u8,
    /// It is being charged, or full.
    pub plugged: bool,
}

impl Battery {
    /// Whether the person should be told.
    pub fn is_low(self) -> bool {
        !self.plugged && self.percent <= LOW
    }

    /// What this machine says; two small files on Linux, nothing elsewhere.
    pub fn read() -> Option<Self> {
        Self::read_in(Path::new("/sys/class/power_supply"))
    }

    fn read_in(supplies: &Path) -> Option<Self> {
        std::fs::read_dir(supplies).ok()?.flatten().find_map(|supply| {
            let word = |name: &str| std::fs::read_to_string(supply.path().join(name)).ok();
            // Mice and keyboards have batteries too; theirs are of another scope.
            if word("type")?.trim() != "Battery"
                || word("scope").is_some_and(|scope| scope.trim() == "Device")
            {
                return None;
            }
            let percent: u8 = word("capacity")?.trim().parse().ok()?;
            let plugged = word("status").is_some_and(|status| status.trim() != "Discharging");
            Some(Self {
                percent: percent.min(100),
                plugged,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn supply(dir: &Path, name: &str, files: &[(&str, &str)]) {
        std::fs::create_dir_all(dir.join(name)).expect("a folder");
        for (file, text) in files {
            std::fs::write(dir.join(name).join(file), text).expect("a file");
        }
    }

    #[test]
    fn the_machines_own_battery_is_read_and_no_mouse() {
        let dir = tempfile::tempdir().expect("a folder");
        supply(dir.path(), "AC", &[("type", "Mains\n")]);
        supply(
            dir.path(),
            "hid",
            &[("type", "Battery\n"), ("scope", "Device\n"), ("capacity", "3\n")],
        );
        assert_eq!(Battery::read_in(dir.path()), None);
        supply(
            dir.path(),
            "BAT0",
            &[
                ("type", "Battery\n"),
                ("capacity", "19\n"),
                ("status", "Discharging\n"),
            ],
        );
        let battery = Battery::read_in(dir.path()).expect("a battery");
        assert_eq!((battery.percent, battery.is_low()), (19, true));
    }
}

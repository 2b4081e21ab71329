//! The table of processes at a glance.

use super::Profile;
use crate::text::clean::prose_line;
use crate::tui::paint::{Pen, below};
use crate::tui::theme::Role;
use crate::tui::widget::list;
use ratatui::layout::Rect;

/// From this width on, a name stands whole beside its code.
const CODED: u16 = 96;

impl Profile {
    pub(super) fn table(&self, pen: &mut Pen<'_>, area: Rect) {
        let columns = Columns::new(area.width);
        let narrow = area.width < CODED;
        let heads = [
            "profile-process",
            "profile-status",
            "profile-evidence",
            "profile-maturity",
            "profile-steering",
            "profile-state",
        ]
        .map(|id| pen.ui.say(id));
        columns.put(
            pen,
            area.x,
            area.y,
            &heads.each_ref().map(String::as_str),
            Role::Quiet,
        );
        let why = self
            .data
            .processes
            .get(self.at)
            .and_then(|process| process.reasons.first());
        let foot = u16::from(why.is_some()) * 2;
        let rest = below(area, 1);
        let rows = Rect {
            height: rest.height.saturating_sub(foot),
            ..rest
        };
        list::draw(
            pen,
            rows,
            self.data.processes.len(),
            self.at,
            |pen, row, index, under| {
                let process = &self.data.processes[index];
                let s = pen.signs();
                let role = if under { Role::Chosen } else { Role::Text };
                pen.put(row.x, row.y, 1, if under { s.cursor } else { " " }, Role::Chosen);
                let strength = match process.strength.as_str() {
                    "A" => format!("A {}", s.answered.repeat(3)),
                    "B" => format!("B {}", s.answered.repeat(2)),
                    "C" | "D" => format!("{} {}", process.strength, s.answered),
                    _ => s.dash.to_owned(),
                };
                let status = if process.contradiction {
                    format!("{} {}", s.conflict, process.status)
                } else {
                    process.status.clone()
                };
                columns.put(
                    pen,
                    row.x,
                    row.y,
                    &[
                        if narrow {
                            uncoded(&process.name)
                        } else {
                            &process.name
                        },
                        &status,
                        &strength,
                        &process.maturity,
                        &process.steering,
                        &process.state,
                    ],
                    role,
                );
            },
        );
        if let Some(why) = why {
            let text = pen
                .ui
                .with("profile-why-first", &[("why", prose_line(&why.text).into())]);
            let y = rest.bottom().saturating_sub(1);
            pen.put(area.x, y, area.width, &text, Role::Quiet);
        }
    }
}

/// The name of a process without the code before it: where there is no room for both, words say more.
fn uncoded(name: &str) -> &str {
    match name.split_once(' ') {
        Some((code, words)) if code.len() == 4 && code.bytes().all(|letter| letter.is_ascii_uppercase()) => {
            words
        }
        _ => name,
    }
}

/// Where the columns of the table begin, for a width.
struct Columns([(u16, u16); 6]);

impl Columns {
    fn new(width: u16) -> Self {
        let widths: [u16; 6] = if width >= 74 {
            let process = width - 2 - (10 + 6 + 8 + 11 + 11) - 5;
            [process, 10, 6, 8, 11, 11]
        } else {
            let process = width.saturating_sub(2 + 10 + 6 + 2);
            [process, 10, 6, 0, 0, 0]
        };
        let mut x = 2;
        Self(widths.map(|wide| {
            let at = x;
            x += wide + 1;
            (at, wide)
        }))
    }

    fn put(&self, pen: &mut Pen<'_>, x: u16, y: u16, cells: &[&str; 6], role: Role) {
        for ((at, wide), text) in self.0.iter().zip(cells) {
            if *wide > 0 {
                pen.put(x + at, y, *wide, text, role);
            }
        }
    }
}

//! How a page of questions about the work is drawn.

use super::{Control, Item, Page};
use crate::tui::paint::{Pen, below, height};
use crate::tui::theme::Role;
use crate::tui::widget::field::{Look, draw as draw_field};
use crate::tui::widget::{frame, list};
use ratatui::layout::Rect;

impl Page {
    /// Draws the page.
    pub fn draw(&self, pen: &mut Pen<'_>, notice: (&str, Role)) {
        let title = format!("Repère {} {}", pen.signs().dot, pen.ui.say(self.id()));
        let clock = pen.ui.clock.clone();
        let body = frame::title(pen, &title, &clock);
        let hints = pen.ui.footer(&self.scopes(), self.typing());
        let problem = self.problem.as_ref().map(|id| pen.ui.say(id));
        let notice = match &problem {
            Some(problem) => (problem.as_str(), Role::Error),
            None => notice,
        };
        let body = frame::bottom(pen, body, notice, "", &hints);
        let mut rest = Rect {
            x: 2,
            width: body.width.saturating_sub(4),
            ..body
        };
        let about = pen.ui.say(&format!("{}-about", self.id()));
        let room = rest.height / 2;
        let used = pen.rows(Rect { height: room, ..rest }, &about, Role::Text);
        rest = below(rest, used + 1);
        for (index, item) in self.items.iter().enumerate() {
            // Every item after this one keeps a row of its own.
            let others = (self.items.len() - index - 1) as u16;
            let room = rest.height.saturating_sub(others);
            if room == 0 {
                break;
            }
            let used = Self::item(pen, Rect { height: room, ..rest }, item, index == self.at);
            rest = below(rest, used);
        }
        if !self.suggestions.is_empty() && rest.height > 1 {
            rest = below(rest, 1);
            let heading = pen.ui.say("page-suggestions");
            let lines: Vec<String> = self
                .suggestions
                .iter()
                .map(|(_, words)| format!("  {words}"))
                .collect();
            pen.rows(rest, &format!("{heading}\n{}", lines.join("\n")), Role::Quiet);
        }
    }

    fn item(pen: &mut Pen<'_>, area: Rect, item: &Item, focus: bool) -> u16 {
        let label = pen.ui.say(item.label);
        let role = if focus { Role::Question } else { Role::Text };
        let cursor = if focus { pen.signs().cursor } else { " " };
        match &item.control {
            Control::Text { field, masked, .. } => {
                pen.put(area.x, area.y, 1, cursor, Role::Chosen);
                let width = (area.width / 2).min(34);
                let used = pen.put(area.x + 2, area.y, width, &label, role);
                let x = area.x + 2 + used.max(width.min(26)) + 1;
                let line = Rect {
                    x,
                    width: area.right().saturating_sub(x),
                    height: 1,
                    ..area
                };
                draw_field(
                    pen,
                    line,
                    field,
                    Look {
                        focus,
                        masked: *masked,
                    },
                );
                if !focus && field.text().is_empty() {
                    let dots = pen.signs().leader.repeat(usize::from(line.width.min(12)));
                    pen.put(x, area.y, line.width, &dots, Role::Quiet);
                }
                1
            }
            Control::List {
                choices,
                cursor: at,
                filter,
                chosen,
            } => {
                pen.put(area.x, area.y, 1, cursor, Role::Chosen);
                let used = pen.put(area.x + 2, area.y, area.width.saturating_sub(2), &label, role);
                let shown = item.control.shown();
                if !focus {
                    let words = shown
                        .get(*at)
                        .filter(|_| *chosen)
                        .map(|index| choices[*index].1.clone());
                    let x = area.x + 2 + used.max(26) + 1;
                    let words = words.unwrap_or_else(|| pen.signs().leader.repeat(12));
                    pen.put(x, area.y, area.right().saturating_sub(x), &words, Role::Text);
                    return 1;
                }
                if let Some(filter) = filter {
                    let x = area.x + 2 + used.max(26) + 1;
                    let line = Rect {
                        x,
                        width: area.right().saturating_sub(x),
                        height: 1,
                        ..area
                    };
                    draw_field(pen, line, filter, Look { focus, masked: false });
                }
                let room = area.height.saturating_sub(1).min(10).min(shown.len() as u16 + 1);
                let inner = Rect {
                    x: area.x + 4,
                    y: area.y + 1,
                    width: area.width.saturating_sub(4),
                    height: room,
                };
                if filter.is_none() {
                    return 1 + Self::tall(pen, inner, choices, *at);
                }
                list::draw(pen, inner, shown.len(), *at, |pen, row, line, under| {
                    let under = under && *chosen;
                    let cursor = if under { pen.signs().cursor } else { " " };
                    pen.put(row.x, row.y, 1, cursor, Role::Chosen);
                    let words = &choices[shown[line]].1;
                    pen.put(
                        row.x + 2,
                        row.y,
                        row.width.saturating_sub(2),
                        words,
                        if under { Role::Chosen } else { Role::Text },
                    );
                });
                1 + room
            }
        }
    }

    /// A short list: numbers, words over as many rows as they need.
    fn tall(pen: &mut Pen<'_>, area: Rect, choices: &[(String, String)], at: usize) -> u16 {
        let mut rest = area;
        for (index, (_, words)) in choices.iter().enumerate() {
            if rest.height == 0 {
                break;
            }
            let under = index == at;
            pen.put(
                rest.x,
                rest.y,
                1,
                if under { pen.signs().cursor } else { " " },
                Role::Chosen,
            );
            pen.put(rest.x + 2, rest.y, 1, &format!("{}", index + 1), Role::Key);
            let inner = Rect {
                x: rest.x + 5,
                width: rest.width.saturating_sub(5),
                ..rest
            };
            let used = pen.rows(
                Rect {
                    height: height(words, inner.width).min(rest.height),
                    ..inner
                },
                words,
                if under { Role::Chosen } else { Role::Text },
            );
            rest = below(rest, used.max(1));
        }
        area.height - rest.height
    }
}

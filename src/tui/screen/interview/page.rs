//! A field-list: the questions of a group on one page, the one in focus whole, the others as they stand.
//!
//! Keys know nothing of it: the focus is one question as anywhere, and what is above and below is only drawn.

use super::Interview;
use super::entry::Entry;
use super::foot::failed;
use super::outline;
use super::pane::{Parts, titled};
use crate::interview::QuestionView;
use crate::text::clean::{prose, prose_line};
use crate::text::{bidi, cells};
use crate::tui::paint::{Pen, below, height};
use crate::tui::sheet::{Item, LineKind, Page};
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// The columns before the words: the sign of a state, or the cursor.
const LEAD: u16 = 2;
/// The words of a question without the focus take so many rows at most, its answer so many.
const WORDS: u16 = 3;
const ANSWER: u16 = 2;
/// From so many rows on, a blank one stands around the question in focus.
const AIRY: u16 = 14;
/// A list that typing narrows is content with so many rows, that its neighbours are seen.
const LIST: u16 = 8;
/// The columns for the states of rows or of instances.
const MARKS: u16 = 12;

/// Draws the page around the question in focus.
pub(super) fn draw(
    pen: &mut Pen<'_>,
    area: Rect,
    screen: &Interview,
    page: &Page,
    (view, entry): (&QuestionView, &Entry),
) {
    let wide = area.width.saturating_sub(LEAD);
    let parts = Parts::of(pen, screen, view, entry, wide);
    let wanted = parts.height(LIST.max(area.height / 2));
    let shown = |item: &&Item| !(screen.respondent && item.line.private);
    let above: Vec<&Item> = page.items[..page.here].iter().rev().filter(shown).collect();
    let after: Vec<&Item> = page.items[page.here + 1..].iter().filter(shown).collect();
    let tall = |item: &Item| tall(pen, screen, item, wide);
    let air = u16::from(area.height >= AIRY);
    // Half of what is left is for what went before, and what the rest does not want.
    let share = |spare: u16| {
        let (_, below_rows) = fitting(&after, spare, air, tall);
        let (first, above_rows) = fitting(&above, spare.saturating_sub(below_rows).max(spare / 2), air, tall);
        let (last, _) = fitting(&after, spare - above_rows, air, tall);
        (first, last)
    };
    // One row is the page's: its words, and what of it is not seen. Where the title says the words already and all is
    // seen, there is none.
    let spare = area.height.saturating_sub(wanted);
    let (first, last) = share(spare);
    let whole = wanted <= area.height && first == above.len() && last == after.len();
    let title = title(screen, page);
    let bare = whole && (title.is_empty() || title == screen.sheet.section && !screen.respondent);
    let room = area.height.saturating_sub(u16::from(!bare));
    let focus = wanted.min(room);
    let (first, last) = if bare { (first, last) } else { share(room - focus) };

    let mut rest = below(area, area.height - room);
    for item in above[..first].iter().rev() {
        let used = one(pen, screen, item, rest);
        rest = below(rest, used);
    }
    rest = below(rest, if first > 0 { air } else { 0 });
    let mut whole = Rect {
        x: rest.x + LEAD,
        width: wide,
        height: focus,
        ..rest
    };
    if last == after.len() && last == 0 {
        // Nothing comes below: what is left over is the question's.
        whole.height = rest.height;
    }
    pen.put(rest.x, rest.y, 1, pen.signs().cursor, Role::Chosen);
    parts.draw(pen, whole, screen);
    rest = below(rest, whole.height + air);
    for item in &after[..last] {
        let used = one(pen, screen, item, rest);
        rest = below(rest, used);
    }
    if !bare {
        head(pen, area, &title, hidden(&above[first..]), hidden(&after[last..]));
    }
}

/// The page's words, with what its instance is called.
fn title(screen: &Interview, page: &Page) -> String {
    if page.called.is_empty() || screen.respondent {
        page.label.clone()
    } else if page.label.is_empty() {
        page.called.clone()
    } else {
        format!("{} · {}", page.label, page.called)
    }
}

/// How many questions stand among what is not shown.
fn hidden(items: &[&Item]) -> usize {
    items.iter().filter(|item| item.line.stop).count()
}

/// How many of the items, the nearest first, are whole in so many rows, with the rows that they take.
fn fitting(items: &[&Item], room: u16, air: u16, tall: impl Fn(&Item) -> u16) -> (usize, u16) {
    let mut used = air;
    let mut count = 0;
    for item in items {
        let next = used + tall(item);
        if next > room {
            break;
        }
        used = next;
        count += 1;
    }
    if count == 0 { (0, 0) } else { (count, used) }
}

/// The page's words, and how many questions are above and below what is seen.
fn head(pen: &mut Pen<'_>, area: Rect, title: &str, above: usize, below: usize) {
    let s = pen.signs();
    let mut more = Vec::new();
    if above > 0 {
        more.push(format!("{} {above}", s.up));
    }
    if below > 0 {
        more.push(format!("{} {below}", s.down));
    }
    let more = more.join("  ");
    let wide = cells(&more) as u16;
    let right = pen.put_right(area.right(), area.y, wide, &more, Role::Quiet);
    let room = if wide > 0 {
        right.saturating_sub(area.x + 2)
    } else {
        area.width
    };
    pen.put(area.x, area.y, room, title, Role::Title);
}

/// The words and the answer of an item, and whether one row holds both.
fn words(pen: &Pen<'_>, item: &Item, wide: u16) -> (String, String, bool) {
    let line = &item.line;
    let label = prose_line(&titled(pen, &item.label));
    let answer = match line.kind {
        LineKind::Question => line.answer.clone(),
        _ if line.stop => outline::marks(pen.signs(), &line.marks, usize::from(MARKS)),
        _ => String::new(),
    };
    let rtl = |text: &str| bidi::direction(text) == bidi::Direction::RightToLeft;
    let together = cells(&label) + 2 + cells(&answer) <= usize::from(wide) && !rtl(&label) && !rtl(&answer);
    (label, answer, together)
}

/// The rules that an item breaks, in words; nothing of them while the respondent looks on.
fn broken(pen: &Pen<'_>, screen: &Interview, item: &Item) -> Vec<(String, Role)> {
    if screen.respondent || item.line.answer.is_empty() {
        return Vec::new();
    }
    let s = pen.signs();
    let rules = item
        .failures
        .iter()
        .map(|failure| (format!("{} {}", s.invalid, failed(pen, failure)), Role::Error));
    let doubt = (item.failures.is_empty() && !item.warning.is_empty())
        .then(|| (format!("{} {}", s.doubtful, prose(&item.warning)), Role::Warning));
    rules.chain(doubt).collect()
}

/// The rows that an item takes.
fn tall(pen: &Pen<'_>, screen: &Interview, item: &Item, wide: u16) -> u16 {
    let (label, answer, together) = words(pen, item, wide);
    let mut rows = height(&label, wide).clamp(1, WORDS) + height(&item.second, wide).min(WORDS);
    if !together || !item.second.is_empty() {
        rows += height(&answer, wide.saturating_sub(LEAD)).min(ANSWER);
    }
    let rules = broken(pen, screen, item);
    rows + rules
        .iter()
        .map(|(text, _)| height(text, wide).min(ANSWER))
        .sum::<u16>()
}

/// Draws an item at the top of an area; gives back the rows used.
fn one(pen: &mut Pen<'_>, screen: &Interview, item: &Item, area: Rect) -> u16 {
    let wide = area.width.saturating_sub(LEAD);
    let (label, answer, together) = words(pen, item, wide);
    let together = together && item.second.is_empty();
    let s = pen.signs();
    let line = &item.line;
    let question = line.kind == LineKind::Question;
    let sign = match line.marks.first() {
        Some(mark) if question => outline::sign(s, *mark),
        None if question => s.dot,
        _ => " ",
    };
    let sign = if screen.respondent { " " } else { sign };
    pen.put(area.x, area.y, 1, sign, Role::Text);
    let role = if question && !line.marks.is_empty() {
        Role::Text
    } else {
        Role::Quiet
    };
    let mut rest = Rect {
        x: area.x + LEAD,
        width: wide,
        ..area
    };
    if together {
        let used = pen.put(rest.x, rest.y, wide, &label, role);
        let gap = wide - used - cells(&answer) as u16;
        if !answer.is_empty() {
            if gap > 3 {
                let dots = s.leader.repeat(usize::from(gap - 2));
                pen.put(rest.x + used + 1, rest.y, gap - 2, &dots, Role::Quiet);
            }
            pen.put(rest.x + used + gap, rest.y, wide, &answer, Role::Text);
        }
        rest = below(rest, 1);
    } else {
        rest = pen.heading(rest, WORDS, &label, role);
        rest = pen.heading(rest, WORDS, &item.second, Role::Quiet);
        let indent = Rect {
            x: rest.x + LEAD,
            width: wide.saturating_sub(LEAD),
            ..rest
        };
        rest = below(
            rest,
            indent.height - pen.heading(indent, ANSWER, &answer, Role::Text).height,
        );
    }
    for (text, role) in broken(pen, screen, item) {
        rest = pen.heading(rest, ANSWER, &text, role);
    }
    area.height - rest.height
}

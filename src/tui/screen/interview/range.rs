//! A range: stepped within its bounds, shown as a line with the value on it.

use crate::interview::QuestionView;
use crate::tui::paint::Pen;

/// The cells of the line.
const WIDE: usize = 21;

/// The bounds and the step of a range, as numbers; a form that passed its checks has them.
struct Bounds {
    start: f64,
    end: f64,
    step: f64,
    decimals: usize,
}

impl Bounds {
    fn of(view: &QuestionView) -> Option<Self> {
        let word = |name: &str| {
            let mut parameters = view.parameters.iter();
            parameters
                .find(|(key, _)| key == name)
                .map(|(_, value)| value.as_str())
        };
        let (start, end, step) = (word("start")?, word("end")?, word("step").unwrap_or("1"));
        let decimals = [start, step]
            .map(|text| text.split_once('.').map_or(0, |(_, fraction)| fraction.len()))
            .into_iter()
            .max()
            .unwrap_or_default();
        Some(Self {
            start: start.parse().ok()?,
            end: end.parse().ok()?,
            step: step.parse::<f64>().ok()?.abs(),
            decimals,
        })
    }

    fn low(&self) -> f64 {
        self.start.min(self.end)
    }

    fn high(&self) -> f64 {
        self.start.max(self.end)
    }

    fn say(&self, value: f64) -> String {
        format!("{value:.*}", self.decimals)
    }
}

/// The value one step on (or back), within the bounds; the first step gives the start.
pub(super) fn stepped(view: &QuestionView, typed: &str, by: i64) -> Option<String> {
    let bounds = Bounds::of(view)?;
    let next = match typed.trim().replace(',', ".").parse::<f64>() {
        Ok(value) => value + bounds.step * by as f64,
        Err(_) => bounds.start,
    };
    Some(bounds.say(next.clamp(bounds.low(), bounds.high())))
}

/// The line under the field: the bounds, and where the value stands between them.
pub(super) fn line(pen: &Pen<'_>, view: &QuestionView, typed: &str) -> Option<String> {
    let bounds = Bounds::of(view)?;
    let s = pen.signs();
    let mut cells = vec![s.horizontal; WIDE];
    let width = bounds.high() - bounds.low();
    if let Ok(value) = typed.trim().replace(',', ".").parse::<f64>()
        && (bounds.low()..=bounds.high()).contains(&value)
        && width > 0.0
    {
        let part = (value - bounds.start).abs() / width;
        cells[(part * (WIDE - 1) as f64).round() as usize] = s.answered;
    }
    Some(format!(
        "{} {} {}",
        bounds.say(bounds.start),
        cells.concat(),
        bounds.say(bounds.end)
    ))
}

//! Coordinates: `lat lon alt acc`, joined by `;` to lines and surfaces, on the sphere that JavaRosa uses.

use super::{Family, Function, Gives, row};
use crate::xpath::error::EvalError;
use crate::xpath::evaluate::Evaluation;
use crate::xpath::number::parse_number;
use crate::xpath::tree::{Call, Term};
use crate::xpath::value::Value;

const F: Family = Family::Places;
/// JavaRosa's radius of the earth in metres.
const RADIUS: f64 = 6_378_100.0;

pub(super) const ROWS: &[Function] = &[
    row(
        "distance",
        "(points…)",
        (1, 1),
        Gives::Number,
        F,
        "Metres along a line, or around a surface, or from point to point.",
        distance,
    )
    .many(),
    row(
        "area",
        "(shape)",
        (1, 1),
        Gives::Number,
        F,
        "Square metres of a surface.",
        area,
    ),
    row(
        "geofence",
        "(point, shape)",
        (2, 2),
        Gives::Boolean,
        F,
        "Whether a point lies inside a surface.",
        geofence,
    ),
    row(
        "intersects",
        "(line)",
        (1, 1),
        Gives::Boolean,
        F,
        "Whether a line crosses itself.",
        intersects,
    ),
];

type Outcome<'a> = Result<Value<'a>, EvalError>;

/// Latitude and longitude in degrees.
#[derive(Clone, Copy, PartialEq)]
struct Point {
    lat: f64,
    lon: f64,
}

/// The points of a text, none if one of them is no point.
fn points_of(text: &str) -> Option<Vec<Point>> {
    let point = |text: &str| {
        let mut numbers = text.split_whitespace();
        let (lat, lon) = (parse_number(numbers.next()?)?, parse_number(numbers.next()?)?);
        Some(Point { lat, lon })
    };
    text.split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(point)
        .collect()
}

fn points<'a>(
    run: &Evaluation<'a, '_>,
    terms: &'a [Term],
    function: &'static str,
) -> Result<Vec<Point>, EvalError> {
    let mut all = Vec::new();
    let mut wrong = None;
    run.each_text(terms, |text| match points_of(text) {
        Some(points) => all.extend(points),
        None => wrong = Some(text.to_owned()),
    })?;
    match wrong {
        Some(value) => Err(EvalError::BadValue { function, value }),
        None => Ok(all),
    }
}

fn between(a: Point, b: Point) -> f64 {
    let (lat_a, lat_b) = (a.lat.to_radians(), b.lat.to_radians());
    let (lat, lon) = ((lat_b - lat_a) / 2.0, (b.lon - a.lon).to_radians() / 2.0);
    let chord = lat.sin().powi(2) + lat_a.cos() * lat_b.cos() * lon.sin().powi(2);
    2.0 * RADIUS * chord.sqrt().min(1.0).asin()
}

fn distance<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let points = points(run, &call.arguments, "distance")?;
    Ok(Value::Number(
        points.windows(2).map(|pair| between(pair[0], pair[1])).sum(),
    ))
}

fn area<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let mut points = points(run, &call.arguments, "area")?;
    if points.first() != points.last() {
        points.extend(points.first().copied());
    }
    // The signed area under each side on the sphere (Chamberlain and Duquette, 2007).
    let sides = points.windows(2).map(|pair| {
        let lon = (pair[1].lon - pair[0].lon).to_radians();
        lon * (2.0 + pair[0].lat.to_radians().sin() + pair[1].lat.to_radians().sin())
    });
    Ok(Value::Number((sides.sum::<f64>() * RADIUS * RADIUS / 2.0).abs()))
}

fn geofence<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let Some(point) = points(run, &call.arguments[..1], "geofence")?.first().copied() else {
        return Ok(Value::Boolean(false));
    };
    let shape = points(run, &call.arguments[1..], "geofence")?;
    let mut inside = false;
    for pair in shape.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let spans = (a.lat > point.lat) != (b.lat > point.lat);
        if spans && point.lon < (b.lon - a.lon) * (point.lat - a.lat) / (b.lat - a.lat) + a.lon {
            inside = !inside;
        }
    }
    Ok(Value::Boolean(inside))
}

fn intersects<'a>(run: &Evaluation<'a, '_>, call: &'a Call) -> Outcome<'a> {
    let line = points(run, &call.arguments, "intersects")?;
    let sides: Vec<(Point, Point)> = line.windows(2).map(|pair| (pair[0], pair[1])).collect();
    let closed = line.len() > 2 && line.first() == line.last();
    for (i, first) in sides.iter().enumerate() {
        for (j, second) in sides.iter().enumerate().skip(i + 2) {
            // The last side of a ring meets the first where it starts.
            let neighbours = closed && i == 0 && j + 1 == sides.len();
            run.spend(1)?;
            if !neighbours && cross(*first, *second) {
                return Ok(Value::Boolean(true));
            }
        }
    }
    Ok(Value::Boolean(false))
}

/// Which way three points turn: 1 left, -1 right, 0 straight on.
fn turn(a: Point, b: Point, c: Point) -> i8 {
    let side = (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon);
    if side > 0.0 {
        1
    } else if side < 0.0 {
        -1
    } else {
        0
    }
}

fn cross((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let on = |a: Point, b: Point, p: Point| {
        p.lat >= a.lat.min(b.lat)
            && p.lat <= a.lat.max(b.lat)
            && p.lon >= a.lon.min(b.lon)
            && p.lon <= a.lon.max(b.lon)
    };
    let (c_side, d_side, a_side, b_side) = (turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b));
    (c_side != d_side && a_side != b_side)
        || (c_side == 0 && on(a, b, c))
        || (d_side == 0 && on(a, b, d))
        || (a_side == 0 && on(c, d, a))
        || (b_side == 0 && on(c, d, b))
}

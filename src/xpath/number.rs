//! Numbers as text: what reads as a number, and how one prints.

/// Reads a number as XPath does: digits with an optional point and minus sign, blanks around it allowed.
///
/// `1e3`, `+5`, `0x10`, `1,000` are no numbers.
pub fn parse_number(text: &str) -> Option<f64> {
    let text = text.trim_matches([' ', '\t', '\n', '\r']);
    let digits = text.strip_prefix('-').unwrap_or(text);
    let mut points = 0;
    let mut any = false;
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => any = true,
            b'.' if points == 0 => points = 1,
            _ => return None,
        }
    }
    if any { text.parse().ok() } else { None }
}

/// Prints a number in the shortest form that reads back, without exponent below 1e21; NaN is blank.
pub fn print_number(number: f64) -> String {
    if number.is_nan() {
        String::new()
    } else if number.is_infinite() {
        if number > 0.0 {
            "Infinity".to_owned()
        } else {
            "-Infinity".to_owned()
        }
    } else if number == 0.0 {
        // Zero with a minus sign prints as zero.
        "0".to_owned()
    } else if number.abs() < 1e21 {
        number.to_string()
    } else {
        // As JavaScript prints it: 1e+21.
        format!("{number:e}").replace('e', "e+")
    }
}

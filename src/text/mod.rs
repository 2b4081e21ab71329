//! A string on a grid of cells: width, graphemes, wrapping, direction, and the cleaning of foreign text.
//!
//! It knows no terminal library and no message of ours: it measures and orders text, nothing else.

//! The full screen: home, interview, review, merge, profile.
//!
//! It holds no SQL and no rule: it draws a model and turns keys into calls of the session.

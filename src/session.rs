//! The one door: an interview and a store; an answer is durable when the call returns.
//!
//! It draws nothing; every face of the program goes through it.

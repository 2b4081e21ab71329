//! One file a screen: its state, what keys do to it, how it is drawn.

pub mod conflict;
pub mod home;
pub mod inbox;
pub mod interview;
pub mod merge;
pub mod migration;
pub mod page;
pub mod profile;
pub mod review;

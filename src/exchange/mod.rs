//! Rehearse and apply a merge of bundles.
//!
//! It decides no conflict: it tells what a merge would bring, and brings it.

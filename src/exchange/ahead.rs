//! Work on the next items beside the one at hand, and what is left to do of the one before.
//!
//! Opening a bundle needs no database, storing it needs little else; so helpers open the next ones meanwhile. They are
//! never more than two items ahead each, so that memory does not grow with the number of items.

use std::num::NonZero;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

/// More would open faster than one can store.
const MOST_HELPERS: usize = 4;

/// Gives `take` what `work` makes of each item, in the order of the items.
pub(super) fn ahead<T: Sync, R: Send, O>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    take: impl FnOnce(&mut dyn Iterator<Item = R>) -> O,
) -> O {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let helpers = cores.min(MOST_HELPERS).min(items.len());
    if helpers < 2 {
        return take(&mut items.iter().map(work));
    }
    let work = &work;
    thread::scope(|scope| {
        let from: Vec<Receiver<R>> = (0..helpers)
            .map(|helper| {
                let (to, from) = sync_channel(1);
                let its = items.iter().skip(helper).step_by(helpers);
                // Where no thread is to be had, nothing comes through the channel and the work is done here.
                let _ = thread::Builder::new().spawn_scoped(scope, move || {
                    for item in its {
                        if to.send(work(item)).is_err() {
                            return;
                        }
                    }
                });
                from
            })
            .collect();
        let mut given = items
            .iter()
            .enumerate()
            .map(|(at, item)| from[at % helpers].recv().unwrap_or_else(|_| work(item)));
        take(&mut given)
    })
}

/// Gives `work` a place for what is not needed any more, emptied beside it: a bundle is made of so many pieces that giving
/// its memory back takes a twentieth of the time that storing it takes.
pub(super) fn with_bin<W: Send, O>(work: impl FnOnce(&dyn Fn(W)) -> O) -> O {
    thread::scope(|scope| {
        let (to, from) = sync_channel::<W>(1);
        // Where no thread is to be had, the other end is gone and everything is given back on the spot.
        let _ = thread::Builder::new().spawn_scoped(scope, move || from.into_iter().for_each(drop));
        work(&move |waste| drop(to.try_send(waste)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_comes_in_order_and_one_can_stop_before_the_end() {
        let items: Vec<u64> = (0..100).collect();
        let squares =
            |items: &[u64], most| ahead(items, |n| n * n, |given| given.take(most).collect::<Vec<u64>>());
        let all: Vec<u64> = items.iter().map(|n| n * n).collect();
        assert_eq!(squares(&items, 1000), all);
        assert_eq!(squares(&items, 7), all[..7]);
        assert_eq!(squares(&items[..1], 7), [0]);
    }

    #[test]
    fn what_was_thrown_away_is_gone_at_the_end() {
        let held = std::sync::Arc::new(());
        with_bin(|bin| (0..100).for_each(|_| bin(held.clone())));
        assert_eq!(std::sync::Arc::strong_count(&held), 1);
    }
}

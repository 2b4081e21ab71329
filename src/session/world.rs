//! The clock and the chance that a session is given, so that a test can pin both.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use jiff::Zoned;

type Clock = Arc<dyn Fn() -> Zoned + Send + Sync>;
type Uptime = Arc<dyn Fn() -> Duration + Send + Sync>;
type Chance = Arc<Mutex<dyn FnMut(&mut [u8]) + Send>>;

/// Where time and randomness come from.
#[derive(Clone)]
pub struct World {
    clock: Clock,
    uptime: Uptime,
    chance: Chance,
}

impl World {
    /// A world made of the three sources given.
    pub fn new(
        clock: impl Fn() -> Zoned + Send + Sync + 'static,
        uptime: impl Fn() -> Duration + Send + Sync + 'static,
        chance: impl FnMut(&mut [u8]) + Send + 'static,
    ) -> Self {
        Self {
            clock: Arc::new(clock),
            uptime: Arc::new(uptime),
            chance: Arc::new(Mutex::new(chance)),
        }
    }

    /// The machine's own clock and random numbers.
    pub fn system() -> Self {
        let started = Instant::now();
        Self::new(
            Zoned::now,
            move || started.elapsed(),
            |bytes| {
                getrandom::fill(bytes).expect("invariant: the operating system gives random bytes");
            },
        )
    }

    /// A world that stands still at `start` and draws the same numbers for the same `seed`.
    pub fn pinned(start: Zoned, seed: u64) -> Self {
        let mut state = seed;
        Self::new(
            move || start.clone(),
            || Duration::ZERO,
            move |bytes| {
                for byte in bytes {
                    *byte = splitmix(&mut state) as u8;
                }
            },
        )
    }

    /// What the wall clock says; it may be wrong, nothing is ordered by it.
    pub fn now(&self) -> Zoned {
        (self.clock)()
    }

    /// How long the machine's monotonic clock has run, to notice jumps of the other.
    pub fn uptime(&self) -> Duration {
        (self.uptime)()
    }

    /// Fresh random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// Fills the bytes at random.
    pub fn fill(&self, bytes: &mut [u8]) {
        let mut chance = self
            .chance
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        chance(bytes);
    }
}

impl std::fmt::Debug for World {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("World")
            .field("now", &self.now())
            .finish_non_exhaustive()
    }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): enough for tests, never for keys.
fn splitmix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

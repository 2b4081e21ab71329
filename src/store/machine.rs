//! What the process asks of the system so that a failing disk is an error and not an end.

/// A file that grows beyond the user's limit (`ulimit -f`) fails to be written instead of killing the program.
#[cfg(unix)]
pub(super) fn survive_file_limit() {
    /// The number of SIGXFSZ on Linux, macOS and the BSDs.
    const SIGXFSZ: i32 = 25;
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        // The flag is never read: with a handler in place the write returns an error, which is reported as such.
        let _ = signal_hook::flag::register(SIGXFSZ, std::sync::Arc::default());
    });
}

/// Other systems have no such limit.
#[cfg(not(unix))]
pub(super) fn survive_file_limit() {}

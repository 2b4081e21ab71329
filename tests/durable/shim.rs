//! A layer between SQLite and the disk that writes down everything SQLite asks of it, and can fail on demand.
//!
//! It is installed as the default file system of SQLite in this process and passes everything on; only files under a
//! folder with a [`Tape`] are looked at. From a tape the state of a disk after a power cut at any moment can be made
//! afterwards (see `cut`), so the work is done once and cut thousands of times.

#![allow(unsafe_code, reason = "SQLite's file systems are tables of C functions")]

use std::collections::HashMap;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, Once, PoisonError};

use rusqlite::ffi::{
    SQLITE_FULL, SQLITE_IOERR_DELETE, SQLITE_IOERR_FSYNC, SQLITE_IOERR_TRUNCATE, SQLITE_IOERR_WRITE,
    SQLITE_OK, sqlite3_file, sqlite3_io_methods, sqlite3_vfs, sqlite3_vfs_find, sqlite3_vfs_register,
};

/// One thing that was asked of the disk, or said to the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// A file came into being.
    Made(PathBuf),
    /// Bytes were written.
    Write(PathBuf, u64, Vec<u8>),
    /// A file was cut to a length.
    Truncate(PathBuf, u64),
    /// A file was synced.
    Sync(PathBuf),
    /// A file was deleted; `true`: and the folder synced.
    Delete(PathBuf, bool),
    /// The answer with this number was acknowledged.
    Said(u64),
}

/// What happens to one operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Input or output fails.
    Io,
    /// The disk is full.
    Full,
}

/// Everything that was asked for below one folder.
#[derive(Debug, Default)]
pub struct Tape {
    acts: Vec<Act>,
    /// How many operations on the disk there were.
    operations: usize,
    /// The operation that fails, once, and how.
    fault: Option<(usize, Fault)>,
    fired: bool,
}

/// A tape that runs.
#[derive(Clone)]
pub struct Recorder {
    tape: Arc<Mutex<Tape>>,
    folder: PathBuf,
}

impl Recorder {
    /// Begins to record what is asked for below a folder.
    pub fn begin(folder: &Path) -> Self {
        install();
        let folder = folder.canonicalize().expect("the folder is there");
        let tape = Arc::new(Mutex::new(Tape::default()));
        lock(&TAPES).insert(folder.clone(), Arc::clone(&tape));
        Self { tape, folder }
    }

    /// Lets the operation of this number fail once.
    pub fn fail(&self, operation: usize, fault: Fault) {
        lock(&self.tape).fault = Some((operation, fault));
    }

    /// Whether the fault happened.
    pub fn fired(&self) -> bool {
        lock(&self.tape).fired
    }

    /// Notes that an answer was acknowledged.
    pub fn said(&self, number: u64) {
        lock(&self.tape).acts.push(Act::Said(number));
    }

    /// Stops, and hands out what was recorded.
    pub fn end(self) -> Vec<Act> {
        lock(&TAPES).remove(&self.folder);
        std::mem::take(&mut lock(&self.tape).acts)
    }
}

impl Tape {
    /// Notes an operation, or lets it fail.
    fn note(&mut self, act: impl FnOnce() -> Act) -> Option<Fault> {
        self.operations += 1;
        if let Some((operation, fault)) = self.fault
            && operation == self.operations
        {
            self.fired = true;
            return Some(fault);
        }
        self.acts.push(act());
        None
    }
}

static TAPES: Mutex<Registry<PathBuf, Arc<Mutex<Tape>>>> = Mutex::new(Registry(None));
static OPEN: Mutex<Registry<usize, Opened>> = Mutex::new(Registry(None));

/// A map that can stand in a static.
struct Registry<K, V>(Option<HashMap<K, V>>);

impl<K: std::hash::Hash + Eq, V> Registry<K, V> {
    fn map(&mut self) -> &mut HashMap<K, V> {
        self.0.get_or_insert_with(HashMap::new)
    }
    fn insert(&mut self, key: K, value: V) {
        self.map().insert(key, value);
    }
    fn remove(&mut self, key: &K) -> Option<V> {
        self.map().remove(key)
    }
}

/// An open file that is recorded.
#[derive(Clone)]
struct Opened {
    path: PathBuf,
    tape: Arc<Mutex<Tape>>,
    real: &'static sqlite3_io_methods,
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// SQLite's own file system, and ours before it.
#[derive(Clone, Copy)]
struct Tables {
    real: *mut sqlite3_vfs,
}

// SAFETY: the table is made once, never changed, and SQLite's own functions in it may be called from any thread.
unsafe impl Send for Tables {}

static REAL: Mutex<Option<Tables>> = Mutex::new(None);

fn real() -> *mut sqlite3_vfs {
    lock(&REAL)
        .expect("installed before any file is opened through it")
        .real
}

fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: `sqlite3_vfs_find` returns the default table, which lives as long as the process. The copy is leaked,
        // so it does too, and registering it is SQLite's own documented way to add a file system.
        unsafe {
            let real = sqlite3_vfs_find(std::ptr::null());
            *lock(&REAL) = Some(Tables { real });
            let mut ours = std::ptr::read(real);
            ours.zName = c"recorder".as_ptr();
            ours.pNext = std::ptr::null_mut();
            ours.xOpen = Some(open);
            ours.xDelete = Some(delete);
            assert_eq!(sqlite3_vfs_register(Box::into_raw(Box::new(ours)), 1), SQLITE_OK);
        }
    });
}

/// The tape for a path, if its folder has one.
fn tape_of(path: &Path) -> Option<Arc<Mutex<Tape>>> {
    let folder = path.parent()?;
    lock(&TAPES).map().get(folder).cloned()
}

/// # Safety
/// `name` is null or a string of SQLite's.
unsafe fn path_of(name: *const c_char) -> Option<PathBuf> {
    if name.is_null() {
        return None;
    }
    // SAFETY: by contract it is a C string that lives through this call.
    let name = unsafe { CStr::from_ptr(name) };
    Some(PathBuf::from(name.to_str().ok()?))
}

unsafe extern "C" fn open(
    _vfs: *mut sqlite3_vfs,
    name: *const c_char,
    file: *mut sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    let real = real();
    // SAFETY: SQLite calls this with the arguments that it would give to the real function, which gets them unchanged.
    let (path, existed, code) = unsafe {
        let path = path_of(name);
        let existed = path.as_ref().is_some_and(|path| path.exists());
        let open = (*real).xOpen.expect("every file system opens files");
        (path, existed, open(real, name, file, flags, out))
    };
    let Some((path, tape)) = path.and_then(|path| Some((path.clone(), tape_of(&path)?))) else {
        return code;
    };
    if code != SQLITE_OK {
        return code;
    }
    // SAFETY: after a successful open `pMethods` points to a constant table of the real file system; our copy of it is
    // leaked, so the file may use it for as long as it is open.
    unsafe {
        let methods: &'static sqlite3_io_methods = &*(*file).pMethods;
        let mut ours = std::ptr::read(methods);
        ours.xWrite = Some(write);
        ours.xTruncate = Some(truncate);
        ours.xSync = Some(sync);
        ours.xClose = Some(close);
        // Memory-mapped reads stay the real ones; writes never go through the map.
        (*file).pMethods = Box::into_raw(Box::new(ours));
        if !existed {
            lock(&tape).acts.push(Act::Made(path.clone()));
        }
        lock(&OPEN).insert(
            file as usize,
            Opened {
                path,
                tape,
                real: methods,
            },
        );
    }
    code
}

fn opened(file: *mut sqlite3_file) -> Opened {
    lock(&OPEN)
        .map()
        .get(&(file as usize))
        .cloned()
        .expect("only recorded files come here")
}

unsafe extern "C" fn write(
    file: *mut sqlite3_file,
    data: *const c_void,
    amount: c_int,
    offset: i64,
) -> c_int {
    let opened = opened(file);
    // SAFETY: SQLite hands over `amount` readable bytes at `data`.
    let bytes = unsafe { std::slice::from_raw_parts(data.cast::<u8>(), amount as usize) };
    match lock(&opened.tape).note(|| Act::Write(opened.path.clone(), offset as u64, bytes.to_vec())) {
        Some(Fault::Io) => SQLITE_IOERR_WRITE,
        Some(Fault::Full) => SQLITE_FULL,
        // SAFETY: the arguments are SQLite's own, for the real function of this very file.
        None => unsafe { opened.real.xWrite.expect("files are written")(file, data, amount, offset) },
    }
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, size: i64) -> c_int {
    let opened = opened(file);
    if lock(&opened.tape)
        .note(|| Act::Truncate(opened.path.clone(), size as u64))
        .is_some()
    {
        return SQLITE_IOERR_TRUNCATE;
    }
    // SAFETY: the arguments are SQLite's own, for the real function of this very file.
    unsafe { opened.real.xTruncate.expect("files are cut")(file, size) }
}

unsafe extern "C" fn sync(file: *mut sqlite3_file, _flags: c_int) -> c_int {
    let opened = opened(file);
    // The real sync is left out: the tape decides what a cut leaves, and the test runs faster.
    match lock(&opened.tape).note(|| Act::Sync(opened.path.clone())) {
        Some(_) => SQLITE_IOERR_FSYNC,
        None => SQLITE_OK,
    }
}

unsafe extern "C" fn close(file: *mut sqlite3_file) -> c_int {
    let opened = lock(&OPEN)
        .remove(&(file as usize))
        .expect("only recorded files come here");
    // SAFETY: the file's own table is put back before the real function closes it; ours is not used afterwards.
    unsafe {
        (*file).pMethods = opened.real;
        opened.real.xClose.expect("files are closed")(file)
    }
}

unsafe extern "C" fn delete(_vfs: *mut sqlite3_vfs, name: *const c_char, folder_too: c_int) -> c_int {
    let real = real();
    // SAFETY: the arguments are SQLite's own, for the real function.
    unsafe {
        let tape = path_of(name).and_then(|path| Some((tape_of(&path)?, path)));
        if let Some((tape, path)) = tape
            && path.exists()
            && lock(&tape).note(|| Act::Delete(path, folder_too != 0)).is_some()
        {
            return SQLITE_IOERR_DELETE;
        }
        (*real).xDelete.expect("files are deleted")(real, name, folder_too)
    }
}

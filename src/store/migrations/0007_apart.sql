-- Files that a merge refused, for good, by the hash of their bytes. The file stays where it lies and no copy is made of it:
-- a copy could bring back what was withdrawn. `settled` 0: nobody looked at it yet; 1: a person left it at that; 2: the
-- same bytes were taken since.
CREATE TABLE refused (
  content BLOB PRIMARY KEY,
  file TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  at INTEGER NOT NULL,
  why TEXT NOT NULL,
  settled INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- The safest way in which a device ever sent: 0 a plain document, above that the version of its seal's layout.
CREATE TABLE way (
  device TEXT PRIMARY KEY,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How devices whose word nobody here takes yet introduced themselves.
CREATE TABLE stranger (
  device TEXT PRIMARY KEY,
  card TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Parts of a file that an answer names, until all of them are here.
CREATE TABLE blob_part (
  hash TEXT NOT NULL,
  at INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (hash, at)
) STRICT;

-- The files that a peer asked for last, and from which byte to which.
CREATE TABLE wanted (
  peer TEXT NOT NULL,
  hash TEXT NOT NULL,
  first INTEGER NOT NULL,
  upto INTEGER NOT NULL,
  PRIMARY KEY (peer, hash, first)
) STRICT, WITHOUT ROWID;

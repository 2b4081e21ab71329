-- Whether this folder takes a foreign device's word. Own devices need no such thing.
ALTER TABLE device ADD COLUMN accepted INTEGER NOT NULL DEFAULT 0;

-- What came, for good. `bundle` is the hash of what it carries, whatever the file was called.
CREATE TABLE merge (
  no INTEGER PRIMARY KEY,
  bundle BLOB NOT NULL,
  sender TEXT NOT NULL,
  made INTEGER NOT NULL,
  file TEXT NOT NULL,
  at INTEGER NOT NULL,
  events INTEGER NOT NULL DEFAULT 0,
  segments INTEGER NOT NULL DEFAULT 0,
  waiting INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The merge that brought it; none for what this folder's devices wrote.
ALTER TABLE segment ADD COLUMN merge INTEGER REFERENCES merge (no);

-- Segments that cannot be applied yet: something that they rest on is not here, or their device is not accepted.
CREATE TABLE waiting (
  id BLOB PRIMARY KEY,
  segment TEXT NOT NULL,
  merge INTEGER NOT NULL REFERENCES merge (no)
) STRICT, WITHOUT ROWID;

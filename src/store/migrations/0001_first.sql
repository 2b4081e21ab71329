-- Truth: what was said, by whom, with which form. Never changed, never deleted, except by a withdrawal.

-- Everyone whose events are held. `card` is how a device introduced itself; `secret` the signing key of a device of this
-- folder, sealed under its person's key; `last`, `lamport` and `at` belong to the last event that such a one wrote; a
-- retired one writes no more, `continues` and `reason` say whom a new one replaces and why.
CREATE TABLE device (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  card TEXT,
  person TEXT,
  secret BLOB,
  last INTEGER NOT NULL DEFAULT 0,
  lamport INTEGER NOT NULL DEFAULT 0,
  at INTEGER NOT NULL DEFAULT 0,
  retired TEXT,
  continues INTEGER REFERENCES device (no),
  reason TEXT
) STRICT;

-- Interviews get a small number here, so that an event costs bytes and not a key of text.
CREATE TABLE interview (
  no INTEGER PRIMARY KEY,
  device INTEGER NOT NULL REFERENCES device (no),
  n INTEGER NOT NULL,
  UNIQUE (device, n)
) STRICT;

CREATE TABLE event (
  device INTEGER NOT NULL REFERENCES device (no),
  n INTEGER NOT NULL,
  interview INTEGER REFERENCES interview (no),
  at INTEGER NOT NULL,
  lamport INTEGER NOT NULL,
  payload TEXT NOT NULL,
  PRIMARY KEY (device, n)
) STRICT, WITHOUT ROWID;

-- Opening an interview reads its events and nothing else.
CREATE INDEX event_by_interview ON event (interview, device, n) WHERE interview IS NOT NULL;

-- From its event `n` on, a device of this folder had seen this event of another, in the segment of this mark; goes into
-- the next segment's header.
CREATE TABLE seen (
  device INTEGER NOT NULL REFERENCES device (no),
  n INTEGER NOT NULL,
  other INTEGER NOT NULL REFERENCES device (no),
  other_n INTEGER NOT NULL,
  mark BLOB NOT NULL,
  PRIMARY KEY (device, n, other)
) STRICT, WITHOUT ROWID;

-- What a device signed, exactly as it was signed; own runs get a row when they are first sent.
CREATE TABLE segment (
  no INTEGER PRIMARY KEY,
  device INTEGER NOT NULL REFERENCES device (no),
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  id BLOB NOT NULL UNIQUE,
  header TEXT NOT NULL,
  signature BLOB NOT NULL
) STRICT;

CREATE INDEX segment_by_device ON segment (device, first);

-- One part: what a segment says of one interview and one informant. No text: withheld by the sender, or erased.
CREATE TABLE part (
  segment INTEGER NOT NULL REFERENCES segment (no),
  position INTEGER NOT NULL,
  interview INTEGER,
  informant TEXT,
  salt BLOB,
  text TEXT,
  erased_by TEXT,
  PRIMARY KEY (segment, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX part_by_interview ON part (interview) WHERE interview IS NOT NULL;

-- Running hash of this folder's own events, per interview and informant: finds damage that the pages' own check passes.
CREATE TABLE chain (
  device INTEGER NOT NULL REFERENCES device (no),
  interview INTEGER NOT NULL,
  informant TEXT NOT NULL,
  last INTEGER NOT NULL,
  count INTEGER NOT NULL,
  hash BLOB NOT NULL,
  erased_by TEXT,
  PRIMARY KEY (device, interview, informant)
) STRICT, WITHOUT ROWID;

CREATE TABLE form (
  hash TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The files that a form brings along, by name.
CREATE TABLE form_file (
  form TEXT NOT NULL REFERENCES form (hash),
  name TEXT NOT NULL,
  blob TEXT NOT NULL REFERENCES blob (hash),
  PRIMARY KEY (form, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE blob (
  hash TEXT PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- This folder's own affairs: neither sent nor rebuilt.

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Text being typed, at most a second old; wiped in the transaction that saves the answer.
CREATE TABLE draft (
  interview INTEGER NOT NULL REFERENCES interview (no),
  place TEXT NOT NULL,
  text TEXT NOT NULL,
  cursor INTEGER NOT NULL,
  PRIMARY KEY (interview, place)
) STRICT, WITHOUT ROWID;

-- Where each interview was left; `at` orders them, so that the program opens where it was.
CREATE TABLE bookmark (
  interview INTEGER PRIMARY KEY REFERENCES interview (no),
  place TEXT NOT NULL,
  cursor INTEGER NOT NULL,
  turn INTEGER NOT NULL
) STRICT;

-- Projections: thrown away and made again from the events by `repere check --rebuild`.

CREATE TABLE summary (
  interview INTEGER PRIMARY KEY REFERENCES interview (no),
  form_id TEXT NOT NULL,
  form_version TEXT NOT NULL,
  form_hash TEXT NOT NULL,
  authority_id TEXT NOT NULL,
  authority_country TEXT NOT NULL,
  authority_name TEXT NOT NULL,
  wave TEXT NOT NULL,
  language TEXT NOT NULL,
  state TEXT NOT NULL,
  changed_since INTEGER NOT NULL,
  conflicts INTEGER NOT NULL,
  notes INTEGER NOT NULL,
  questions INTEGER NOT NULL,
  unknown INTEGER NOT NULL,
  begun_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;

CREATE INDEX summary_by_authority ON summary (authority_id);

CREATE TABLE place (
  no INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE
) STRICT;

-- The standing answers; more than one row for a place is a conflict, `shown` marks the provisional one.
CREATE TABLE head (
  interview INTEGER NOT NULL REFERENCES interview (no),
  place INTEGER NOT NULL REFERENCES place (no),
  device INTEGER NOT NULL,
  n INTEGER NOT NULL,
  missing TEXT,
  value TEXT NOT NULL,
  shown INTEGER NOT NULL,
  PRIMARY KEY (interview, place, device, n)
) STRICT, WITHOUT ROWID;

-- Counted by the form's own logic while an interview is open; made again when it is opened.
CREATE TABLE progress (
  interview INTEGER PRIMARY KEY REFERENCES interview (no),
  questions INTEGER NOT NULL,
  answered INTEGER NOT NULL,
  missing INTEGER NOT NULL,
  required INTEGER NOT NULL,
  invalid INTEGER NOT NULL,
  warned INTEGER NOT NULL
) STRICT;

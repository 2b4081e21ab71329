-- Receipts. `ours` 0: what a peer said that it holds, in its bundles; 1: what this folder told a peer that it holds.
-- Everything of `device` up to `n`…
CREATE TABLE receipt (
  ours INTEGER NOT NULL,
  peer TEXT NOT NULL,
  device TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (ours, peer, device)
) STRICT, WITHOUT ROWID;

-- …and beyond that, single parts by their hash, and forms by their mark.
CREATE TABLE receipt_item (
  ours INTEGER NOT NULL,
  peer TEXT NOT NULL,
  item BLOB NOT NULL,
  PRIMARY KEY (ours, peer, item)
) STRICT, WITHOUT ROWID;

-- What left, for good. `receiver` is empty where it was for nobody in particular.
CREATE TABLE sending (
  no INTEGER PRIMARY KEY,
  bundle BLOB NOT NULL,
  receiver TEXT NOT NULL,
  file TEXT NOT NULL,
  at INTEGER NOT NULL,
  events INTEGER NOT NULL,
  bytes INTEGER NOT NULL
) STRICT;

-- The parts that left at least once, with the first sending that took them.
CREATE TABLE sent (
  segment INTEGER NOT NULL REFERENCES segment (no),
  position INTEGER NOT NULL,
  sending INTEGER NOT NULL REFERENCES sending (no),
  PRIMARY KEY (segment, position)
) STRICT, WITHOUT ROWID;

-- Who may do what, as the study's grants say; made from them, not sent. `until` is the last number that counts of a
-- device that was revoked. No row with an empty device: no study key binds this folder.
CREATE TABLE granted (
  device TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  until INTEGER
) STRICT, WITHOUT ROWID;

-- Which merges brought a part: what only one of them brought can be taken back with it.
CREATE TABLE brought (
  segment BLOB NOT NULL,
  position INTEGER NOT NULL,
  merge INTEGER NOT NULL REFERENCES merge (no),
  PRIMARY KEY (segment, position, merge)
) STRICT, WITHOUT ROWID;

-- What was taken back: out of every list and of the digest, still here. Only a merge of that bundle brings it back.
CREATE TABLE aside (
  id BLOB NOT NULL,
  bundle BLOB NOT NULL,
  segment TEXT NOT NULL,
  PRIMARY KEY (id, bundle)
) STRICT, WITHOUT ROWID;

ALTER TABLE merge ADD COLUMN undone_at INTEGER;

-- What concerns the study as a whole, and withdrawals, are few and asked for often.
CREATE INDEX event_of_study ON event (device, n) WHERE interview IS NULL;
CREATE INDEX event_withdrawal ON event (interview) WHERE substr(payload, 1, 11) = '["withdraw"';

-- What the study says of its people, signed with its key, word for word; which study that is stands in `setting`.
CREATE TABLE deed (
  text TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- The study's own keys, with whoever coordinates it, sealed under that person's key.
CREATE TABLE study_key (
  key TEXT PRIMARY KEY,
  secret BLOB NOT NULL
) STRICT, WITHOUT ROWID;

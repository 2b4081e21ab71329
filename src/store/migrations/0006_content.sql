-- The hash of the file that a merge took in: the same bytes are known again before they are opened. None in older lines.
ALTER TABLE merge ADD COLUMN content BLOB;

-- What one merge brought, for taking it back and for telling its sender again.
CREATE INDEX brought_by_merge ON brought (merge, segment);

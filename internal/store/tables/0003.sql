-- The log keeps versions, too. A version is a name for the map as it was after the step of_revision, or as it was made where
-- that is NULL. It is an entry of the log that changes nothing: what the map was then is the map now, with the later changes
-- taken back. A table's checks cannot be altered, so the log is made anew.
CREATE TABLE change_log_3 (
	revision INTEGER NOT NULL PRIMARY KEY,
	op TEXT NOT NULL CHECK (op IN ('do', 'undo', 'redo', 'version', 'branch')),
	of_revision INTEGER REFERENCES change_log_3 (revision) DEFERRABLE INITIALLY DEFERRED,
	title TEXT NOT NULL,
	change TEXT NOT NULL CHECK (json_valid(change)),
	selected_before TEXT NOT NULL CHECK (json_valid(selected_before)),
	selected_after TEXT NOT NULL CHECK (json_valid(selected_after)),
	made_at TEXT NOT NULL,
	made_by TEXT NOT NULL,
	merge_key TEXT NOT NULL,
	CHECK (op <> 'do' OR of_revision IS NULL),
	CHECK (op NOT IN ('undo', 'redo') OR of_revision IS NOT NULL)
) STRICT;
INSERT INTO change_log_3 SELECT revision, op, of_revision, title, change, selected_before, selected_after, made_at, made_by, merge_key
	FROM change_log ORDER BY revision;
DROP TABLE change_log;
ALTER TABLE change_log_3 RENAME TO change_log;

CREATE INDEX change_log_version ON change_log (revision) WHERE op IN ('version', 'branch');

CREATE TRIGGER change_log_revision BEFORE INSERT ON change_log
WHEN NEW.revision <> (SELECT coalesce(max(revision), 0) + 1 FROM change_log)
BEGIN
	SELECT RAISE(ABORT, 'stale revision');
END;

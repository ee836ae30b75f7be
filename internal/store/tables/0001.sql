-- The first schema. Every kind of record has a table, and every list of ids that others may point at has a table of its
-- own; what is small, ordered and only ever read as a whole is a JSON text. All references are checked at the end of a
-- batch, so that its statements may come in any order. The indexes are those without which removing a record would take
-- longer the larger the map is.

CREATE TABLE map (
	id TEXT NOT NULL PRIMARY KEY CHECK (id = 'map'),
	title TEXT NOT NULL,
	authors TEXT NOT NULL CHECK (json_valid(authors)),
	description TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE voice (
	id TEXT NOT NULL PRIMARY KEY,
	name TEXT NOT NULL,
	role TEXT NOT NULL CHECK (role IN ('', 'author', 'reader')),
	rank TEXT NOT NULL
) STRICT;

CREATE TABLE statement (
	id TEXT NOT NULL PRIMARY KEY,
	kind TEXT NOT NULL CHECK (kind IN ('claim', 'evidence', 'assumption')),
	text TEXT NOT NULL,
	short TEXT NOT NULL,
	thesis INTEGER NOT NULL CHECK (thesis IN (0, 1)),
	tags TEXT NOT NULL CHECK (json_valid(tags)),
	in_group TEXT NOT NULL,
	note TEXT NOT NULL,
	rank TEXT NOT NULL
) STRICT;

CREATE TABLE holding (
	statement TEXT NOT NULL REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
	place INTEGER NOT NULL,
	voice TEXT NOT NULL REFERENCES voice (id) DEFERRABLE INITIALLY DEFERRED,
	stance TEXT NOT NULL CHECK (stance IN ('asserts', 'denies', 'reports')),
	through TEXT REFERENCES voice (id) DEFERRABLE INITIALLY DEFERRED,
	PRIMARY KEY (statement, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX holding_voice ON holding (voice);
CREATE INDEX holding_through ON holding (through) WHERE through IS NOT NULL;

CREATE TABLE argument (
	id TEXT NOT NULL PRIMARY KEY,
	polarity TEXT NOT NULL CHECK (polarity IN ('pro', 'con')),
	target_statement TEXT REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
	target_argument TEXT REFERENCES argument (id) DEFERRABLE INITIALLY DEFERRED,
	scheme TEXT NOT NULL,
	label TEXT NOT NULL,
	rank TEXT NOT NULL,
	CHECK ((target_statement IS NULL) <> (target_argument IS NULL))
) STRICT;
CREATE INDEX argument_target_statement ON argument (target_statement) WHERE target_statement IS NOT NULL;
CREATE INDEX argument_target_argument ON argument (target_argument) WHERE target_argument IS NOT NULL;

CREATE TABLE premise (
	argument TEXT NOT NULL REFERENCES argument (id) DEFERRABLE INITIALLY DEFERRED,
	place INTEGER NOT NULL,
	statement TEXT NOT NULL REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
	PRIMARY KEY (argument, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX premise_statement ON premise (statement);

CREATE TABLE dispute (
	id TEXT NOT NULL PRIMARY KEY,
	title TEXT NOT NULL,
	statement TEXT NOT NULL REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
	rank TEXT NOT NULL
) STRICT;
CREATE INDEX dispute_statement ON dispute (statement);

CREATE TABLE dispute_side (
	dispute TEXT NOT NULL REFERENCES dispute (id) DEFERRABLE INITIALLY DEFERRED,
	side INTEGER NOT NULL CHECK (side IN (0, 1)),
	place INTEGER NOT NULL,
	voice TEXT NOT NULL REFERENCES voice (id) DEFERRABLE INITIALLY DEFERRED,
	PRIMARY KEY (dispute, side, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX dispute_side_voice ON dispute_side (voice);

CREATE TABLE item (
	id TEXT NOT NULL PRIMARY KEY,
	type TEXT NOT NULL,
	title TEXT NOT NULL,
	authors TEXT NOT NULL CHECK (json_valid(authors)),
	editors TEXT NOT NULL CHECK (json_valid(editors)),
	issued_year INTEGER NOT NULL,
	issued_month INTEGER NOT NULL,
	issued_day INTEGER NOT NULL,
	issued_text TEXT NOT NULL,
	accessed_year INTEGER NOT NULL,
	accessed_month INTEGER NOT NULL,
	accessed_day INTEGER NOT NULL,
	accessed_text TEXT NOT NULL,
	container TEXT NOT NULL,
	publisher TEXT NOT NULL,
	publisher_place TEXT NOT NULL,
	volume TEXT NOT NULL,
	issue TEXT NOT NULL,
	page TEXT NOT NULL,
	url TEXT NOT NULL,
	note TEXT NOT NULL,
	more TEXT NOT NULL,
	rank TEXT NOT NULL
) STRICT;

CREATE TABLE source (
	id TEXT NOT NULL PRIMARY KEY,
	title TEXT NOT NULL,
	item TEXT REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
	rank TEXT NOT NULL
) STRICT;
CREATE INDEX source_item ON source (item) WHERE item IS NOT NULL;

CREATE TABLE passage (
	id TEXT NOT NULL PRIMARY KEY,
	source TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
	section TEXT NOT NULL,
	paragraph INTEGER NOT NULL,
	page TEXT NOT NULL,
	starts INTEGER NOT NULL,
	ends INTEGER NOT NULL,
	quote TEXT NOT NULL,
	prefix TEXT NOT NULL,
	suffix TEXT NOT NULL,
	rank TEXT NOT NULL
) STRICT;
CREATE INDEX passage_source ON passage (source);

CREATE TABLE citation (
	id TEXT NOT NULL PRIMARY KEY,
	of_statement TEXT REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
	of_argument TEXT REFERENCES argument (id) DEFERRABLE INITIALLY DEFERRED,
	item TEXT REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
	passage TEXT REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED,
	locator TEXT NOT NULL,
	note INTEGER NOT NULL,
	rank TEXT NOT NULL,
	CHECK ((of_statement IS NULL) <> (of_argument IS NULL)),
	CHECK (item IS NOT NULL OR passage IS NOT NULL)
) STRICT;
CREATE INDEX citation_of_statement ON citation (of_statement) WHERE of_statement IS NOT NULL;
CREATE INDEX citation_of_argument ON citation (of_argument) WHERE of_argument IS NOT NULL;
CREATE INDEX citation_item ON citation (item) WHERE item IS NOT NULL;
CREATE INDEX citation_passage ON citation (passage) WHERE passage IS NOT NULL;

-- A comment on neither a statement nor an argument is on the map.
CREATE TABLE comment (
	id TEXT NOT NULL PRIMARY KEY,
	of_statement TEXT REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
	of_argument TEXT REFERENCES argument (id) DEFERRABLE INITIALLY DEFERRED,
	author TEXT NOT NULL,
	text TEXT NOT NULL,
	severity TEXT NOT NULL CHECK (severity IN ('remark', 'minor', 'major')),
	request TEXT NOT NULL,
	status TEXT NOT NULL CHECK (status IN ('open', 'resolved')),
	made_at TEXT NOT NULL,
	rank TEXT NOT NULL,
	CHECK (of_statement IS NULL OR of_argument IS NULL)
) STRICT;
CREATE INDEX comment_of_statement ON comment (of_statement) WHERE of_statement IS NOT NULL;
CREATE INDEX comment_of_argument ON comment (of_argument) WHERE of_argument IS NOT NULL;

CREATE TABLE reply (
	comment TEXT NOT NULL REFERENCES comment (id) DEFERRABLE INITIALLY DEFERRED,
	place INTEGER NOT NULL,
	author TEXT NOT NULL,
	text TEXT NOT NULL,
	made_at TEXT NOT NULL,
	PRIMARY KEY (comment, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE view (
	id TEXT NOT NULL PRIMARY KEY,
	name TEXT NOT NULL,
	filter TEXT NOT NULL CHECK (json_valid(filter)),
	folded TEXT NOT NULL CHECK (json_valid(folded)),
	focus TEXT NOT NULL,
	depth INTEGER NOT NULL,
	direction TEXT NOT NULL CHECK (direction IN ('', 'down', 'right')),
	style TEXT NOT NULL,
	rank TEXT NOT NULL
) STRICT;

-- Every step that was ever taken. A step names the revision it makes; one that was made against an older state of the
-- file is refused by the trigger, and the whole batch with it.
CREATE TABLE change_log (
	revision INTEGER NOT NULL PRIMARY KEY,
	op TEXT NOT NULL CHECK (op IN ('do', 'undo', 'redo')),
	of_revision INTEGER REFERENCES change_log (revision) DEFERRABLE INITIALLY DEFERRED,
	title TEXT NOT NULL,
	change TEXT NOT NULL CHECK (json_valid(change)),
	selected_before TEXT NOT NULL CHECK (json_valid(selected_before)),
	selected_after TEXT NOT NULL CHECK (json_valid(selected_after)),
	made_at TEXT NOT NULL,
	made_by TEXT NOT NULL,
	merge_key TEXT NOT NULL,
	CHECK ((op = 'do') = (of_revision IS NULL))
) STRICT;

CREATE TRIGGER change_log_revision BEFORE INSERT ON change_log
WHEN NEW.revision <> (SELECT coalesce(max(revision), 0) + 1 FROM change_log)
BEGIN
	SELECT RAISE(ABORT, 'stale revision');
END;

-- How the map was looked at: no part of the document proper.
CREATE TABLE state (
	key TEXT NOT NULL PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

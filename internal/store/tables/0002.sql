-- Views may grow upwards: premises on top, thesis below. A table's checks cannot be altered, so the table is made anew.
CREATE TABLE view_2 (
	id TEXT NOT NULL PRIMARY KEY,
	name TEXT NOT NULL,
	filter TEXT NOT NULL CHECK (json_valid(filter)),
	folded TEXT NOT NULL CHECK (json_valid(folded)),
	focus TEXT NOT NULL,
	depth INTEGER NOT NULL,
	direction TEXT NOT NULL CHECK (direction IN ('', 'down', 'right', 'up')),
	style TEXT NOT NULL,
	rank TEXT NOT NULL
) STRICT;
INSERT INTO view_2 SELECT id, name, filter, folded, focus, depth, direction, style, rank FROM view;
DROP TABLE view;
ALTER TABLE view_2 RENAME TO view;

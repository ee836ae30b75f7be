-- What files of other formats say of the map, of a statement or of an argument and the map has no word for: a JSON object by
-- the names of the formats, or nothing.
ALTER TABLE map ADD COLUMN of_other_formats TEXT NOT NULL DEFAULT '' CHECK (of_other_formats = '' OR json_valid(of_other_formats));
ALTER TABLE statement ADD COLUMN of_other_formats TEXT NOT NULL DEFAULT '' CHECK (of_other_formats = '' OR json_valid(of_other_formats));
ALTER TABLE argument ADD COLUMN of_other_formats TEXT NOT NULL DEFAULT '' CHECK (of_other_formats = '' OR json_valid(of_other_formats));

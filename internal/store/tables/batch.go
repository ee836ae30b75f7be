package tables

import (
	"fmt"
	"slices"
	"strings"

	"warrant/internal/argmap"
)

// Step returns the batch that makes a step. Its first statement enters the step into the log and thereby refuses the
// batch where the revision is stale.
func Step(s argmap.Step) ([]Statement, error) {
	entry, err := logEntry(s)
	if err != nil {
		return nil, fmt.Errorf("log entry %d: %w", s.Revision, err)
	}
	batch := []Statement{entry}
	for _, e := range s.Change.Edits() {
		more, err := edit(e)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.Ref(), err)
		}
		batch = append(batch, more...)
	}
	return batch, nil
}

// Fill returns the batch that puts a whole map into empty tables, without any log.
func Fill(s *argmap.Snapshot) ([]Statement, error) {
	var batch []Statement
	for _, e := range argmap.Diff(argmap.Bare(), s).Edits() {
		more, err := edit(e)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.Ref(), err)
		}
		batch = append(batch, more...)
	}
	return batch, nil
}

// State returns the statement that keeps a value of the state.
func State(key, value string) (Statement, error) {
	return upsert("state", []column{text("key", &key), text("value", &value)})
}

func logEntry(s argmap.Step) (Statement, error) {
	if !s.Op.IsVersion() && (s.Op == argmap.Do) != (s.Of == 0) {
		return Statement{}, fmt.Errorf("a step %q of %d", s.Op, s.Of)
	}
	change, err := encodeChange(s.Change)
	if err != nil {
		return Statement{}, err
	}
	return insert("change_log", logColumns(&s, &change))
}

// logColumns are the columns of the change log; the change itself is read and written as text.
func logColumns(s *argmap.Step, change *string) []column {
	return []column{
		number("revision", &s.Revision), text("op", &s.Op), revisionOf("of_revision", &s.Of), text("title", &s.Title), text("change", change),
		refs("selected_before", &s.Before), refs("selected_after", &s.After), moment("made_at", &s.At), text("made_by", &s.By), text("merge_key", &s.Key),
	}
}

// revisionOf is a column that names another step of the log; NULL for none.
func revisionOf(name string, p *int64) column {
	c := number(name, p)
	return column{name,
		func(v any) error {
			if v == nil {
				*p = 0
				return nil
			}
			return c.scan(v)
		},
		func() (any, error) {
			if *p == 0 {
				return nil, nil
			}
			return *p, nil
		},
	}
}

// edit returns the statements that make one edit.
func edit(e argmap.Edit) ([]Statement, error) {
	if e.To == nil {
		return remove(e.From.Ref()), nil
	}
	row, err := upsert(e.To.Ref().Kind.String(), columnsOf(e.To))
	if err != nil {
		return nil, err
	}
	more, err := replaceChildren(e)
	return append([]Statement{row}, more...), err
}

func remove(r argmap.Ref) []Statement {
	var out []Statement
	if child, ok := childTables[r.Kind]; ok {
		out = append(out, removeChildren(child, r))
	}
	return append(out, Statement{"DELETE FROM " + r.Kind.String() + " WHERE id = ?", []any{r.ID}})
}

// values returns the names, placeholders and values of columns.
func values(cols []column) (names []string, marks string, args []any, err error) {
	for _, c := range cols {
		v, err := c.value()
		if err != nil {
			return nil, "", nil, fmt.Errorf("column %s: %w", c.name, err)
		}
		names, args = append(names, c.name), append(args, v)
	}
	return names, strings.Join(slices.Repeat([]string{"?"}, len(cols)), ", "), args, nil
}

func insert(table string, cols []column) (Statement, error) {
	names, marks, args, err := values(cols)
	return Statement{"INSERT INTO " + table + " (" + strings.Join(names, ", ") + ") VALUES (" + marks + ")", args}, err
}

// upsert returns the statement that inserts a row or, where its first column names one that is there, changes that. It
// does not delete the old row first, as INSERT OR REPLACE would, so nothing that points at it is disturbed.
func upsert(table string, cols []column) (Statement, error) {
	s, err := insert(table, cols)
	if err != nil {
		return s, err
	}
	sets := make([]string, 0, len(cols))
	for _, c := range cols[1:] {
		sets = append(sets, c.name+" = excluded."+c.name)
	}
	s.SQL += " ON CONFLICT (" + cols[0].name + ") DO UPDATE SET " + strings.Join(sets, ", ")
	return s, nil
}

package tables

import (
	"slices"

	"warrant/internal/argmap"
)

// childTables names the table that holds the list of a kind of record. Its column that names the owner is called as the
// kind is.
var childTables = map[argmap.Kind]string{
	argmap.KindStatement: "holding",
	argmap.KindArgument:  "premise",
	argmap.KindDispute:   "dispute_side",
	argmap.KindComment:   "reply",
}

type holdingRow struct {
	owner argmap.StatementID
	place int
	h     argmap.Holding
}

func holdingColumns(w *holdingRow) []column {
	return []column{
		text("statement", &w.owner), number("place", &w.place), text("voice", &w.h.Voice), text("stance", &w.h.Stance), optional("through", &w.h.Through),
	}
}

type premiseRow struct {
	owner     argmap.ArgumentID
	place     int
	statement argmap.StatementID
}

func premiseColumns(w *premiseRow) []column {
	return []column{text("argument", &w.owner), number("place", &w.place), text("statement", &w.statement)}
}

type sideRow struct {
	owner       argmap.DisputeID
	side, place int
	voice       argmap.VoiceID
}

func sideColumns(w *sideRow) []column {
	return []column{text("dispute", &w.owner), number("side", &w.side), number("place", &w.place), text("voice", &w.voice)}
}

type replyRow struct {
	owner argmap.CommentID
	place int
	r     argmap.Reply
}

func replyColumns(w *replyRow) []column {
	return []column{
		text("comment", &w.owner), number("place", &w.place), text("author", &w.r.Author), text("text", &w.r.Text), moment("made_at", &w.r.At),
	}
}

// children returns the rows of a record's list.
func children(rec argmap.Record) (rows [][]column) {
	switch r := rec.(type) {
	case argmap.Statement:
		for i, h := range r.Holdings {
			rows = append(rows, holdingColumns(&holdingRow{r.ID, i, h}))
		}
	case argmap.Argument:
		for i, p := range r.Premises {
			rows = append(rows, premiseColumns(&premiseRow{r.ID, i, p}))
		}
	case argmap.Dispute:
		for side, voices := range r.Sides {
			for i, v := range voices {
				rows = append(rows, sideColumns(&sideRow{r.ID, side, i, v}))
			}
		}
	case argmap.Comment:
		for i, y := range r.Replies {
			rows = append(rows, replyColumns(&replyRow{r.ID, i, y}))
		}
	}
	return rows
}

// sameChildren reports whether an edit leaves the record's list as it is, as most edits do: what is not written need not
// be made durable.
func sameChildren(e argmap.Edit) bool {
	switch to := e.To.(type) {
	case argmap.Statement:
		from, ok := e.From.(argmap.Statement)
		return ok && slices.Equal(from.Holdings, to.Holdings)
	case argmap.Argument:
		from, ok := e.From.(argmap.Argument)
		return ok && slices.Equal(from.Premises, to.Premises)
	case argmap.Dispute:
		from, ok := e.From.(argmap.Dispute)
		return ok && slices.Equal(from.Sides[0], to.Sides[0]) && slices.Equal(from.Sides[1], to.Sides[1])
	case argmap.Comment:
		from, ok := e.From.(argmap.Comment)
		return ok && slices.EqualFunc(from.Replies, to.Replies, func(a, b argmap.Reply) bool {
			return a.Author == b.Author && a.Text == b.Text && a.At.Equal(b.At)
		})
	}
	return true
}

func removeChildren(table string, owner argmap.Ref) Statement {
	return Statement{"DELETE FROM " + table + " WHERE " + owner.Kind.String() + " = ?", []any{owner.ID}}
}

func replaceChildren(e argmap.Edit) ([]Statement, error) {
	if sameChildren(e) {
		return nil, nil
	}
	table := childTables[e.To.Ref().Kind]
	var out []Statement
	if e.From != nil {
		out = append(out, removeChildren(table, e.To.Ref()))
	}
	for _, cols := range children(e.To) {
		s, err := insert(table, cols)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

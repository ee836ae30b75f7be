package tables

import (
	"context"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/store"
)

// Load reads all tables and checks what it reads: every value against its type, every record against the rules of maps.
// What breaks them is reported as a *Damage. It should run in one transaction, lest a step come in between.
func Load(ctx context.Context, q Querier) (*store.Loaded, error) {
	records, err := loadRecords(ctx, q)
	if err != nil {
		return nil, err
	}
	snapshot, err := assemble(records)
	if err != nil {
		return nil, err
	}
	loaded := &store.Loaded{Snapshot: snapshot, State: map[string]string{}}
	if err := loadLog(ctx, q, loaded); err != nil {
		return nil, err
	}
	var key, value string
	err = scan(ctx, q, "SELECT key, value FROM state", []column{text("key", &key), text("value", &value)}, func() error {
		loaded.State[key] = value
		return nil
	})
	return loaded, err
}

// assemble makes a snapshot of records and checks it.
func assemble(records []argmap.Record) (*argmap.Snapshot, error) {
	tx := argmap.Begin(argmap.Bare())
	seen := make(map[argmap.Ref]bool, len(records))
	for _, r := range records {
		if seen[r.Ref()] {
			return nil, damaged("%s is there twice", r.Ref())
		}
		seen[r.Ref()] = true
		tx.Put(r)
	}
	snapshot, _, err := tx.Commit()
	if err != nil {
		return nil, damaged("%v", err)
	}
	if !snapshot.Has(argmap.MapRef) || snapshot.Count(argmap.KindVoice) == 0 {
		return nil, damaged("the map itself is missing")
	}
	return snapshot, nil
}

// scan runs a query and calls f after each row was read into cols.
func scan(ctx context.Context, q Querier, query string, cols []column, f func() error, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	dest := make([]any, len(cols))
	for i := range cols {
		dest[i] = cols[i]
	}
	for rows.Next() {
		if err := rows.Scan(dest...); err != nil {
			return err
		}
		if err := f(); err != nil {
			return err
		}
	}
	return rows.Err()
}

// list reads a table into rows of type T.
func list[T any](ctx context.Context, q Querier, table, order string, columns func(*T) []column) ([]T, error) {
	var row, zero T
	var out []T
	cols := columns(&row)
	names := make([]string, len(cols))
	for i, c := range cols {
		names[i] = c.name
	}
	query := "SELECT " + strings.Join(names, ", ") + " FROM " + table
	if order != "" {
		query += " ORDER BY " + order
	}
	err := scan(ctx, q, query, cols, func() error {
		out = append(out, row)
		row = zero
		return nil
	})
	return out, err
}

// loader collects what is read and keeps the first error, so that one failure ends the rest.
type loader struct {
	ctx     context.Context
	q       Querier
	records []argmap.Record
	err     error
}

func loadRecords(ctx context.Context, q Querier) ([]argmap.Record, error) {
	l := &loader{ctx: ctx, q: q}
	for _, row := range loadTable(l, "map", "", mapColumns) {
		l.records = append(l.records, row.r)
	}
	l.add(plain(l, argmap.KindVoice, voiceColumns))
	l.statements()
	l.arguments()
	l.disputes()
	l.add(plain(l, argmap.KindSource, sourceColumns))
	l.add(plain(l, argmap.KindPassage, passageColumns))
	l.add(plain(l, argmap.KindItem, itemColumns))
	l.add(plain(l, argmap.KindCitation, citationColumns))
	l.comments()
	l.add(plain(l, argmap.KindView, viewColumns))
	return l.records, l.err
}

func (l *loader) add(records []argmap.Record) { l.records = append(l.records, records...) }

func loadTable[T any](l *loader, table, order string, columns func(*T) []column) []T {
	if l.err != nil {
		return nil
	}
	rows, err := list(l.ctx, l.q, table, order, columns)
	l.err = err
	return rows
}

func plain[R argmap.Record](l *loader, kind argmap.Kind, columns func(*R) []column) []argmap.Record {
	rows := loadTable(l, kind.String(), "", columns)
	out := make([]argmap.Record, len(rows))
	for i, r := range rows {
		out[i] = r
	}
	return out
}

// lists groups the rows of a child table by owner. The rows of one owner come in order and are numbered without gaps.
func lists[K comparable, T, V any](l *loader, table, order string, columns func(*T) []column, of func(T) (owner K, place int, v V)) map[K][]V {
	out := map[K][]V{}
	for _, row := range loadTable(l, table, order, columns) {
		owner, place, v := of(row)
		if place != len(out[owner]) && l.err == nil {
			l.err = damaged("a row of table %s is missing or there twice", table)
		}
		out[owner] = append(out[owner], v)
	}
	return out
}

// attach gives each record its list and reports lists that no record owns.
func attach[R argmap.Record, K comparable, V any](l *loader, records []R, table string, lists map[K][]V, give func(*R) (K, *[]V)) {
	used := 0
	for i := range records {
		key, field := give(&records[i])
		if found, ok := lists[key]; ok {
			*field = found
			used++
		}
	}
	if used != len(lists) && l.err == nil {
		l.err = damaged("a row of table %s belongs to nothing", table)
	}
}

func addAll[R argmap.Record](l *loader, records []R) {
	for _, r := range records {
		l.records = append(l.records, r)
	}
}

func (l *loader) statements() {
	rows := loadTable(l, "statement", "", statementColumns)
	held := lists(l, "holding", "statement, place", holdingColumns, func(w holdingRow) (argmap.StatementID, int, argmap.Holding) {
		return w.owner, w.place, w.h
	})
	attach(l, rows, "holding", held, func(r *argmap.Statement) (argmap.StatementID, *[]argmap.Holding) { return r.ID, &r.Holdings })
	addAll(l, rows)
}

func (l *loader) arguments() {
	rows := loadTable(l, "argument", "", argumentColumns)
	premises := lists(l, "premise", "argument, place", premiseColumns, func(w premiseRow) (argmap.ArgumentID, int, argmap.StatementID) {
		return w.owner, w.place, w.statement
	})
	attach(l, rows, "premise", premises, func(r *argmap.Argument) (argmap.ArgumentID, *[]argmap.StatementID) { return r.ID, &r.Premises })
	addAll(l, rows)
}

func (l *loader) disputes() {
	type key struct {
		id   argmap.DisputeID
		side int
	}
	rows := loadTable(l, "dispute", "", disputeColumns)
	sides := lists(l, "dispute_side", "dispute, side, place", sideColumns, func(w sideRow) (key, int, argmap.VoiceID) {
		return key{w.owner, w.side}, w.place, w.voice
	})
	for i := range rows {
		for side := range rows[i].Sides {
			rows[i].Sides[side] = sides[key{rows[i].ID, side}]
		}
	}
	addAll(l, rows)
}

func (l *loader) comments() {
	rows := loadTable(l, "comment", "", commentColumns)
	replies := lists(l, "reply", "comment, place", replyColumns, func(w replyRow) (argmap.CommentID, int, argmap.Reply) {
		return w.owner, w.place, w.r
	})
	attach(l, rows, "reply", replies, func(r *argmap.Comment) (argmap.CommentID, *[]argmap.Reply) { return r.ID, &r.Replies })
	for i := range rows {
		if rows[i].Of.IsZero() {
			rows[i].Of = argmap.MapRef
		}
	}
	addAll(l, rows)
}

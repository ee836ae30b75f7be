package argmap

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
)

// Edit is what a change does to one record. From is nil where the record is added, To where it is removed.
type Edit struct{ From, To Record }

// Ref names the record that the edit is about.
func (e Edit) Ref() Ref {
	if e.To != nil {
		return e.To.Ref()
	}
	return e.From.Ref()
}

// Change leads from one snapshot to the next: each record it touches once, with its value before and after, sorted by
// kind and id. The zero Change does nothing. Undo, saving, redrawing and tests all use this one type.
type Change struct{ edits []Edit }

// NewChange returns the change made of edits, of which no two may touch the same record.
func NewChange(edits []Edit) Change {
	edits = slices.Clone(edits)
	for i, e := range edits {
		if e.From != nil {
			edits[i].From = plain(e.From)
		}
		if e.To != nil {
			edits[i].To = plain(e.To)
		}
	}
	slices.SortFunc(edits, func(a, b Edit) int { return compareRefs(a.Ref(), b.Ref()) })
	return Change{edits}
}

// Edits returns the single edits, sorted by kind and id. The list is not to be written to.
func (c Change) Edits() []Edit { return c.edits }

// Empty reports whether the change does nothing.
func (c Change) Empty() bool { return len(c.edits) == 0 }

// Added returns the records that were not there before.
func (c Change) Added() []Record {
	var out []Record
	for _, e := range c.edits {
		if e.From == nil {
			out = append(out, e.To)
		}
	}
	return out
}

// Removed returns the records that are no longer there.
func (c Change) Removed() []Record {
	var out []Record
	for _, e := range c.edits {
		if e.To == nil {
			out = append(out, e.From)
		}
	}
	return out
}

// Updated returns the edits of records that are there before and after.
func (c Change) Updated() []Edit {
	var out []Edit
	for _, e := range c.edits {
		if e.From != nil && e.To != nil {
			out = append(out, e)
		}
	}
	return out
}

// Touched names all records that the change adds, updates or removes.
func (c Change) Touched() []Ref {
	out := make([]Ref, len(c.edits))
	for i, e := range c.edits {
		out[i] = e.Ref()
	}
	return out
}

// Invert returns the change that leads back.
func (c Change) Invert() Change {
	out := slices.Clone(c.edits)
	for i, e := range out {
		out[i] = Edit{From: e.To, To: e.From}
	}
	return Change{out}
}

// Merge returns the one change that does what c and then next do.
func (c Change) Merge(next Change) Change {
	edits := make(map[Ref]Edit, len(c.edits)+len(next.edits))
	for _, e := range c.edits {
		edits[e.Ref()] = e
	}
	for _, e := range next.edits {
		r := e.Ref()
		if before, ok := edits[r]; ok {
			e.From = before.From
		}
		edits[r] = e
	}
	return changeOf(edits)
}

// changeOf drops the edits that do nothing.
func changeOf(edits map[Ref]Edit) Change {
	var out []Edit
	for _, e := range edits {
		if (e.From != nil || e.To != nil) && !reflect.DeepEqual(e.From, e.To) {
			out = append(out, e)
		}
	}
	return NewChange(out)
}

// ErrStale says that a change does not fit the snapshot it is applied to.
var ErrStale = errors.New("the map has changed in between")

// Apply returns s with a change made, after the same checks as Tx.Commit. It fails with ErrStale where a record is not
// as the change expects it.
func Apply(s *Snapshot, c Change) (*Snapshot, error) {
	tx := Begin(s)
	for _, e := range c.edits {
		if !reflect.DeepEqual(s.Record(e.Ref()), e.From) {
			return nil, fmt.Errorf("%s: %w", e.Ref(), ErrStale)
		}
		if e.To == nil {
			tx.Remove(e.Ref())
		} else {
			tx.Put(e.To)
		}
	}
	next, _, err := tx.Commit()
	return next, err
}

// Equal reports whether two snapshots hold the same records.
func Equal(a, b *Snapshot) bool { return reflect.DeepEqual(a.Records(), b.Records()) }

// Diff returns the change that leads from a to b. What the two share is not looked at: between a snapshot and the next
// one it takes no longer in a large map than in a small one.
func Diff(a, b *Snapshot) Change {
	edits := map[Ref]Edit{}
	for k := range kindCount {
		b.tables[k].differ(a.tables[k], func(id string) {
			r := Ref{k, id}
			edits[r] = Edit{From: a.Record(r), To: b.Record(r)}
		})
	}
	return changeOf(edits)
}

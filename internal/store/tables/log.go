package tables

import (
	"context"
	"errors"
	"maps"
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/store"
)

// loadLog reads the revision and rebuilds the stacks of undo and redo.
//
// It reads the log backwards: the newest step that mentions a "do" step says whether that step is done or taken back, so
// that a long log need not be read to its beginning.
func loadLog(ctx context.Context, q Querier, into *store.Loaded) error {
	b := &backwards{settled: map[int64]bool{}}
	var s argmap.Step
	cols := []column{number("revision", &s.Revision), text("op", &s.Op), revisionOf("of_revision", &s.Of)}
	cols = append(cols, moment("made_at", &s.At))
	err := scan(ctx, q, "SELECT revision, op, of_revision, made_at FROM change_log ORDER BY revision DESC LIMIT ?", cols, func() error {
		if into.ChangedAt.IsZero() {
			into.ChangedAt = s.At
		}
		return b.read(s)
	}, maxLog)
	if err != nil && err != errEnough {
		return err
	}
	into.Revision = b.newest
	steps, err := loadSteps(ctx, q, append(slices.Clone(b.done), b.undone...))
	if err != nil {
		return err
	}
	for _, revision := range b.done {
		into.Done = append(into.Done, steps[revision])
	}
	slices.Reverse(into.Done)
	for _, revision := range b.undone {
		into.Undone = append(into.Undone, steps[revision])
	}
	slices.Reverse(into.Undone)
	return loadVersions(ctx, q, into)
}

// loadVersions reads the names that were given to states of the map, oldest first.
func loadVersions(ctx context.Context, q Querier, into *store.Loaded) error {
	var s argmap.Step
	cols := []column{number("revision", &s.Revision), text("op", &s.Op), revisionOf("of_revision", &s.Of), text("title", &s.Title),
		moment("made_at", &s.At), text("made_by", &s.By)}
	query := "SELECT revision, op, of_revision, title, made_at, made_by FROM change_log WHERE op IN ('version', 'branch') ORDER BY revision"
	return scan(ctx, q, query, cols, func() error {
		if s.Of >= s.Revision {
			return damaged("version %d of the log is of step %d", s.Revision, s.Of)
		}
		into.Versions = append(into.Versions, s)
		return nil
	})
}

// At reads the map as it was after a step of the log; 0: as the file was made. Every step says what the records it
// touches were before, so of each record the first one after that step is asked. It should run in one transaction.
func At(ctx context.Context, q Querier, revision int64) (*argmap.Snapshot, error) {
	records, err := loadRecords(ctx, q)
	if err != nil {
		return nil, err
	}
	then := make(map[argmap.Ref]argmap.Record, len(records))
	for _, r := range records {
		then[r.Ref()] = r
	}
	settled := map[argmap.Ref]bool{}
	var change string
	query := "SELECT change FROM change_log WHERE revision > ? ORDER BY revision"
	err = scan(ctx, q, query, []column{text("change", &change)}, func() error {
		c, err := decodeChange(change)
		if err != nil {
			return damaged("a step of the log: %v", err)
		}
		for _, e := range c.Edits() {
			if settled[e.Ref()] {
				continue
			}
			settled[e.Ref()] = true
			if then[e.Ref()] = e.From; e.From == nil {
				delete(then, e.Ref())
			}
		}
		return nil
	}, revision)
	if err != nil {
		return nil, err
	}
	return assemble(slices.Collect(maps.Values(then)))
}

// maxLog is how much of the log is looked at for the stacks: enough for argmap.UndoDepth steps that were each taken
// back and repeated several times.
const maxLog = 20 * argmap.UndoDepth

// errEnough ends the reading of the log.
var errEnough = errors.New("enough of the log")

// backwards is what is known of the stacks after the newest part of the log was read.
type backwards struct {
	newest, last int64
	settled      map[int64]bool // "do" steps of which it is known whether they are done
	cut          bool           // a "do" step was met: what was taken back before it cannot be redone
	done, undone []int64        // as they are met: the newest first, and the next to be redone first
}

func (b *backwards) read(s argmap.Step) error {
	switch {
	case b.newest == 0:
		b.newest = s.Revision
	case s.Revision != b.last-1:
		return damaged("step %d of the log is missing", b.last-1)
	case b.cut && len(b.done) >= argmap.UndoDepth:
		return errEnough
	}
	b.last = s.Revision
	if s.Op.IsVersion() {
		return nil // neither does nor takes back anything
	}
	if s.Revision < 1 || s.Of < 0 || s.Of >= s.Revision {
		return damaged("step %d of the log is of step %d", s.Revision, s.Of)
	}
	of := s.Of
	if s.Op == argmap.Do {
		b.cut = true
		of = s.Revision
	}
	if b.settled[of] {
		return nil
	}
	b.settled[of] = true
	if s.Op != argmap.Undo {
		if len(b.done) < argmap.UndoDepth {
			b.done = append(b.done, of)
		}
	} else if !b.cut {
		b.undone = append(b.undone, of)
	}
	return nil
}

// loadSteps reads "do" steps of the log.
func loadSteps(ctx context.Context, q Querier, wanted []int64) (map[int64]argmap.Step, error) {
	steps := make(map[int64]argmap.Step, len(wanted))
	if len(wanted) == 0 {
		return steps, nil
	}
	for _, revision := range wanted {
		steps[revision] = argmap.Step{}
	}
	var s argmap.Step
	var change string
	query := "SELECT revision, op, of_revision, title, change, selected_before, selected_after, made_at, made_by, merge_key" +
		" FROM change_log WHERE revision >= ? AND op = 'do'"
	err := scan(ctx, q, query, logColumns(&s, &change), func() (err error) {
		if _, ok := steps[s.Revision]; !ok {
			return nil
		}
		if s.Change, err = decodeChange(change); err != nil {
			return damaged("step %d of the log: %v", s.Revision, err)
		}
		steps[s.Revision] = s
		return nil
	}, slices.Min(wanted))
	for revision, s := range steps {
		if err == nil && s.Revision == 0 {
			err = damaged("step %d of the log is missing", revision)
		}
	}
	return steps, err
}

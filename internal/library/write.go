package library

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/store"
	"warrant/internal/store/sqlite"
	"warrant/internal/words"
)

// Write makes a file of a map that is at hand only in memory, since the one it came from cannot be written, and opens it.
// What can be undone and redone can be there, too. What was at the path is replaced when the new file is complete.
func (l *Library) Write(ctx context.Context, path string, m *store.Loaded) (Opened, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return Opened{}, words.Errorf("find %s: %w", path, err)
	}
	dir, err := os.MkdirTemp(filepath.Dir(full), ".warrant-")
	if err != nil {
		return Opened{}, words.Errorf("nothing can be written in %s: %w", filepath.Dir(full), err)
	}
	defer os.RemoveAll(dir)
	file, err := build(ctx, dir, m)
	if err != nil {
		return Opened{}, err
	}
	if err := errors.Join(file.SaveCopy(ctx, full), file.Close()); err != nil {
		return Opened{}, err
	}
	o, err := l.OpenPath(ctx, full)
	if err == nil {
		if lost := len(m.Versions) - len(o.Loaded.Versions); lost > 0 {
			o.Loaded.Warning = words.T("%d older named versions are only in the file it was before.", lost)
		}
	}
	return o, err
}

// build makes the file, if need be without a history: the map itself matters more.
func build(ctx context.Context, dir string, m *store.Loaded) (*sqlite.File, error) {
	start, steps, err := replay(m)
	if err == nil {
		var file *sqlite.File
		if file, err = buildFrom(ctx, filepath.Join(dir, "whole"+Ending), start, steps, m.State); err == nil {
			return file, nil
		}
	}
	file, again := buildFrom(ctx, filepath.Join(dir, "plain"+Ending), m.Snapshot, nil, m.State)
	if again != nil {
		return nil, again
	}
	return file, nil
}

func buildFrom(ctx context.Context, path string, start *argmap.Snapshot, steps []argmap.Step, state map[string]string) (*sqlite.File, error) {
	file, err := sqlite.Create(ctx, path, start)
	if err != nil {
		return nil, err
	}
	err = file.AppendAll(ctx, steps)
	for key, value := range state {
		if err == nil {
			err = file.SaveState(ctx, key, value)
		}
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

// replay returns where a map began, as far as it remembers, and the steps that lead from there to what it is now: those
// that are done, and those that were taken back, once there and once back. Versions of what was left before are not on the
// way, and only the old file has them.
func replay(m *store.Loaded) (start *argmap.Snapshot, steps []argmap.Step, err error) {
	start = m.Snapshot
	for _, s := range slices.Backward(m.Done) {
		if start, err = argmap.Apply(start, s.Change.Invert()); err != nil {
			return nil, nil, err
		}
	}
	add := func(s argmap.Step, of int64) int64 {
		s.Revision, s.Of = int64(len(steps)+1), of
		steps = append(steps, s)
		return s.Revision
	}
	renumbered := map[int64]int64{}
	if len(m.Done) == 0 || m.Done[0].Revision == 1 {
		renumbered[0] = 0 // the file goes back to where the map was made
	}
	for _, s := range m.Done {
		renumbered[s.Revision] = add(s, 0)
	}
	var again []argmap.Step // as they are numbered in the new file
	for _, s := range slices.Backward(m.Undone) {
		was := s.Revision
		s.Revision = add(s, 0)
		renumbered[was] = s.Revision
		again = append(again, s)
	}
	for _, s := range slices.Backward(again) {
		of := s.Revision
		s.Op, s.Change, s.Before, s.After = argmap.Undo, s.Change.Invert(), s.After, s.Before
		add(s, of)
	}
	for _, v := range m.Versions {
		if of, ok := renumbered[v.Of]; ok {
			add(v, of)
		}
	}
	return start, steps, nil
}

package argmap

// Tx gathers changes to a snapshot; it is the one door by which records change. Nothing of it is seen by others until
// Commit, and a Tx that is dropped leaves no trace. A Tx is for one goroutine.
type Tx struct {
	base, now *Snapshot
	owner     *owner // of the parts of now that nobody has seen yet; nil: it has been seen
	edits     map[Ref]Edit
}

// Begin starts a Tx on s.
func Begin(s *Snapshot) *Tx { return &Tx{base: s, now: s, edits: map[Ref]Edit{}} }

// Now returns the snapshot as it is with the changes so far. It may break rules until the Tx is complete.
func (t *Tx) Now() *Snapshot {
	t.owner = nil
	return t.now
}

// Put adds a record, or replaces the one of the same name.
func (t *Tx) Put(r Record) { t.edit(r.Ref(), plain(r)) }

// Remove takes a record out; one that is not there is no error.
func (t *Tx) Remove(r Ref) { t.edit(r, nil) }

func (t *Tx) edit(r Ref, to Record) {
	t.edits[r] = Edit{From: t.base.Record(r), To: to}
	if t.owner == nil {
		t.owner, t.now = &owner{}, t.now.copied()
	}
	t.now.put(r, to, t.owner)
}

// Take makes the changes of another Tx, which was begun on what t is now.
func (t *Tx) Take(later *Tx) {
	for r, e := range later.edits {
		t.edit(r, e.To)
	}
}

// Changed reports whether anything was put or removed so far.
func (t *Tx) Changed() bool { return len(t.edits) > 0 }

// Commit checks the changes against the rules and returns the new snapshot and what led to it. Where a rule is broken
// it returns a Problems error and nothing has changed. Where nothing comes out different it returns the snapshot that
// the Tx was begun on.
func (t *Tx) Commit() (*Snapshot, Change, error) {
	c := changeOf(t.edits)
	if found := checkChange(t.Now(), c); len(found) > 0 {
		return nil, Change{}, found
	}
	if c.Empty() {
		return t.base, c, nil
	}
	return t.Now(), c, nil
}

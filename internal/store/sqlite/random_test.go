package sqlite

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
)

// odd are texts that break programs that quote badly.
var odd = []string{
	"Moscow used the Charter as a stage.", "It's \"quoted\"; DROP TABLE statement; --", "два слова\nand a line", "emoji 👩‍👩‍👧 and e\u0301",
	"<b>&amp;</b> \\u0000 %s ?1 :a @b $c", "right-to-left \u202e text", "null", "[]", "{\"a\":1}", "\ttab",
}

// maker makes maps and changes of them.
type maker struct {
	*rand.Rand
	n int
}

func newMaker(seed uint64) *maker { return &maker{Rand: rand.New(rand.NewPCG(seed, 7))} }

func (m *maker) id(kind string) string {
	m.n++
	return fmt.Sprintf("%s-%06d", kind, m.n)
}

func (m *maker) text() string { return odd[m.IntN(len(odd))] + fmt.Sprint(" ", m.IntN(1000)) }

func (m *maker) maybe() string {
	if m.IntN(3) == 0 {
		return m.text()
	}
	return ""
}

func (m *maker) rank() argmap.Rank { return argmap.Ranks(100)[m.IntN(100)] }

func (m *maker) at() time.Time {
	return time.Date(2020+m.IntN(9), 3, 4, 5, 6, 7, m.IntN(1e9), time.UTC)
}

func pick[T any](m *maker, list []T) T { return list[m.IntN(len(list))] }

// fullMap returns a map in which every kind of record has all its fields filled. Fields that a later format brings are
// filled here, and not in what the file of the first format holds.
func fullMap() *argmap.Snapshot {
	tx := argmap.Begin(thirdMap())
	const said = argmap.Foreign(`{"freemind":[],"mup":{"icon":{"url":"x"},"a":[1.50,null,"it's <b>"]}}`)
	m := tx.Now().Map()
	m.Foreign = said
	tx.Put(m)
	st, _ := tx.Now().Statement("s1")
	st.Foreign = said
	tx.Put(st)
	a, _ := tx.Now().Argument("a1")
	a.Foreign = said
	tx.Put(a)
	s, _, err := tx.Commit()
	if err != nil {
		panic(err)
	}
	return s
}

// thirdMap returns the map that testdata/v3.warrant held when it was made: every kind of record with all the fields that
// the third format has.
func thirdMap() *argmap.Snapshot {
	tx := argmap.Begin(firstMap())
	v, _ := tx.Now().View("v1")
	f := &v.Filter
	f.Roles, f.Sources = []argmap.Role{argmap.RoleRebuttal}, []argmap.Ref{argmap.ItemID("i1").Ref(), argmap.SourceID("so1").Ref()}
	f.Anchors, f.Checks, f.Whose, f.Hide = argmap.Anchors, argmap.Checks, argmap.Theirs, true
	tx.Put(v)
	s, _, err := tx.Commit()
	if err != nil {
		panic(err)
	}
	return s
}

// bigMap returns a map of n statements, each but the first in one argument.
func bigMap(n int) *argmap.Snapshot {
	m := newMaker(uint64(n))
	tx := argmap.Begin(argmap.New("Big", argmap.Voice{ID: "reader", Name: "Me"}))
	ranks := argmap.Ranks(n)
	for i := range n {
		tx.Put(argmap.Statement{
			ID: statementID(i), Kind: argmap.Claim, Text: fmt.Sprintf("Statement %d says what a statement of usual length says, which is about a hundred bytes. %s", i, m.text()),
			Holdings: []argmap.Holding{{Voice: "reader", Stance: argmap.Asserts}}, Thesis: i == 0, Rank: ranks[i],
		})
		if i > 0 {
			id := argmap.ArgumentID(fmt.Sprintf("0190a000-0000-7000-9000-%012d", i))
			tx.Put(argmap.Argument{ID: id, Polarity: argmap.Pro, Premises: []argmap.StatementID{statementID(i)}, Target: statementID((i - 1) / 4).Ref(), Rank: ranks[i]})
		}
	}
	s, _, err := tx.Commit()
	if err != nil {
		panic(err)
	}
	return s
}

func statementID(i int) argmap.StatementID {
	return argmap.StatementID(fmt.Sprintf("0190a000-0000-7000-8000-%012d", i))
}

// change makes a random change of a map that has statements.
func (m *maker) change(s *argmap.Snapshot) (*argmap.Snapshot, argmap.Change) {
	for {
		tx := argmap.Begin(s)
		m.act(tx, s)
		if next, c, err := tx.Commit(); err == nil && !c.Empty() {
			return next, c
		}
	}
}

func (m *maker) act(tx *argmap.Tx, s *argmap.Snapshot) {
	sts, voices := s.Statements(), s.Voices()
	st := argmap.Statement{
		ID: argmap.StatementID(m.id("s")), Kind: pick(m, argmap.StatementKinds), Text: m.text(), Short: m.maybe(), Note: m.maybe(), Group: m.maybe(), Rank: m.rank(),
		Holdings: []argmap.Holding{{Voice: pick(m, voices).ID, Stance: pick(m, argmap.Stances)}},
	}
	switch m.IntN(8) {
	case 0, 1, 2:
		tx.Put(st)
		if len(sts) > 0 {
			tx.Put(argmap.Argument{ID: argmap.ArgumentID(m.id("a")), Polarity: argmap.Con, Premises: []argmap.StatementID{st.ID}, Target: pick(m, sts).ID.Ref(), Label: m.maybe()})
		}
	case 3:
		tx.Put(argmap.Voice{ID: argmap.VoiceID(m.id("v")), Name: m.text(), Rank: m.rank()})
	case 4:
		if len(sts) > 0 {
			old := pick(m, sts)
			old.Text, old.Tags = m.text(), []string{m.text()}
			old.Holdings = append([]argmap.Holding{{Voice: pick(m, voices).ID, Stance: argmap.Reports, Through: pick(m, voices).ID}}, st.Holdings...)
			tx.Put(old)
		}
	case 5:
		tx.Put(argmap.Comment{ID: argmap.CommentID(m.id("co")), Of: argmap.MapRef, Text: m.text(), Severity: argmap.Minor, Status: argmap.Open, At: m.at(), Replies: []argmap.Reply{{Author: m.maybe(), Text: m.text(), At: m.at()}}})
	case 6:
		if args := s.Arguments(); len(args) > 0 {
			tx.Remove(pick(m, args).Ref())
		}
	case 7:
		if len(sts) > 0 {
			tx.Remove(pick(m, sts).Ref())
		}
	}
}

// editor stands for the editing core: it keeps a map with its stacks and makes the steps.
type editor struct {
	*maker
	now          *argmap.Snapshot
	revision     int64
	done, undone []argmap.Step
}

func newEditor(seed uint64, s *argmap.Snapshot) *editor {
	return &editor{maker: newMaker(seed), now: s}
}

func (e *editor) step(op argmap.Op, of int64, c argmap.Change) argmap.Step {
	e.revision++
	return argmap.Step{
		Revision: e.revision, Op: op, Of: of, Title: e.text(), Change: c, Before: []argmap.Ref{argmap.MapRef},
		After: c.Touched(), At: e.at(), By: "Me", Key: e.maybe(),
	}
}

func (e *editor) do() argmap.Step {
	next, c := e.change(e.now)
	e.now, e.undone = next, nil
	s := e.step(argmap.Do, 0, c)
	e.done = append(e.done, s)
	return s
}

func (e *editor) undo() argmap.Step {
	top := e.done[len(e.done)-1]
	e.done, e.undone = e.done[:len(e.done)-1], append(e.undone, top)
	return e.replay(argmap.Undo, top, top.Change.Invert())
}

func (e *editor) redo() argmap.Step {
	top := e.undone[len(e.undone)-1]
	e.undone, e.done = e.undone[:len(e.undone)-1], append(e.done, top)
	return e.replay(argmap.Redo, top, top.Change)
}

func (e *editor) replay(op argmap.Op, top argmap.Step, c argmap.Change) argmap.Step {
	next, err := argmap.Apply(e.now, c)
	if err != nil {
		panic(err)
	}
	e.now = next
	return e.step(op, top.Revision, c)
}

// any makes a random step, now and then an undo or redo.
func (e *editor) any() argmap.Step {
	switch n := e.IntN(10); {
	case n < 3 && len(e.done) > 0:
		return e.undo()
	case n < 5 && len(e.undone) > 0:
		return e.redo()
	}
	return e.do()
}

func TestSharedRandomMaps(t *testing.T) {
	for seed := range uint64(20) {
		d := newFolder(t)
		want := argmaptest.Random(rand.New(rand.NewPCG(seed, 1)), 1+int(seed)*7)
		d.create("m.warrant", want).Close()
		f := d.open("m.warrant")
		sameMap(t, want, load(t, f).Snapshot)
		e := newEditor(seed, want)
		appendAll(t, f, e.do(), e.do(), e.undo(), e.do())
		f.Close()
		sameMap(t, e.now, load(t, d.open("m.warrant")).Snapshot)
	}
}

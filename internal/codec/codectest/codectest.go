// Package codectest holds every format to the same promises: what is read, written and read again is the same map, and
// what is written of any map differs from it by nothing that the report does not name.
package codectest

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec"
)

// Files reads every file that matches a pattern below the shared corpora, tells how many records and losses there were,
// and, where the format is written, holds that reading, writing and reading again gives the same map. Files that are
// said to be faulty must be refused.
func Files(t *testing.T, f codec.Format, pattern string, faulty ...string) {
	t.Helper()
	dir := argmaptest.Shared(t, "corpora")
	paths, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no file is called %s: %v", pattern, err)
	}
	var files, statements, arguments, losses int
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		in := codec.Input{Name: filepath.Base(path), Data: data, Beside: func(name string) ([]byte, error) {
			return os.ReadFile(filepath.Join(filepath.Dir(path), filepath.FromSlash(name)))
		}}
		s, report, err := f.Read(in)
		if slices.Contains(faulty, in.Name) {
			if err == nil {
				t.Errorf("%s is faulty, but was read", in.Name)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", in.Name, err)
			continue
		}
		if f.Known != nil && !f.Known(in) {
			t.Errorf("%s is not known as %s", in.Name, f.Title)
		}
		files++
		statements += s.Count(argmap.KindStatement)
		arguments += s.Count(argmap.KindArgument)
		losses += len(report)
		if f.Write != nil {
			Again(t, f, in.Name, s)
		}
	}
	t.Logf("%s: %d files, %d statements, %d arguments, %d losses", f.Title, files, statements, arguments, losses)
}

// Again holds that a map which came from a file is the same after writing and reading it.
func Again(t *testing.T, f codec.Format, name string, s *argmap.Snapshot) {
	t.Helper()
	data, _, err := f.Write(s)
	if err != nil {
		t.Errorf("%s: written again: %v", name, err)
		return
	}
	again, _, err := f.Read(codec.Input{Name: name, Data: data})
	if err != nil {
		t.Errorf("%s: what was written is not read: %v\n%.600s", name, err, data)
		return
	}
	if was, is := Told(s), Told(again); was != is {
		t.Errorf("%s: written and read again it is another map: %s", name, firstDifference(was, is))
	}
}

// Odd is for fuzzing: a file that is read, however odd it is, can be written and read, and what comes of that is the same
// ever after. What was invented or repaired in the first reading is in the file then.
func Odd(t *testing.T, f codec.Format, data []byte) {
	t.Helper()
	OddInput(t, f, codec.Input{Name: "odd", Data: data})
}

// OddInput is Odd for a format whose files have others beside them.
func OddInput(t *testing.T, f codec.Format, in codec.Input) {
	t.Helper()
	s, report, err := f.Read(in)
	if err != nil {
		if err.Error() == "" {
			t.Error("an error without words")
		}
		return
	}
	for _, l := range report {
		if l.What == "" && l.Line == 0 || l.Why == "" || l.Kind == "" {
			t.Errorf("an empty loss: %+v", l)
		}
	}
	if f.Write == nil {
		return
	}
	written, _, err := f.Write(s)
	if err != nil {
		t.Fatalf("written: %v", err)
	}
	again, _, err := f.Read(codec.Input{Name: "odd", Data: written})
	if err != nil {
		t.Fatalf("what was written is not read: %v\n%.600s", err, written)
	}
	Again(t, f, "odd", again)
}

// Told returns all of a map that does not depend on ids and ranks, as text.
func Told(s *argmap.Snapshot) string {
	var b strings.Builder
	m := s.Map()
	fmt.Fprintf(&b, "%q %q %q%s\n", m.Title, m.Authors, m.Description, after(m.Foreign))
	for _, id := range s.Outline().Order {
		st, _ := s.Statement(id)
		fmt.Fprintf(&b, "%d %s %q %q %v %q %q %q %s%s\n", s.Outline().Place(id), st.Kind, st.Text, st.Short, st.Thesis, st.Tags, st.Group, st.Note, holders(s, st), after(st.Foreign))
		for _, c := range s.CitationsOf(id.Ref()) {
			p, _ := s.Passage(c.Passage)
			i, _ := s.Item(c.Item)
			fmt.Fprintf(&b, "  cites %q %q %d %q %d %d-%d %q\n", i.Title, c.Locator, c.Note, p.Section, p.Paragraph, p.Start, p.End, p.Quote)
		}
		for _, a := range s.On(id.Ref()) {
			step(&b, s, a, 1)
		}
	}
	return b.String()
}

// after returns what other programs say, to be told after something else.
func after(f argmap.Foreign) string {
	if f == "" {
		return ""
	}
	return " " + string(f)
}

func step(b *strings.Builder, s *argmap.Snapshot, a argmap.Argument, depth int) {
	fmt.Fprintf(b, "%s%s %q %q%s", strings.Repeat("  ", depth), a.Polarity, a.Label, a.Scheme, after(a.Foreign))
	for _, p := range a.Premises {
		fmt.Fprintf(b, " %d", s.Outline().Place(p))
	}
	b.WriteByte('\n')
	if depth > 50 {
		return
	}
	for _, on := range s.On(a.Ref()) {
		step(b, s, on, depth+1)
	}
}

func holders(s *argmap.Snapshot, st argmap.Statement) string {
	var out []string
	for _, h := range st.Holdings {
		v, _ := s.Voice(h.Voice)
		through, _ := s.Voice(h.Through)
		out = append(out, fmt.Sprintf("%s %s %s", v.Name, h.Stance, through.Name))
	}
	return strings.Join(out, ", ")
}

func firstDifference(was, is string) string {
	a, b := strings.Split(was, "\n"), strings.Split(is, "\n")
	for i := range max(len(a), len(b)) {
		x, y := "nothing", "nothing"
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			return fmt.Sprintf("line %d was\n%s\nand is\n%s", i+1, x, y)
		}
	}
	return "nothing"
}

// Random holds a format to its report, with maps that have everything: whatever differs after writing and reading must
// be named in the report of the writing, and what was read, written and read again must be the same.
func Random(t *testing.T, f codec.Format, maps int) {
	t.Helper()
	for seed := range maps {
		rng := rand.New(rand.NewPCG(uint64(seed), 5))
		s := unique(argmaptest.Random(rng, 1+rng.IntN(30)))
		data, report, err := f.Write(s)
		if err != nil {
			t.Fatalf("map %d: %v", seed, err)
		}
		name := fmt.Sprintf("map %d", seed)
		got, _, err := f.Read(codec.Input{Name: name, Data: data})
		if err != nil {
			t.Fatalf("map %d: what was written is not read: %v\n%.2000s", seed, err, data)
		}
		Again(t, f, name, got)
		explained(t, name, s, got, report)
		if t.Failed() {
			t.Logf("%.4000s", data)
			return
		}
	}
}

// unique makes the texts of a map's statements different from each other, so that they can be told apart without ids.
func unique(s *argmap.Snapshot) *argmap.Snapshot {
	tx := argmap.Begin(s)
	for _, st := range s.Statements() {
		st.Text = strings.Join(strings.Fields(st.Text), " ") + " No. " + string(st.ID)
		tx.Put(st)
	}
	out, _, err := tx.Commit()
	if err != nil {
		return s
	}
	return out
}

// explained complains about every difference between a map and what came back that the report does not name.
func explained(t *testing.T, name string, s, got *argmap.Snapshot, report codec.Report) {
	t.Helper()
	named := map[string]bool{}
	for _, l := range report {
		named[l.Of] = true
		if l.What == "" || l.Why == "" || l.Kind == "" {
			t.Errorf("%s: an empty loss: %+v", name, l)
		}
	}
	if got.Map().Foreign != s.Map().Foreign && !named[argmap.MapRef.ID] {
		t.Errorf("%s: other programs say of the map %s, it was %s, and the report does not say so", name, got.Map().Foreign, s.Map().Foreign)
	}
	byName := named[string(s.Narrator().ID)] // that is not the narrator any more
	texts := map[string]argmap.Statement{}
	for _, st := range got.Statements() {
		texts[st.Text] = st
	}
	for _, st := range s.Statements() {
		is, ok := texts[st.Text]
		if named[string(st.ID)] {
			continue
		}
		switch {
		case !ok:
			t.Errorf("%s: the statement %q is gone, and the report does not say so", name, st.Text)
		case told(s, st, byName) != told(got, is, byName):
			t.Errorf("%s: a statement came back changed, and the report does not say so; it was\n%s\nand is\n%s", name, told(s, st, byName), told(got, is, byName))
		}
	}
	have := map[string]int{}
	for _, a := range got.Arguments() {
		have[argument(got, a)]++
	}
	for _, a := range s.Arguments() {
		key := argument(s, a)
		if have[key]--; have[key] < 0 && !named[string(a.ID)] && !targetNamed(s, a, named) {
			t.Errorf("%s: a step is gone or changed, and the report does not say so: %s", name, key)
		}
	}
	for _, d := range s.Disputes() {
		if got.Count(argmap.KindDispute) == 0 && !named[string(d.ID)] {
			t.Errorf("%s: the dispute is gone, and the report does not say so", name)
		}
	}
	for _, c := range s.Comments() {
		if got.Count(argmap.KindComment) == 0 && !named[string(c.ID)] {
			t.Errorf("%s: a comment is gone, and the report does not say so", name)
		}
	}
}

// targetNamed reports whether the report names what a step bears on: a step on a step that was changed has changed, too.
func targetNamed(s *argmap.Snapshot, a argmap.Argument, named map[string]bool) bool {
	for range s.Count(argmap.KindArgument) {
		id, ok := a.Target.Argument()
		if !ok {
			return false
		}
		if named[string(id)] {
			return true
		}
		a, _ = s.Argument(id)
	}
	return false
}

// told returns what a statement says, without ids. What the narrator says is the same whatever his name is, unless voices
// are to be told by their names.
func told(s *argmap.Snapshot, st argmap.Statement, byName bool) string {
	tags := slices.Sorted(slices.Values(st.Tags))
	narrated := holders(s, st)
	if !byName && len(st.Holdings) == 1 && st.Holdings[0].Voice == s.Narrator().ID && st.Holdings[0].Stance == argmap.Asserts && st.Holdings[0].Through == "" {
		narrated = "the narrator"
	}
	return fmt.Sprintf("%s %q %q thesis %v %q %q %q %s %s", st.Kind, st.Text, st.Short, st.Thesis, tags, st.Group, st.Note, narrated, st.Foreign)
}

// argument returns what a step says, without ids.
func argument(s *argmap.Snapshot, a argmap.Argument) string {
	var out []string
	for _, p := range a.Premises {
		st, _ := s.Statement(p)
		out = append(out, st.Text)
	}
	slices.Sort(out)
	at := ""
	if id, ok := a.Target.Statement(); ok {
		st, _ := s.Statement(id)
		at = st.Text
	} else if id, ok := a.Target.Argument(); ok {
		on, _ := s.Argument(id)
		on.Label, on.Scheme, on.Foreign = "", "", ""
		at = "the step " + argument(s, on)
	}
	return fmt.Sprintf("%s %q → %s (%s, %s) %s", a.Polarity, out, at, a.Label, a.Scheme, a.Foreign)
}

// Own returns a map without what only other formats say of its records.
func Own(s *argmap.Snapshot) *argmap.Snapshot {
	tx := argmap.Begin(s)
	m := s.Map()
	m.Foreign = ""
	tx.Put(m)
	for _, st := range s.Statements() {
		st.Foreign = ""
		tx.Put(st)
	}
	for _, a := range s.Arguments() {
		a.Foreign = ""
		tx.Put(a)
	}
	out, _, err := tx.Commit()
	if err != nil {
		return s
	}
	return out
}

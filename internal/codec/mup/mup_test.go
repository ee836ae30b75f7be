package mup_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec"
	"warrant/internal/codec/codectest"
	"warrant/internal/codec/mup"
)

// TestCorpus reads the samples of Because and holds that they are written again byte for byte, ids and all.
func TestCorpus(t *testing.T) {
	codectest.Files(t, mup.Format, "mup/*.mup")
	paths, _ := filepath.Glob(filepath.Join(argmaptest.Shared(t, "corpora", "mup"), "*.mup"))
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		s, report, err := mup.Format.Read(codec.Input{Name: filepath.Base(path), Data: data})
		if err != nil || len(report) > 0 {
			t.Fatal(path, err, report)
		}
		written, _, err := mup.Format.Write(s)
		if err != nil || strings.TrimSpace(string(written)) != strings.TrimSpace(string(data)) {
			t.Errorf("%s: %v; written again it is\n%s", path, err, written)
		}
	}
}

// TestCorpusCounts counts what the files have by other means: a claim has a title of its own, a group the kind.
func TestCorpusCounts(t *testing.T) {
	for _, c := range []struct {
		file                      string
		statements, steps, unsaid int
	}{{"death.mup", 3, 1, 1}, {"genetic-copremises.mup", 3, 1, 0}, {"vegetarian.mup", 8, 3, 2}} {
		data, err := os.ReadFile(argmaptest.Shared(t, "corpora", "mup", c.file))
		if err != nil {
			t.Fatal(err)
		}
		s, _, err := mup.Format.Read(codec.Input{Name: c.file, Data: data})
		if err != nil {
			t.Fatal(err)
		}
		n := argmap.Tally(s)
		ideas, groups := strings.Count(string(data), `"id":`)-1, strings.Count(string(data), `"group":`)
		if n.Statements != c.statements || n.Arguments != c.steps || n.Assumptions != c.unsaid || n.Theses != 1 ||
			ideas != n.Statements+n.Arguments || groups != n.Arguments {
			t.Errorf("%s: %+v; the file has %d ideas, %d of them groups", c.file, n, ideas, groups)
		}
	}
}

func TestRandomMaps(t *testing.T) { codectest.Random(t, mup.Format, 300) }

// TestEverything reads a file that has all that the format knows: ranks in disorder, groups in groups, styles, notes,
// labels, folds, a detached claim, a sticky note, a link, and what a map has no word for and keeps.
func TestEverything(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "buses.mup"))
	if err != nil {
		t.Fatal(err)
	}
	s, report, err := mup.Format.Read(codec.Input{Name: "buses.mup", Data: data})
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, l := range report {
		said = append(said, l.String())
	}
	const losses = `line 3, dropped: the type of a text (1). Texts of a map are plain: neither bold, nor italic, nor underlined, nor linked.
line 11, dropped: the type of a text (3). Texts of a map are plain: neither bold, nor italic, nor underlined, nor linked.
line 7, approximated: a group that is neutral (8). A map knows reasons and objections; it became a reason.
line 22, dropped: a group without claims (17). A step has at least one premise.
line 21, approximated: a claim without a group around it (16). The file does not say how it bears on the claim above it; it became a reason.
approximated: a link from "18" to "13" (link 1). MindMup does not say what it means; it became a reason.`
	if got := strings.Join(said, "\n"); got != losses {
		t.Errorf("losses:\n%s", got)
	}
	const want = `1 claim "Free buses should stay" thesis
  pro [3 4] "because"
    con [6]
      pro [15]
  pro [9.ann]
  con [11]
  con [13]
3 claim "Rides have doubled" note "See the table."
4 assumption "More rides are good" [attr_eval_accepted]
6 claim "The gates count twice" short "gates"
15 claim "What is counted twice is not doubled"
9.ann claim "Other towns try it, too"
11 claim "Drivers are against it"
  pro [16]
16 claim "Their union said so"
13 claim "The town can't afford them"
  pro [18]
18 claim "Fares are a tax"
`
	if got := told(s); got != want {
		t.Errorf("the map is\n%s", got)
	}
	c := s.Comments()
	if len(c) != 1 || c[0].Text != "Which table?" || c[0].Of != argmap.ArgumentID("2").Ref() {
		t.Errorf("comments: %+v", c)
	}
	if v := s.Views(); len(v) != 1 || len(v[0].Folded) != 1 || v[0].Folded[0] != argmap.StatementID("3").Ref() {
		t.Errorf("views: %+v", v)
	}
	for ref, want := range map[argmap.Ref]argmap.Foreign{
		argmap.MapRef:                  `{"mup":{"attr":{"theme":"argMappingSimple"}}}`,
		argmap.ArgumentID("2").Ref():   `{"mup":{"attr":{"parentConnector":{"width":5}}}}`,
		argmap.StatementID("4").Ref():  `{"mup":{"attr":{"style":{"background":"#ff0000"}}}}`,
		argmap.ArgumentID("8").Ref():   `{"mup":{"attr":{"group":"neutral"}}}`,
		argmap.StatementID("18").Ref(): `{"mup":{"attr":{"position":{"x":10,"y":20,"priority":1}}}}`,
	} {
		if got := foreign(s, ref); got != want {
			t.Errorf("kept of %s is %s", ref, got)
		}
	}
	codectest.Again(t, mup.Format, "buses.mup", s)
	again(t, s)
}

// foreign returns what is kept of a record.
func foreign(s *argmap.Snapshot, of argmap.Ref) argmap.Foreign {
	switch r := s.Record(of).(type) {
	case argmap.Map:
		return r.Foreign
	case argmap.Statement:
		return r.Foreign
	case argmap.Argument:
		return r.Foreign
	}
	return ""
}

// again holds that comments and folds come back, too.
func again(t *testing.T, s *argmap.Snapshot) {
	t.Helper()
	written, report, err := mup.Format.Write(s)
	if err != nil || len(report) > 0 {
		t.Fatal(err, report)
	}
	got, report, err := mup.Format.Read(codec.Input{Name: "again.mup", Data: written})
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, l := range report {
		said = append(said, l.What)
	}
	if got := strings.Join(said, ", "); got != `a group that is neutral, a link from "18" to "13"` {
		t.Errorf("read again, losses are %s", got)
	}
	if told(got) != told(s) || len(got.Comments()) != 1 || len(got.Views()) != 1 || fmt.Sprint(got.Views()[0].Folded) != fmt.Sprint(s.Views()[0].Folded) {
		t.Errorf("it came back as\n%s", told(got))
	}
}

// told prints a map with the ids of the file.
func told(s *argmap.Snapshot) string {
	var b strings.Builder
	var steps func(on argmap.Ref, indent string)
	steps = func(on argmap.Ref, indent string) {
		for _, a := range s.On(on) {
			fmt.Fprintf(&b, "%s%s %v", indent, a.Polarity, a.Premises)
			if a.Label != "" {
				fmt.Fprintf(&b, " %q", a.Label)
			}
			b.WriteByte('\n')
			steps(a.Ref(), indent+"  ")
		}
	}
	for _, id := range s.Outline().Order {
		st, _ := s.Statement(id)
		fmt.Fprintf(&b, "%s %s %q", id, st.Kind, st.Text)
		if st.Thesis {
			b.WriteString(" thesis")
		}
		if st.Short != "" {
			fmt.Fprintf(&b, " short %q", st.Short)
		}
		if st.Note != "" {
			fmt.Fprintf(&b, " note %q", st.Note)
		}
		if len(st.Tags) > 0 {
			fmt.Fprintf(&b, " %v", st.Tags)
		}
		b.WriteByte('\n')
		steps(id.Ref(), "  ")
	}
	return b.String()
}

// TestOlder reads versions 1 and 2, in which the top is the first claim.
func TestOlder(t *testing.T) {
	for _, text := range []string{
		`{"title":"Buses should stay free","id":1,"style":{"collapsed":true,"background":"#fff"},"ideas":{"1":{"id":2,"title":"group","attr":{"group":"supporting"},"ideas":{"1":{"id":3,"title":"They are full"}}}}}`,
		`{"formatVersion":2,"title":"Buses should stay free","id":1,"attr":{"collapsed":true,"style":{"background":"#fff"},"theme":"x"},"ideas":{"1":{"id":2,"title":"group","attr":{"group":"supporting"},"ideas":{"1":{"id":3,"title":"They are full"}}}}}`,
	} {
		in := codec.Input{Name: "old.mup", Data: []byte(text)}
		s, report, err := mup.Format.Read(in)
		if err != nil || !mup.Format.Known(in) {
			t.Fatal(err)
		}
		if got := told(s); got != "1 claim \"Buses should stay free\" thesis\n  pro [3]\n3 claim \"They are full\"\n" {
			t.Errorf("the map is\n%s", got)
		}
		if v := s.Views(); s.Map().Title != "Buses should stay free" || len(v) != 1 || v[0].Folded[0] != argmap.StatementID("1").Ref() {
			t.Errorf("%q, views %v", s.Map().Title, v)
		}
		st, _ := s.Statement("1")
		if len(report) > 0 || st.Foreign != `{"mup":{"attr":{"style":{"background":"#fff"}}}}` || strings.Contains(text, "theme") != (s.Map().Foreign != "") {
			t.Errorf("losses: %v; kept are %s and %s", report, st.Foreign, s.Map().Foreign)
		}
	}
}

// TestMarkup holds that what somebody typed comes back as typed, and is no markup in the file.
func TestMarkup(t *testing.T) {
	for _, text := range []string{"a < b & c > d", "<b>bold</b>", "R&amp;D", "<script>alert(1)</script>", "<u></u>x", "&amp;lt;", "x <a and b> y", "one\ntwo\n\nthree", `"q" \u0041`, "a\u2028b"} {
		b := codec.NewBuilder(argmap.Map{Title: text})
		id := b.Statement(argmap.Statement{Text: text, Note: text, Thesis: true})
		s, _, err := b.Map()
		if err != nil {
			t.Fatal(err)
		}
		data, _, err := mup.Format.Write(s)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(data), "<script") || strings.Contains(string(data), "<b>") {
			t.Errorf("%q is markup in %s", text, data)
		}
		got, report, err := mup.Format.Read(codec.Input{Data: data})
		if err != nil || len(report) > 0 {
			t.Fatal(err, report)
		}
		was, _ := s.Statement(id)
		if is, _ := got.Statement("1"); is.Text != was.Text || is.Note != was.Note || got.Map().Title != s.Map().Title {
			t.Errorf("%q came back as %q, %q, %q", text, is.Text, is.Note, got.Map().Title)
		}
	}
}

// TestUsedAgain holds that a statement in several steps is one after writing and reading, and two once its words were
// changed in between.
func TestUsedAgain(t *testing.T) {
	b := codec.NewBuilder(argmap.Map{Title: "Buses"})
	for id, text := range map[string]string{"t": "Buses should stay free.", "u": "Fares are a tax.", "p": "They are full."} {
		b.Statement(argmap.Statement{ID: argmap.StatementID(id), Text: text, Thesis: id != "p"})
	}
	for _, to := range []argmap.StatementID{"t", "u"} {
		b.Step(argmap.Argument{Polarity: argmap.Pro, Premises: []argmap.StatementID{"p"}, Target: to.Ref()})
	}
	s, _, err := b.Map()
	if err != nil {
		t.Fatal(err)
	}
	data, report, err := mup.Format.Write(s)
	if err != nil || len(report) != 1 || report[0].Kind != codec.Approximated {
		t.Fatal(err, report)
	}
	got, _, err := mup.Format.Read(codec.Input{Data: data})
	if err != nil || got.Count(argmap.KindStatement) != 3 || got.Count(argmap.KindArgument) != 2 {
		t.Error(err, told(got))
	}
	edited := strings.Replace(string(data), "They are full.", "They are empty.", 1)
	got, report, err = mup.Format.Read(codec.Input{Data: []byte(edited)})
	if err != nil || got.Count(argmap.KindStatement) != 4 || len(report) != 1 {
		t.Error(err, report, told(got))
	}
}

// TestRemarks holds that comments come back where they were, and folds of one view; other views are said to be lost.
func TestRemarks(t *testing.T) {
	b := codec.NewBuilder(argmap.Map{Title: "Buses"})
	b.Statement(argmap.Statement{ID: "t", Text: "Buses should stay free.", Thesis: true, Tags: []string{"fares", "sticky_note"}})
	b.Statement(argmap.Statement{ID: "p", Text: "They are full."})
	step := b.Step(argmap.Argument{ID: "s", Polarity: argmap.Pro, Premises: []argmap.StatementID{"p"}, Target: argmap.StatementID("t").Ref()}).Ref()
	for i, of := range []argmap.Ref{argmap.MapRef, argmap.StatementID("p").Ref(), step} {
		c := argmap.Comment{ID: argmap.CommentID(fmt.Sprint("c", i)), Of: of, Text: "On the " + of.Kind.String(), Severity: argmap.Remark, Status: argmap.Open}
		if i == 0 {
			c.Author = "Ann"
		}
		b.Put(c)
	}
	b.Put(argmap.View{ID: "v1", Name: "Folded in MindMup", Folded: []argmap.Ref{argmap.StatementID("t").Ref(), step}})
	b.Put(argmap.View{ID: "v2", Name: "Another", Folded: []argmap.Ref{step}})
	s, _, err := b.Map()
	if err != nil {
		t.Fatal(err)
	}
	data, report, err := mup.Format.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, l := range report {
		said = append(said, string(l.Kind)+" "+l.Of)
	}
	if got := strings.Join(said, ", "); got != "dropped v2, dropped t, approximated c0" {
		t.Errorf("losses: %s", got)
	}
	got, report, err := mup.Format.Read(codec.Input{Data: data})
	if err != nil || len(report) > 0 {
		t.Fatal(err, report)
	}
	for _, c := range got.Comments() {
		if c.Text != "On the "+c.Of.Kind.String() {
			t.Errorf("%q is on %s", c.Text, c.Of)
		}
	}
	if v := got.Views(); got.Count(argmap.KindComment) != 3 || len(v) != 1 || len(v[0].Folded) != 2 || v[0].Folded[0].Kind == v[0].Folded[1].Kind {
		t.Errorf("%d comments, views %+v", got.Count(argmap.KindComment), v)
	}
}

// made writes a file of MindMup for tests of size, as these programs would.
type made struct {
	strings.Builder
	ids, claims, groups int
}

// idea starts an idea; its text stands for a claim, else it is a group of that kind.
func (m *made) idea(text, kind string) {
	m.ids++
	if kind != "" {
		m.groups++
		fmt.Fprintf(m, `{"id":%d,"title":"group","attr":{"group":%q,"contentLocked":true}`, m.ids, kind)
		return
	}
	m.claims++
	fmt.Fprintf(m, `{"id":"%d.s","title":%q,"attr":{}`, m.ids, text)
}

// below writes n ideas below the last one; every third has a negative rank.
func (m *made) below(n int, each func(i int)) {
	m.WriteString(`,"ideas":{`)
	for i := range n {
		if i > 0 {
			m.WriteByte(',')
		}
		rank := i + 1
		if i%3 == 2 {
			rank = -rank
		}
		fmt.Fprintf(m, `"%d":`, rank)
		each(i)
		m.WriteByte('}')
	}
	m.WriteByte('}')
}

// tree writes a claim with reasons and objections of two premises each, and on every step an undercut, on that a warrant.
func (m *made) tree(depth int) {
	m.idea(fmt.Sprintf("Claim %d", m.ids), "")
	if depth == 0 {
		return
	}
	m.below(3, func(i int) {
		m.idea("", []string{"supporting", "opposing"}[i%2])
		m.below(3, func(j int) {
			if j < 2 {
				m.tree(depth - 1)
				return
			}
			m.idea("", "opposing")
			m.below(2, func(k int) {
				if k == 0 {
					m.idea("An undercut", "")
					return
				}
				m.idea("", "supporting")
				m.below(1, func(int) { m.idea("A warrant", "") })
			})
		})
	})
}

// chain writes a claim that rests on one below it, and so on.
func (m *made) chain(depth int) {
	m.idea(fmt.Sprintf("Claim %d", m.ids), "")
	if depth > 0 {
		m.below(1, func(int) {
			m.idea("", "supporting")
			m.below(1, func(int) { m.chain(depth - 1) })
		})
	}
}

// nested writes a group with a claim and a group in it, which has a claim and a group in it, and so on.
func (m *made) nested(depth int) {
	m.idea("", []string{"supporting", "opposing"}[depth%2])
	m.below(min(depth, 1)+1, func(i int) {
		if i == 0 {
			m.idea(fmt.Sprintf("Claim %d", m.ids), "")
		} else {
			m.nested(depth - 1)
		}
	})
}

// TestLarge reads large files made for it, counts, and holds that they come back.
func TestLarge(t *testing.T) {
	for name, write := range map[string]func(*made){
		"wide":            func(m *made) { m.tree(4) },
		"deep":            func(m *made) { m.chain(1000) },
		"group in groups": func(m *made) { m.idea("The thesis", ""); m.below(1, func(int) { m.nested(1000) }) },
	} {
		var m made
		m.WriteString(`{"formatVersion":3,"id":"root","title":"Made","ideas":{"1":`)
		write(&m)
		m.WriteString("}}}")
		in := codec.Input{Name: name, Data: []byte(m.String())}
		s, report, err := mup.Format.Read(in)
		if err != nil || len(report) > 0 || !mup.Format.Known(in) {
			t.Fatal(name, err, report)
		}
		n := argmap.Tally(s)
		if m.claims < 1000 || n.Statements != m.claims || n.Arguments != m.groups {
			t.Errorf("%s: %d claims and %d groups became %d statements and %d steps", name, m.claims, m.groups, n.Statements, n.Arguments)
		}
		codectest.Again(t, mup.Format, name, s)
		data, _, err := mup.Format.Write(s)
		if err != nil {
			t.Fatal(name, err)
		}
		if again, _, err := mup.Format.Read(codec.Input{Name: name, Data: data}); err != nil || argmap.Tally(again) != n {
			t.Errorf("%s: %v; it came back as %+v, was %+v", name, err, argmap.Tally(again), n)
		}
		t.Logf("%s: %d statements, %d steps, %d undercuts, %d warrants, %d bytes", name, n.Statements, n.Arguments, n.Undercuts, n.Warrants, len(in.Data))
	}
}

func TestFaults(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"{\n\"ideas\": [}", "line 2: what an idea has as ideas is an object in every map of MindMup, here it is a list"},
		{"{\n\"ideas\": {]", "line 2: this is not JSON: invalid character ']'"},
		{`{"formatVersion":3,"ideas":{"1":{"id":1`, "line 1: this is not JSON: unexpected EOF"},
		{`{"formatVersion":3,"ideas":{"1":7}}`, "line 1: an idea is an object in every map of MindMup, here it is a number"},
		{`{"formatVersion":3,"title":"x"}`, "there is no claim in it, so there is nothing to map"},
		{`{"formatVersion":3,"title":"x"} {}`, "line 1: something follows the end of the map"},
		{`null`, "line 1: this is no map of MindMup: it is null"},
		{`{"ideas":{"1":` + strings.Repeat(`{"ideas":{"1":`, 5000), "line 1: ideas are nested more than 4900 deep; export the map in parts"},
	} {
		if _, _, err := mup.Format.Read(codec.Input{Data: []byte(c.text)}); err == nil || err.Error() != c.want {
			t.Errorf("%.60s: %v, want %s", c.text, err, c.want)
		}
	}
	s, report, err := mup.Format.Read(codec.Input{Data: []byte(`{"formatVersion":3,"id":"root","title":"Faults","odd":1,"ideas":{
"1":{"id":1,"title":"","attr":7,"ideas":{"x":{"id":2,"title":"group","attr":{"group":"opposing"},"ideas":{
 "1":{"id":3,"title":"group","attr":{"group":"opposing"},"ideas":{"1":{"id":3,"title":"Below an empty group"}}}}}}},
"2":{"id":4,"title":"group","attr":{"group":"supporting"},"ideas":{"1":{"id":5,"title":"In a detached group"}}},
"3":{"id":6,"title":"note","attr":{"styleNames":["sticky_note"]},"ideas":{"1":{"id":7,"title":"Below a note"}}},
"4":null},
"links":[{"ideaIdFrom":1,"ideaIdTo":1},{"ideaIdFrom":1,"ideaIdTo":99},7]}`)})
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, l := range report {
		said = append(said, l.String())
	}
	const want = `line 2, dropped: the attr of an idea (1). It is no object.
line 3, repaired: an id that is there twice (3). It means the first idea that has it.
invented: the text of a statement (1). The file has a statement without a text; the map needs one.
line 2, dropped: a group without claims (2). A step has at least one premise.
line 3, repaired: what hangs from a group without claims (3). It bears on what that group is for.
line 4, approximated: a group that bears on nothing (4). Its claims became statements of their own.
line 5, approximated: what hangs from a sticky note (7). Nothing bears on a comment; it became a statement of its own.
dropped: a link from "1" to "1" (link 1). No statement bears on itself.
dropped: a link from "1" to "99" (link 2). It does not lead from a claim to a claim or a step.
dropped: a link (link 3). It does not say what it ties together.`
	if got := strings.Join(said, "\n"); got != want {
		t.Errorf("losses:\n%s", got)
	}
	if n := argmap.Tally(s); n.Statements != 4 || n.Arguments != 1 || n.Comments != 1 {
		t.Errorf("%+v", n)
	}
}

func FuzzRead(f *testing.F) {
	if data, err := os.ReadFile(filepath.Join("testdata", "buses.mup")); err == nil {
		f.Add(data)
	}
	f.Add([]byte(`{"id":1,"title":"A <b>b</b>","style":{"collapsed":true},"ideas":{"-1":{"id":2,"attr":{"group":"x"},"ideas":{"1":{"id":3,"title":"A","attr":{"sameAs":4}},"2":{"id":4,"title":"A"}}}}}`))
	f.Fuzz(func(t *testing.T, data []byte) { codectest.Odd(t, mup.Format, data) })
}

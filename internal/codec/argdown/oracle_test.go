package argdown

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"warrant/internal/argmaptest"
	"warrant/internal/codec"
)

// answer is what the official parser makes of a file.
type answer struct {
	Statements map[string]answerClass
	Arguments  map[string]answerClass
	Relations  []struct {
		RelationType, From, FromType, To, ToType string
		ConclusionIndex                          *int
	}
	Sections []answerSection
	Tags     map[string]any
}

type answerClass struct {
	Members []answerMember
	Pcs     []answerMember
	Tags    []string
	Section string
	Data    map[string]any
}

type answerMember struct {
	Title, Role, Text string
	IsReference       bool
	StartLine         int
	Tags              []string
	Data              map[string]any
	Section           string
	Inference         *struct {
		InferenceRules []string
		Data           map[string]any
	}
}

type answerSection struct {
	ID, Title string
	Level     int
	Children  []answerSection
	Tags      []string
	Data      map[string]any
}

// inJSON returns data as JSON, so that whole numbers are the same whatever type they have.
func inJSON(v map[string]any) string {
	if len(v) == 0 {
		return ""
	}
	out, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(out)
}

func (m answerMember) String() string {
	out := fmt.Sprintf("%s %q %v line %d %q %q %s", m.Role, m.Text, m.IsReference, m.StartLine, m.Tags, inJSON(m.Data), m.Section)
	if m.Inference != nil {
		out += fmt.Sprintf(" by %q %s", m.Inference.InferenceRules, inJSON(m.Inference.Data))
	}
	return out
}

// lines tells an answer in sorted lines, so that two can be compared.
func (a answer) lines() []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	for word, classes := range map[string]map[string]answerClass{"statement": a.Statements, "argument": a.Arguments} {
		for title, c := range classes {
			say("%s [%s] tags %q section %q data %s", word, title, c.Tags, c.Section, inJSON(c.Data))
			for i, m := range c.Members {
				say("%s [%s] member %d: %s", word, title, i, m)
			}
			for i, m := range c.Pcs {
				say("%s [%s] step %d: [%s] %s", word, title, i, m.Title, m)
			}
		}
	}
	for _, r := range a.Relations {
		at := ""
		if r.ConclusionIndex != nil {
			at = fmt.Sprint(" ", *r.ConclusionIndex)
		}
		say("%s from %s [%s] to %s [%s]%s", r.RelationType, r.FromType, r.From, r.ToType, r.To, at)
	}
	var sections func(list []answerSection, under string)
	sections = func(list []answerSection, under string) {
		for _, s := range list {
			say("section %s under %q: %d %q %q %s", s.ID, under, s.Level, s.Title, s.Tags, inJSON(s.Data))
			sections(s.Children, s.ID)
		}
	}
	sections(a.Sections, "")
	for t := range a.Tags {
		say("tag %s", t)
	}
	sort.Strings(out)
	return out
}

// ours tells a model in the same form.
func ours(m *modeller) answer {
	a := answer{Statements: map[string]answerClass{}, Arguments: map[string]answerClass{}, Tags: map[string]any{}}
	id := func(s *section) string {
		if s == nil {
			return ""
		}
		return s.id
	}
	tell := func(s *member) answerMember {
		out := answerMember{s.title, s.role, s.text, s.reference, s.line, s.tags, s.data, id(s.section), nil}
		if s.inference != nil {
			out.Inference = &struct {
				InferenceRules []string
				Data           map[string]any
			}{s.inference.rules, s.inference.data}
		}
		return out
	}
	for _, c := range slices.Concat(m.statements, m.arguments) {
		out := answerClass{Tags: c.tags, Section: id(c.section), Data: c.data}
		for _, s := range c.members {
			out.Members = append(out.Members, tell(s))
		}
		for _, s := range c.steps {
			out.Pcs = append(out.Pcs, tell(s))
		}
		if c.isArgument {
			a.Arguments[c.title] = out
		} else {
			a.Statements[c.title] = out
		}
	}
	for _, t := range m.ties {
		r := struct {
			RelationType, From, FromType, To, ToType string
			ConclusionIndex                          *int
		}{RelationType: t.kind}
		end := func(p party) (string, string) {
			switch {
			case p.step != nil:
				r.ConclusionIndex = &p.step.index
				return p.step.argument.title, "inference"
			case p.class.isArgument:
				return p.class.title, "argument"
			}
			return p.class.title, "equivalence-class"
		}
		r.From, r.FromType = end(t.from)
		r.To, r.ToType = end(t.to)
		a.Relations = append(a.Relations, r)
	}
	var sections func(list []*section) []answerSection
	sections = func(list []*section) (out []answerSection) {
		for _, s := range list {
			out = append(out, answerSection{s.id, s.title, s.level, sections(s.below), s.tags, s.data})
		}
		return out
	}
	a.Sections = sections(m.sections)
	for _, t := range m.tags {
		a.Tags[t] = true
	}
	return a
}

// TestOfficialAnswers compares every file of the corpus with what the official parser makes of it, field by field, and
// the lines of the errors.
func TestOfficialAnswers(t *testing.T) {
	dir := argmaptest.Shared(t, "corpora", "argdown")
	data, err := os.ReadFile(filepath.Join(dir, "oracle", "SUMMARY.json"))
	if err != nil {
		t.Fatal(err)
	}
	var summary map[string]struct{ Errors []struct{ Line int } }
	if err := json.Unmarshal(data, &summary); err != nil {
		t.Fatal(err)
	}
	files, lines, faults := 0, 0, 0
	for name, told := range summary {
		in, wants := official(t, dir, name)
		m := parse(in)
		var at []int
		for _, f := range m.faults {
			at = append(at, f.line)
		}
		var want []int
		for _, e := range told.Errors {
			want = append(want, e.Line)
		}
		if !slices.Equal(at, want) {
			t.Errorf("%s: errors in lines %v, want %v\n%v", name, at, want, m.faults)
		}
		is, was := ours(m.modeller).lines(), wants.lines()
		if d := difference(was, is); d != "" {
			t.Errorf("%s:\n%s", name, d)
		}
		if len(want) == 0 && !strings.Contains(name, "_partial") { // these include themselves, which they do once more there
			in.AsReference = false // what has no faults is the same graph to us, whatever becomes of the texts
			if d := difference(graph(was), graph(ours(parse(in).modeller).lines())); d != "" {
				t.Errorf("%s, as we read it:\n%s", name, d)
			}
		}
		files, lines, faults = files+1, lines+len(was), faults+len(want)
	}
	t.Logf("%d files, %d facts, %d errors are as the official parser has them", files, lines, faults)
	if files < 39 {
		t.Errorf("%d files", files)
	}
}

// graph returns the lines that tell of relations, steps, tags and sections.
func graph(lines []string) []string {
	var out []string
	for _, l := range lines {
		if at := strings.Index(l, "] step "); at >= 0 {
			l, _, _ = strings.Cut(l, ` "`)
		} else if strings.Contains(l, "] member ") {
			l, _, _ = strings.Cut(l, ":")
		}
		out = append(out, l)
	}
	return out
}

func official(t *testing.T, dir, name string) (codec.Input, answer) {
	t.Helper()
	path := filepath.Join(dir, name)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var a answer
	if told, err := os.ReadFile(filepath.Join(dir, "oracle", name+".reference.json")); err == nil {
		if err := json.Unmarshal(told, &a); err != nil {
			t.Fatal(name, err)
		}
	}
	return codec.Input{Name: filepath.Base(path), Data: data, AsReference: true, Beside: func(name string) ([]byte, error) {
		return os.ReadFile(filepath.Join(filepath.Dir(path), filepath.FromSlash(name)))
	}}, a
}

// difference returns the lines that only one of two lists has.
func difference(was, is []string) string {
	count := map[string]int{}
	for _, l := range was {
		count[l]++
	}
	for _, l := range is {
		count[l]--
	}
	var out []string
	for l, n := range count {
		if n > 0 {
			out = append(out, "missing: "+l)
		} else if n < 0 {
			out = append(out, "extra:   "+l)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i][9:] < out[j][9:] })
	return strings.Join(out, "\n")
}

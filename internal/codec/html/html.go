// Package html writes a map as one page of text, for browsers and screen readers: headings for all that something bears
// on, lists in lists for what bears on it, and the roles and keys of a tree (WAI-ARIA 1.2, "tree"). The page needs no
// network and no other file, and can be read without its script.
//
// A statement is told where it has its place in the outline; where it serves again, the page links to that place. A step
// with one premise is the premise's own line, any other step has a line of its own, as in the program's outline.
//
// Where it is given a drawing of the map, it stands beside the text, to be moved, zoomed, folded and walked: text and
// drawing are one tree, and what is folded or chosen in one is so in the other.
package html

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/cite"
	"warrant/internal/codec"
)

// Format is the page. It is not read.
var Format = codec.Format{
	Name: "html", Title: "a web page", Endings: []string{".html", ".htm"},
	Carries: "everything but saved views, as text for reading: headings, nested lists, a tree for screen readers; beside it the diagram to move, fold, walk and search",
	Write:   write,
}

//go:embed page.tmpl
var source string

//go:embed page.css
var style string

//go:embed page.js
var script string

var page = template.Must(template.New("page").Parse(source))

// text is all that the page says.
type text struct {
	Title, Authors, Description, Counts string
	Policy                              string
	Style                               template.CSS
	Script                              template.JS
	Drawing                             template.HTML // empty: none
	Theses, Others                      []*entry
	Disputes                            []dispute
	Comments                            []comment // on the map
	Works                               []work
}

// entry is a line of the tree.
type entry struct {
	ID                string // in the page
	Level, Size, Rank int    // as in aria-level, aria-setsize, aria-posinset
	Against, Folded   bool
	Head              string // role, label and voices
	Words             string
	Link              string // the ID of the place where it is told; empty: here
	Cites             []quoted
	Notes             []named
	Comments          []comment
	Below             []*entry
}

type quoted struct{ Mark, Quote string }

type named struct{ Name, Value string }

type comment struct {
	Head, Text, Request string
	Replies             []named
}

type dispute struct{ Title, First, Second, Over, Link string }

type work struct{ ID, Text string }

// Heading returns the level of the heading that a line with others below it is, 0 for none. Headings skip no level, as
// every line above one has one.
func (e *entry) Heading() int {
	if len(e.Below) == 0 || e.Level > 5 {
		return 0
	}
	return e.Level + 1
}

// deepest is the last level whose lines have those below them within them; browsers stop to nest at 512 elements, and a
// level takes two. Further down, they stand after one another, and their levels say what is below what.
const deepest = 100

// Nests reports whether the lines below a line stand within it.
func (e *entry) Nests() bool { return e.Level < deepest }

func write(s *argmap.Snapshot) ([]byte, codec.Report, error) { return Write(s, Drawing{}) }

// Write writes a map as a page, with a drawing of it. What it reports is what Format.Write reports.
func Write(s *argmap.Snapshot, d Drawing) ([]byte, codec.Report, error) {
	w := &writer{snap: s, out: s.Outline(), folded: d.Folded}
	t := w.text()
	looks := d.style() + style
	t.Style, t.Script, t.Drawing = template.CSS(looks), template.JS(script), template.HTML(d.Markup)
	t.Policy = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + hash(looks) + "; script-src " + hash(script)
	var b bytes.Buffer
	if err := page.Execute(&b, t); err != nil {
		return nil, nil, fmt.Errorf("write the page: %w", err)
	}
	report := codec.Unsaid(s, codec.Keeps{Title: true, Authors: true, Description: true, Kinds: true, Shorts: true, Theses: true, Tags: true,
		Groups: true, Notes: true, Voices: true, Holdings: true, Labels: true, Schemes: true, Citations: true, StepCitations: true,
		Works: true, Disputes: true, Comments: true})
	return b.Bytes(), report, nil
}

// hash names what is inline in the page, so that a browser runs nothing else.
func hash(of string) string {
	sum := sha256.Sum256([]byte(of))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

type writer struct {
	snap   *argmap.Snapshot
	out    *argmap.Outline
	folded map[argmap.Ref]bool
}

func (w *writer) text() text {
	m, c := w.snap.Map(), argmap.Tally(w.snap)
	t := text{
		Title: m.Title, Authors: strings.Join(m.Authors, ", "), Description: m.Description,
		Counts:   count(c.Statements, "statement") + ", " + count(c.Arguments, "argument"),
		Comments: w.comments(argmap.MapRef),
	}
	for _, id := range w.out.Roots {
		e := w.statement(id, argmap.Argument{})
		w.below(e, id.Ref())
		if st, _ := w.snap.Statement(id); st.Thesis {
			t.Theses = append(t.Theses, e)
		} else {
			t.Others = append(t.Others, e)
		}
	}
	number(t.Theses, 1)
	number(t.Others, 1)
	for _, d := range w.snap.Disputes() {
		st, _ := w.snap.Statement(d.Statement)
		t.Disputes = append(t.Disputes, dispute{d.Title, w.names(d.Sides[0]), w.names(d.Sides[1]), st.Title(), w.anchor(st.ID)})
	}
	for _, item := range w.snap.Items() {
		t.Works = append(t.Works, work{string(item.ID), cite.Format(item)})
	}
	return t
}

// number enters the levels and places of lines, once all of them are there.
func number(all []*entry, level int) {
	for i, e := range all {
		e.Level, e.Size, e.Rank = level, len(all), i+1
		number(e.Below, level+1)
	}
}

// below appends the steps on a record to a line.
func (w *writer) below(e *entry, on argmap.Ref) {
	for _, a := range w.snap.On(on) {
		e.Below = append(e.Below, w.step(a))
	}
}

func (w *writer) step(a argmap.Argument) *entry {
	if w.plain(a) {
		return w.premise(a, a.Premises[0], a)
	}
	e := &entry{ID: "step-" + w.number(a.Premises[0], a), Against: a.Polarity == argmap.Con, Head: "Step" + bracketed(a.Label)}
	e.Words = "for it"
	if e.Against {
		e.Words = "against it"
	}
	e.Words = count(len(a.Premises), "premise") + ", " + e.Words
	e.Cites, e.Comments = w.cites(a.Ref()), w.comments(a.Ref())
	e.note("Scheme", a.Scheme)
	for _, id := range a.Premises {
		e.Below = append(e.Below, w.premise(a, id, argmap.Argument{}))
	}
	w.below(e, a.Ref())
	return e
}

// plain reports whether a step is told in the line of its one premise.
func (w *writer) plain(a argmap.Argument) bool {
	return len(a.Premises) == 1 && len(w.snap.On(a.Ref())) == 0 && len(w.snap.CitationsOf(a.Ref())) == 0 && len(w.snap.CommentsOn(a.Ref())) == 0
}

// number tells one step on the page from the others: by the first premise, and by which of its uses the step is.
func (w *writer) number(id argmap.StatementID, a argmap.Argument) string {
	uses := w.snap.Uses(id)
	use := slices.IndexFunc(uses, func(b argmap.Argument) bool { return b.ID == a.ID })
	return fmt.Sprintf("%d-%d", w.out.Place(id)+1, use+1)
}

func (w *writer) anchor(id argmap.StatementID) string {
	return fmt.Sprintf("statement-%d", w.out.Place(id)+1)
}

// premise tells a statement with all below it where it has its place, and elsewhere refers to that. The line stands for
// the step too, if that is given.
func (w *writer) premise(a argmap.Argument, id argmap.StatementID, line argmap.Argument) *entry {
	if w.home(id, a) {
		e := w.statement(id, line)
		e.Against = a.Polarity == argmap.Con
		w.below(e, id.Ref())
		return e
	}
	st, _ := w.snap.Statement(id)
	e := &entry{ID: "use-" + w.number(id, a), Against: a.Polarity == argmap.Con, Link: w.anchor(id), Words: st.Title(),
		Head: string(w.out.RoleIn(a, st)) + bracketed(line.Label)}
	e.note("Scheme", line.Scheme)
	return e
}

func (w *writer) statement(id argmap.StatementID, line argmap.Argument) *entry {
	st, _ := w.snap.Statement(id)
	e := &entry{ID: w.anchor(id), Folded: w.folded[id.Ref()], Head: string(w.out.Role(id)) + bracketed(line.Label), Words: st.Text}
	if who := w.holders(st); who != "" {
		e.Head += ", " + who
	}
	e.Cites, e.Comments = w.cites(id.Ref()), w.comments(id.Ref())
	if st.Short != "" && st.Short != st.Text {
		e.note("In short", st.Short)
	}
	if role := w.out.Role(id); st.Kind != argmap.Claim && role != argmap.RoleEvidence && role != argmap.RoleUnstated {
		e.note("Kind", string(st.Kind))
	}
	e.note("Scheme", line.Scheme)
	e.note("Section", st.Group)
	e.note("Tags", strings.Join(st.Tags, ", "))
	e.note("Note", st.Note)
	return e
}

func (e *entry) note(name, value string) {
	if value != "" {
		e.Notes = append(e.Notes, named{name, value})
	}
}

func (w *writer) cites(of argmap.Ref) []quoted {
	var out []quoted
	for _, c := range w.snap.CitationsOf(of) {
		p, _ := w.snap.Passage(c.Passage)
		if q := (quoted{cite.Mark(w.snap, c), p.Quote}); q != (quoted{}) && !slices.Contains(out, q) {
			out = append(out, q)
		}
	}
	return out
}

func (w *writer) comments(on argmap.Ref) []comment {
	var out []comment
	for _, c := range w.snap.CommentsOn(on) {
		one := comment{Head: "Comment", Text: c.Text, Request: c.Request}
		if c.Author != "" {
			one.Head += " by " + c.Author
		}
		one.Head += ", " + string(c.Severity) + ", " + string(c.Status)
		for _, r := range c.Replies {
			one.Replies = append(one.Replies, named{r.Author, r.Text})
		}
		out = append(out, one)
	}
	return out
}

// holders names all who hold a statement, how, and through whom.
func (w *writer) holders(st argmap.Statement) string {
	var out []string
	for _, h := range st.Holdings {
		v, _ := w.snap.Voice(h.Voice)
		words := v.Name
		if h.Stance != argmap.Asserts {
			words += " " + string(h.Stance)
		}
		if through, ok := w.snap.Voice(h.Through); ok {
			words += " through " + through.Name
		}
		if words != "" && !slices.Contains(out, words) {
			out = append(out, words)
		}
	}
	return strings.Join(out, ", ")
}

func (w *writer) names(ids []argmap.VoiceID) string {
	var out []string
	for _, id := range ids {
		v, _ := w.snap.Voice(id)
		out = append(out, v.Name)
	}
	return strings.Join(out, ", ")
}

func bracketed(label string) string {
	if label == "" {
		return ""
	}
	return " (" + label + ")"
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

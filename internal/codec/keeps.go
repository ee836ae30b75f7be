package codec

import (
	"strings"

	"warrant/internal/argmap"
)

// Keeps says what of a map a format has a place for, beside statements, their texts and the steps between them.
type Keeps struct {
	Title, Authors, Description bool // of the map
	Kinds, Shorts, Theses, Tags, Groups, Notes,
	Voices, // who holds a statement first
	Holdings, // all who hold it, how, and through whom
	Labels, Schemes,
	Citations, // of statements, with passages, works, locators and note numbers
	StepCitations,
	Works, // the bibliography
	Disputes, Comments, Views bool
	Foreign string // the name of the format whose own words in argmap.Foreign it takes back; empty: none
}

// Unsaid returns a report of all that is in a map and that a format has no place for, thing by thing.
func Unsaid(s *argmap.Snapshot, k Keeps) Report {
	u := unsaid{snap: s, keeps: k}
	u.about()
	for _, id := range s.Outline().Order {
		u.statement(id)
	}
	for _, a := range s.Arguments() {
		u.drop(a.Label != "" && !k.Labels, a.Ref(), "the label "+a.Label)
		u.drop(a.Scheme != "" && !k.Schemes, a.Ref(), "the scheme "+a.Scheme)
		u.drop(len(s.CitationsOf(a.Ref())) > 0 && !k.StepCitations, a.Ref(), "the citations of a step")
		u.foreign(a.Foreign, a.Ref())
	}
	for _, d := range s.Disputes() {
		u.drop(!k.Disputes, d.Ref(), "the dispute "+d.Title)
	}
	for _, c := range s.Comments() {
		u.drop(!k.Comments, c.Ref(), "a comment")
	}
	for _, v := range s.Views() {
		u.drop(!k.Views, v.Ref(), "the view "+v.Name)
	}
	for _, i := range s.Items() {
		u.drop(!k.Works, i.Ref(), "a work of the bibliography, "+i.Title)
	}
	return u.report
}

type unsaid struct {
	snap   *argmap.Snapshot
	keeps  Keeps
	report Report
}

func (u *unsaid) drop(lost bool, of argmap.Ref, what string) {
	if lost {
		u.report.Add(Loss{Kind: Dropped, Of: of.ID, What: strings.TrimRight(what, ", "), Why: "The format has no place for it."})
	}
}

// foreign drops what other formats than the one that is written say of a record.
func (u *unsaid) foreign(f argmap.Foreign, of argmap.Ref) {
	for _, name := range f.Formats() {
		u.drop(name != u.keeps.Foreign, of, "what only the format "+Line(name)+" says of it")
	}
}

func (u *unsaid) about() {
	m, k := u.snap.Map(), u.keeps
	u.drop(m.Title != "" && !k.Title, argmap.MapRef, "the title of the map")
	u.drop(len(m.Authors) > 0 && !k.Authors, argmap.MapRef, "the authors of the text")
	u.drop(m.Description != "" && !k.Description, argmap.MapRef, "the description of the map")
	u.foreign(m.Foreign, argmap.MapRef)
}

func (u *unsaid) statement(id argmap.StatementID) {
	st, _ := u.snap.Statement(id)
	k, ref := u.keeps, id.Ref()
	u.drop(st.Kind != argmap.Claim && !k.Kinds, ref, "the kind "+string(st.Kind))
	u.drop(st.Short != "" && !k.Shorts, ref, "the short title")
	u.drop(st.Thesis && !k.Theses, ref, "the thesis mark")
	u.drop(len(st.Tags) > 0 && !k.Tags, ref, "the tags")
	u.drop(st.Group != "" && !k.Groups, ref, "the section "+st.Group)
	u.drop(st.Note != "" && !k.Notes, ref, "the note")
	u.foreign(st.Foreign, ref)
	u.drop(len(u.snap.CitationsOf(ref)) > 0 && !k.Citations, ref, "the citations")
	if len(st.Holdings) > 0 {
		first := st.Holdings[0]
		v, _ := u.snap.Voice(first.Voice)
		u.drop(v.ID != u.snap.Narrator().ID && !k.Voices, ref, "the voice "+v.Name)
		more := len(st.Holdings) > 1 || first.Stance != argmap.Asserts || first.Through != ""
		u.drop(more && !k.Holdings, ref, "who else holds it, and how")
	}
}

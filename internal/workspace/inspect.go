package workspace

import (
	"strconv"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/words"
)

// Inspection is what the inspector shows of the selected record.
type Inspection struct {
	Of      argmap.Ref // zero: nothing is selected
	Heading string     // its role, or what it is

	Text, Short, Note string
	Kind              argmap.StatementKind // empty for a step
	Group             string
	Tags              []string
	Holders           []HolderLine // who holds it and how
	Voice             argmap.VoiceID

	Step      string // of a step: what it says, in one sentence
	Label     string
	Scheme    string
	Polarity  argmap.Polarity
	Premises  []PremiseLine // of a step, in order
	Warrants  []Use         // of a step: what supports it
	Undercuts []Use         // of a step: what attacks it
	Citations []CitationLine
	On        []Use // of a statement: the arguments that bear on it
	Uses      []Use // what it bears on: of a statement, in each argument that it serves in
	Comments  []CommentLine
	Deleting  string // what Delete takes along, in a sentence

	Lines []string // where nothing is selected: the map in numbers, and its open ends
	Open  []Use    // the open ends, to jump to
}

// CitationLine is one citation in words.
type CitationLine struct {
	Of    argmap.Ref
	Place string // where in the text
	Work  string // the work with its pages; may be empty
	Quote string // the words; may be empty
}

// Words is the citation in one line.
func (c CitationLine) Words() string {
	if c.Place == "" {
		return c.Work
	}
	return strings.TrimSpace(c.Place + " · " + c.Work)
}

// PremiseLine is one premise of the selected step.
type PremiseLine struct {
	Of          argmap.StatementID
	Words       string // its place, what it is where that is not a claim, and its title
	First, Last bool
	Here        bool // commands on one premise mean it
}

// Use is something to read and to go to.
type Use struct {
	Of    argmap.Ref
	Words string
}

// Inspect returns what the inspector shows now.
func (w *Workspace) Inspect() Inspection {
	s := w.Snapshot()
	switch rec := s.Record(w.Leading()).(type) {
	case argmap.Statement:
		return w.inspectStatement(s, rec)
	case argmap.Argument:
		return w.inspectStep(s, rec)
	}
	return inspectMap(s)
}

func (w *Workspace) inspectStatement(s *argmap.Snapshot, st argmap.Statement) Inspection {
	i := Inspection{
		Of: st.Ref(), Heading: words.T(string(s.Outline().Role(st.ID))), Text: st.Text, Short: st.Short, Note: st.Note, Kind: st.Kind,
		Group: st.Group, Tags: st.Tags, Comments: commentLines(s, st.Ref()), Deleting: deleting(s, st.Ref()),
	}
	if len(st.Holdings) > 0 {
		i.Voice = st.Holdings[0].Voice
	}
	i.Holders = w.Holders(st.Ref())
	i.Citations = citationLines(s, st.Ref())
	i.On = stepsOn(s, st.Ref())
	for _, a := range s.Uses(st.ID) {
		said := words.T(string(s.Outline().RoleIn(a, st))) + " · " + quoted(s, a.Target)
		i.Uses = append(i.Uses, Use{a.Target, said})
	}
	return i
}

func (w *Workspace) inspectStep(s *argmap.Snapshot, a argmap.Argument) Inspection {
	i := Inspection{
		Of: a.Ref(), Heading: words.T("Step for"), Step: StepWords(s, a), Label: a.Label, Scheme: a.Scheme, Polarity: a.Polarity,
		Citations: citationLines(s, a.Ref()), Comments: commentLines(s, a.Ref()), Deleting: deleting(s, a.Ref()),
		Uses: []Use{{a.Target, targetWords(s, a.Target)}},
	}
	if a.Polarity == argmap.Con {
		i.Heading = words.T("Step against")
	}
	for at, p := range a.Premises {
		st, _ := s.Statement(p)
		said := strconv.Itoa(at+1) + ". "
		if st.Kind != argmap.Claim {
			said += words.T(string(s.Outline().RoleIn(a, st))) + " · "
		}
		i.Premises = append(i.Premises, PremiseLine{Of: p, Words: said + st.Title(), First: at == 0, Last: at == len(a.Premises)-1, Here: p == w.pointed(a)})
	}
	for _, on := range s.On(a.Ref()) {
		if on.IsWarrant() {
			i.Warrants = append(i.Warrants, bearing(s, on)...)
		} else {
			i.Undercuts = append(i.Undercuts, bearing(s, on)...)
		}
	}
	return i
}

// targetWords names what a step bears on: a statement with its role.
func targetWords(s *argmap.Snapshot, target argmap.Ref) string {
	if id, ok := target.Statement(); ok {
		st, _ := s.Statement(id)
		return words.T(string(s.Outline().Role(id))) + " · " + st.Title()
	}
	return capital(quoted(s, target))
}

// deleting says what Delete takes along.
func deleting(s *argmap.Snapshot, of argmap.Ref) string {
	return words.T("Delete removes %s.", edit.WhatGoes(s, of).String())
}

func citationLines(s *argmap.Snapshot, of argmap.Ref) []CitationLine {
	var out []CitationLine
	for _, c := range s.CitationsOf(of) {
		place, work := CitationWords(s, c)
		p, _ := s.Passage(c.Passage)
		out = append(out, CitationLine{c.Ref(), place, work, p.Quote})
	}
	return out
}

// stepsOn lists the premises of the arguments on a record.
func stepsOn(s *argmap.Snapshot, r argmap.Ref) []Use {
	var out []Use
	for _, a := range s.On(r) {
		out = append(out, bearing(s, a)...)
	}
	return out
}

// bearing lists the premises of an argument with the parts that they play in it.
func bearing(s *argmap.Snapshot, a argmap.Argument) []Use {
	var out []Use
	for _, p := range a.Premises {
		st, _ := s.Statement(p)
		out = append(out, Use{p.Ref(), words.T(string(s.Outline().RoleIn(a, st))) + " · " + st.Title()})
	}
	return out
}

func inspectMap(s *argmap.Snapshot) Inspection {
	n := argmap.Tally(s)
	i := Inspection{Heading: s.Map().Title, Text: s.Map().Description, Comments: commentLines(s, argmap.MapRef)}
	counted := func(count int, one, many string) {
		if count > 0 {
			i.Lines = append(i.Lines, words.N(count, one, many))
		}
	}
	counted(n.Statements, "%d statement", "%d statements")
	counted(n.Pro, "%d argument for", "%d arguments for")
	counted(n.Con, "%d argument against", "%d arguments against")
	counted(n.Undercuts, "%d undercut", "%d undercuts")
	counted(n.CoPremises, "%d step with co-premises", "%d steps with co-premises")
	counted(n.Citations, "%d citation", "%d citations")
	for _, a := range argmap.Unanswered(s) {
		i.Open = append(i.Open, Use{a.Premises[0].Ref(), words.T("No answer yet · %s", quoted(s, a.Premises[0].Ref()))})
	}
	for _, st := range argmap.Unsupported(s) {
		i.Open = append(i.Open, Use{st.Ref(), words.T("No support yet · “%s”", st.Title())})
	}
	return i
}

// InspectMap returns what the inspector shows of the map as a whole, whatever is selected.
func (w *Workspace) InspectMap() Inspection { return inspectMap(w.Snapshot()) }

// Keep runs an act and leaves the selection as it is: what was typed into a field is kept after the user went elsewhere.
func (w *Workspace) Keep(act edit.Act) error {
	return w.Do(func(c *edit.Context) (edit.Outcome, error) {
		out, err := act(c)
		out.Select = nil
		return out, err
	})
}

// SetTitle changes the map's title.
func (w *Workspace) SetTitle(title string) error {
	m := w.Snapshot().Map()
	m.Title = strings.Join(strings.Fields(title), " ")
	return w.Keep(edit.SetMap(m))
}

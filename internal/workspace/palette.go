package workspace

import (
	"cmp"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/find"
	"warrant/internal/words"
)

// Choice is a line of the palette or of the list of keys.
type Choice struct {
	Section string
	Title   string
	Note    string // what it is, or why it cannot be chosen now
	Keys    string
	Off     bool // it cannot be chosen now
	// Command is what it runs; of the other lines, whose command has no ID, Do goes where it says.
	Command Command
	Do      func() error

	rank int
}

// The sections of the palette.
const (
	DoHere     = "Do here"
	GoTo       = "Go to"
	ViewsPart  = "Views"
	MapAndHelp = "Map and program"
)

var paletteSections = []string{DoHere, GoTo, ViewsPart, MapAndHelp}

var sectionOf = map[Menu]string{
	EditMenu: DoHere, PeopleMenu: DoHere, AddMenu: DoHere, BranchMenu: DoHere, GoMenu: GoTo, ViewMenu: ViewsPart, FileMenu: MapAndHelp, HelpMenu: MapAndHelp,
}

// mostStatements is how many statements the palette lists.
const mostStatements = 40

// Palette finds commands, statements, voices, works, disputes by a few letters. What can be done is asked once, when it opens.
type Palette struct {
	w        *Workspace
	commands []Choice
	others   []Choice // disputes, voices
	works    []Choice // listed only when something is typed: there are many
}

// Palette returns the palette for the map as it is now; what a command cannot do it says, in words of check.
func (w *Workspace) Palette() *Palette {
	p := &Palette{w: w, commands: CommandChoices(w.TitleOf, w.Check)}
	s := w.Snapshot()
	p.others = append(p.others, w.stageChoices()...)
	for _, d := range s.Disputes() {
		p.others = append(p.others, Choice{Section: ViewsPart, Title: d.Title, Note: words.T("dispute, side against side"), Do: func() error { return w.Debate(d.ID) }})
	}
	for _, v := range w.ViewLines("") {
		p.others = append(p.others, Choice{Section: ViewsPart, Title: v.View.Name, Note: words.T("saved view: %s", v.Words), Do: func() error { return w.ApplyView(v.View.ID) }})
	}
	held := heldBy(s)
	for _, v := range s.Voices() {
		p.others = append(p.others, Choice{
			Section: GoTo, Title: v.Name, Note: words.N(len(held[v.ID]), "voice, holds %d statement", "voice, holds %d statements"), Off: len(held[v.ID]) == 0,
			Do: func() error { return w.goAmong(held[v.ID], words.T("that %s holds", v.Name), 1) },
		})
	}
	cited := citedBy(s)
	for _, work := range s.Items() {
		if by := cited[work.ID]; len(by) > 0 {
			p.works = append(p.works, Choice{
				Section: GoTo, Title: workTitle(work), Note: words.N(len(by), "work, cited by %d statement", "work, cited by %d statements"),
				Do: func() error { return w.goAmong(by, words.T("that cite %s", work.Short()), 1) },
			})
		}
	}
	return p
}

// workTitle names a work by author, year and title.
func workTitle(work argmap.Item) string {
	if short := work.Short(); !strings.HasPrefix(short, work.Title) {
		return short + ", " + work.Title
	}
	return work.Short()
}

// CommandChoices returns the lines of all commands, in the order of the menus.
func CommandChoices(title func(Command) string, check func(Command) error) []Choice {
	var out []Choice
	for _, c := range Commands() {
		line := Choice{Section: sectionOf[c.Menu], Title: title(c), Keys: KeyWords(c), Command: c}
		if err := check(c); err != nil {
			line.Off, line.Note = true, err.Error()
		}
		out = append(out, line)
	}
	return out
}

// KeyWords lists a command's keys as menus show them. Of a list in the people pane it is the first, and that it counts there.
func KeyWords(c Command) string {
	if c.List != NoList && len(c.Keys) > 0 {
		return words.T("in the list: %s", c.Keys[0])
	}
	var said []string
	for _, k := range c.Keys {
		said = append(said, k.String())
	}
	return strings.Join(said, ", ")
}

// Find returns the lines that fit what was typed: section by section, the one with the best line first.
func (p *Palette) Find(typed string) []Choice {
	said := find.Type(typed)
	if said.Empty() {
		return sections(append(slices.Clone(p.commands), p.others...), offLast)
	}
	out := Fitting(p.commands, said)
	out = append(out, Fitting(p.others, said)...)
	out = append(out, Fitting(p.works, said)...)
	return sections(append(out, p.statements(typed, said)...), best)
}

// Fitting returns the lines whose titles fit what was typed, each with how well.
func Fitting(lines []Choice, said find.Typed) []Choice {
	var out []Choice
	for _, line := range lines {
		rank, ok := said.Fuzzy(line.Title)
		if again, fits := said.Fuzzy(line.Command.Title); fits && (!ok || again < rank) && line.Command.ID != "" {
			rank, ok = again, true
		}
		if ok {
			line.rank = rank
			out = append(out, line)
		}
	}
	return out
}

// statements returns the statements and steps whose titles fit, or that hold what was typed in full.
func (p *Palette) statements(typed string, said find.Typed) []Choice {
	w := p.w
	s := w.Snapshot()
	w.indexed()
	ranks := map[argmap.Ref]int{}
	notes := map[argmap.Ref]string{}
	for _, h := range w.index.Find(find.Parse(typed)) {
		ranks[h.Of], notes[h.Of] = find.Held-h.Score, h.Where.Words()
	}
	for _, id := range s.Outline().Order {
		st, _ := s.Statement(id)
		if rank, ok := said.Fuzzy(st.Title()); ok {
			if have, both := ranks[id.Ref()]; !both || rank < have {
				ranks[id.Ref()] = rank
			}
		}
	}
	refs := make([]argmap.Ref, 0, len(ranks))
	for r := range ranks {
		refs = append(refs, r)
	}
	slices.SortFunc(refs, func(a, b argmap.Ref) int {
		return cmp.Or(cmp.Compare(ranks[a], ranks[b]), cmp.Compare(w.readAt(a), w.readAt(b)), cmp.Compare(a.ID, b.ID))
	})
	var out []Choice
	for _, r := range refs[:min(len(refs), mostStatements)] {
		line := Choice{Section: GoTo, Note: notes[r], rank: ranks[r], Do: func() error { w.Select(r); return nil }}
		if id, ok := r.Statement(); ok {
			st, _ := s.Statement(id)
			line.Title = st.Text
			line.Note = strings.TrimPrefix(line.Note+", "+strings.ToLower(words.T(string(s.Outline().Role(id)))), ", ")
		} else {
			id, _ := r.Argument()
			a, _ := s.Argument(id)
			line.Title = StepWords(s, a)
			line.Note = strings.TrimPrefix(line.Note+", step", ", ")
		}
		out = append(out, line)
	}
	return out
}

// best puts what can be chosen and fits in the same way first, then what fits better.
func best(a, b Choice) int {
	return cmp.Or(cmp.Compare(a.rank>>16, b.rank>>16), off(a)-off(b), cmp.Compare(a.rank, b.rank))
}

// offLast puts what cannot be chosen behind the rest.
func offLast(a, b Choice) int { return off(a) - off(b) }

func off(c Choice) int {
	if c.Off {
		return 1
	}
	return 0
}

// sections puts lines into their sections, sorted, and those in order: the one with the best line first.
func sections(lines []Choice, order func(a, b Choice) int) []Choice {
	parts := map[string][]Choice{}
	for _, line := range lines {
		parts[line.Section] = append(parts[line.Section], line)
	}
	var names []string
	for _, name := range paletteSections {
		if len(parts[name]) > 0 {
			slices.SortStableFunc(parts[name], order)
			names = append(names, name)
		}
	}
	slices.SortStableFunc(names, func(a, b string) int {
		return order(parts[a][0], parts[b][0])
	})
	var out []Choice
	for _, name := range names {
		out = append(out, parts[name]...)
	}
	return out
}

// heldBy lists what each voice holds, in reading order.
func heldBy(s *argmap.Snapshot) map[argmap.VoiceID][]argmap.StatementID {
	out := map[argmap.VoiceID][]argmap.StatementID{}
	for _, id := range s.Outline().Order {
		st, _ := s.Statement(id)
		for _, h := range st.Holdings {
			if all := out[h.Voice]; len(all) == 0 || all[len(all)-1] != id {
				out[h.Voice] = append(all, id)
			}
		}
	}
	return out
}

// citedBy lists the statements that cite each work, or whose steps do, in reading order.
func citedBy(s *argmap.Snapshot) map[argmap.ItemID][]argmap.StatementID {
	out := map[argmap.ItemID][]argmap.StatementID{}
	for _, c := range s.Citations() {
		id, ok := c.Of.Statement()
		if a, is := s.Argument(argmap.ArgumentID(c.Of.ID)); !ok && is {
			id = a.Premises[0]
		}
		if c.Item != "" && !slices.Contains(out[c.Item], id) {
			out[c.Item] = append(out[c.Item], id)
		}
	}
	for _, all := range out {
		slices.SortFunc(all, func(a, b argmap.StatementID) int { return s.Outline().Place(a) - s.Outline().Place(b) })
	}
	return out
}

// goAmong selects the next of some statements after the selected one, or with by below zero the one before, and says how
// many there are. Behind the last one it goes on with the first.
func (w *Workspace) goAmong(all []argmap.StatementID, which string, by int) error {
	if len(all) == 0 {
		return edit.Refusal(words.T("There is no statement %s.", which))
	}
	at, here := 0, w.readAt(w.Leading())
	if by < 0 {
		at = len(all) - 1
	}
	for i, id := range all {
		place := w.Snapshot().Outline().Place(id)
		if by > 0 && place > here {
			at = i
			break
		}
		if by < 0 && place < here {
			at = i
		}
	}
	w.Select(all[at].Ref())
	w.say(Told, words.T("%d of %d: statements %s.", at+1, len(all), which))
	return nil
}

package workspace

import (
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/debate"
	"warrant/internal/edit"
	"warrant/internal/scene"
	"warrant/internal/words"
)

// List is one of the two lists in the people pane.
type List uint8

// The lists.
const (
	NoList List = iota
	VoiceList
	DisputeList
)

// PersonKey names a line of the people pane that can be chosen: a voice, a dispute, or the offer to add one.
type PersonKey struct {
	List List
	Of   argmap.Ref // zero: the offer to add one
}

// PeopleRow is one line of the people pane, with what stands below it.
type PeopleRow struct {
	Key     PersonKey
	Heading bool // it cannot be chosen
	Title   string
	Note    string // behind the title
	Pill    string // as the diagram draws the voice; empty: it draws none, as for the author
	Lines   []PeopleLine
	Off     bool // it cannot be done now
	At      bool // keys go to it
}

// PeopleLine is a line of words in a row.
type PeopleLine struct {
	Words string
	Side  int // of a debate, whose colour stands before the words: 1 or 2; 0: none
}

// chosen is what is chosen in the people pane. Until something is, it is who holds the selected statement.
type chosen struct {
	key   PersonKey
	row   int       // among what can be chosen, for when it is gone
	other PersonKey // what was chosen in the other list
}

// PeopleRows returns the rows of the people pane: the voices, then the disputes.
func (w *Workspace) PeopleRows() []PeopleRow {
	s := w.Snapshot()
	at := w.person()
	var rows []PeopleRow
	add := func(r PeopleRow) {
		r.At = !r.Heading && r.Key == at
		rows = append(rows, r)
	}
	voices, disputes := s.Voices(), s.Disputes()
	add(PeopleRow{Key: PersonKey{List: VoiceList}, Heading: true, Title: words.T("Voices  %d", len(voices))})
	parts, narrator := partsOf(s), s.Narrator().ID
	for _, v := range voices {
		r := PeopleRow{Key: PersonKey{VoiceList, v.ID.Ref()}, Title: v.Name, Note: partNote(v.Role)}
		if v.ID != narrator || w.cfg.Prefs.AuthorPill {
			r.Pill = scene.PillText(v.Name)
		}
		for _, line := range parts[v.ID].words(voices) {
			r.Lines = append(r.Lines, PeopleLine{Words: line})
		}
		add(r)
	}
	add(w.addRow(VoiceList, words.T("Add a voice…"), w.writable()))
	add(PeopleRow{Key: PersonKey{List: DisputeList}, Heading: true, Title: words.T("Disputes  %d", len(disputes))})
	for _, d := range disputes {
		add(w.disputeRow(s, d))
	}
	add(w.addRow(DisputeList, words.T("Add a dispute over the selected statement…"), w.disputable()))
	return rows
}

func (w *Workspace) addRow(list List, title string, why error) PeopleRow {
	r := PeopleRow{Key: PersonKey{List: list}, Title: title}
	if why != nil {
		r.Off, r.Lines = true, []PeopleLine{{Words: why.Error()}}
	}
	return r
}

func partNote(role argmap.VoiceRole) string {
	switch role {
	case argmap.Author:
		return words.T("the author")
	case argmap.Reader:
		return words.T("you")
	}
	return ""
}

// part is what a voice has to do with the map.
type part struct {
	stances map[argmap.Stance]int  // statements
	through map[argmap.VoiceID]int // of them, those that another tells us of
	tells   int                    // statements of which it tells us that others hold them
	stands  int                    // disputes
}

func partsOf(s *argmap.Snapshot) map[argmap.VoiceID]*part {
	out := map[argmap.VoiceID]*part{}
	of := func(v argmap.VoiceID) *part {
		if out[v] == nil {
			out[v] = &part{stances: map[argmap.Stance]int{}, through: map[argmap.VoiceID]int{}}
		}
		return out[v]
	}
	for _, v := range s.Voices() {
		of(v.ID)
	}
	for _, st := range s.Statements() {
		once := map[any]bool{} // each counts once for a statement
		first := func(what any) bool {
			was := once[what]
			once[what] = true
			return !was
		}
		for _, h := range st.Holdings {
			if first([2]any{h.Voice, h.Stance}) {
				of(h.Voice).stances[h.Stance]++
			}
			if h.Through == "" {
				continue
			}
			if first([2]any{h.Voice, h.Through}) {
				of(h.Voice).through[h.Through]++
			}
			if first(h.Through) {
				of(h.Through).tells++
			}
		}
	}
	for _, d := range s.Disputes() {
		for _, side := range d.Sides {
			for _, v := range side {
				of(v).stands++
			}
		}
	}
	return out
}

// words says what a voice does, and then through whom we know it and what else it has part in.
func (p *part) words(voices []argmap.Voice) []string {
	var does, rest []string
	for _, stance := range argmap.Stances {
		if n := p.stances[stance]; n > 0 {
			does = append(does, stanceWords(stance, n, len(does) == 0))
		}
	}
	out := []string{words.T("holds nothing yet")}
	if len(does) > 0 {
		out[0] = strings.Join(does, ", ")
	}
	for _, v := range voices {
		if n := p.through[v.ID]; n > 0 {
			rest = append(rest, words.T("%d through %s", n, v.Name))
		}
	}
	if p.tells > 0 {
		rest = append(rest, words.N(p.tells, "tells of %d statement of others", "tells of %d statements of others"))
	}
	if p.stands > 0 {
		rest = append(rest, words.N(p.stands, "in %d dispute", "in %d disputes"))
	}
	if len(rest) > 0 {
		out = append(out, strings.Join(rest, " · "))
	}
	return out
}

// stanceWords says how many statements a voice asserts, denies or reports; the first time with the word for them.
func stanceWords(stance argmap.Stance, n int, first bool) string {
	switch {
	case stance == argmap.Asserts && first:
		return words.N(n, "asserts %d statement", "asserts %d statements")
	case stance == argmap.Denies && first:
		return words.N(n, "denies %d statement", "denies %d statements")
	case first:
		return words.N(n, "reports %d statement", "reports %d statements")
	case stance == argmap.Denies:
		return words.T("denies %d", n)
	}
	return words.T("reports %d", n)
}

func (w *Workspace) disputeRow(s *argmap.Snapshot, d argmap.Dispute) PeopleRow {
	r := PeopleRow{Key: PersonKey{DisputeList, d.Ref()}, Title: d.Title}
	counts := debate.New(s, d).Counts
	for side, n := range counts {
		line := words.T("%s: %s", sideWords(s, d.Sides[side]), words.N(n.Held, "%d claim", "%d claims"))
		if n.Unanswered > 0 {
			line = words.T("%s, %d to answer", line, n.Unanswered)
		}
		r.Lines = append(r.Lines, PeopleLine{line, side + 1})
	}
	r.Lines = append(r.Lines, PeopleLine{Words: words.T("over %s", quoted(s, d.Statement.Ref()))})
	return r
}

// peopleKeys lists all that can be chosen, from top to bottom.
func (w *Workspace) peopleKeys() []PersonKey {
	var out []PersonKey
	for _, v := range w.Snapshot().Voices() {
		out = append(out, PersonKey{VoiceList, v.ID.Ref()})
	}
	out = append(out, PersonKey{List: VoiceList})
	for _, d := range w.Snapshot().Disputes() {
		out = append(out, PersonKey{DisputeList, d.Ref()})
	}
	return append(out, PersonKey{List: DisputeList})
}

// person returns what is chosen; where that is gone, what stands in its place.
func (w *Workspace) person() PersonKey {
	key := w.people.key
	if key.List == NoList {
		return PersonKey{VoiceList, w.holderOf(w.Leading()).Ref()}
	}
	if key.Of.IsZero() || w.Snapshot().Has(key.Of) {
		return key
	}
	var same []PersonKey
	first := -1
	for i, k := range w.peopleKeys() {
		if k.List == key.List {
			same = append(same, k)
			if first < 0 {
				first = i
			}
		}
	}
	at := max(0, min(w.people.row-first, len(same)-1))
	if at == len(same)-1 && at > 0 {
		at-- // somebody rather than the offer
	}
	return same[at]
}

// holderOf returns who holds a statement, or the premise of a step, in the first place; else the voice that the map speaks
// with.
func (w *Workspace) holderOf(r argmap.Ref) argmap.VoiceID {
	s := w.Snapshot()
	id, _ := r.Statement()
	if a, ok := r.Argument(); ok {
		if step, there := s.Argument(a); there {
			id = step.Premises[0]
		}
	}
	if st, ok := s.Statement(id); ok && len(st.Holdings) > 0 {
		return st.Holdings[0].Voice
	}
	return s.Narrator().ID
}

// choosePerson chooses a line of a list.
func (w *Workspace) choosePerson(list List, of argmap.Ref) { w.ChoosePerson(PersonKey{list, of}) }

// ChoosePerson chooses a line of the people pane.
func (w *Workspace) ChoosePerson(key PersonKey) {
	other := w.people.other
	if was := w.people.key; was.List != key.List {
		other = was
	}
	w.people = chosen{key, max(0, slices.Index(w.peopleKeys(), key)), other}
	w.publish(PeopleChanged)
}

// stayInList remembers where something stands that is about to go, so that its neighbour is chosen then.
func (w *Workspace) stayInList(of argmap.Ref) {
	if w.people.key.Of == of {
		w.people.row = slices.Index(w.peopleKeys(), w.people.key)
	}
}

// ChooseHolder chooses the voice that holds what is selected.
func (w *Workspace) ChooseHolder() { w.choosePerson(VoiceList, w.holderOf(w.Leading()).Ref()) }

// ChooseDispute chooses the dispute over what is selected or over what that bears on; else one in which its voice stands;
// else the first.
func (w *Workspace) ChooseDispute() {
	s := w.Snapshot()
	var of argmap.Ref
	look := func(r argmap.Ref) {
		if id, ok := r.Statement(); ok && of.IsZero() {
			if over := s.DisputesOver(id); len(over) > 0 {
				of = over[0].Ref()
			}
		}
	}
	look(w.Leading())
	w.climb(s, w.Leading(), look)
	all, holder := s.Disputes(), w.holderOf(w.Leading())
	for _, d := range all {
		if of.IsZero() && slices.Contains(slices.Concat(d.Sides[0], d.Sides[1]), holder) {
			of = d.Ref()
		}
	}
	if of.IsZero() && len(all) > 0 {
		of = all[0].Ref()
	}
	w.choosePerson(DisputeList, of)
}

// ChosenVoice returns the voice that is chosen in the people pane, else the one that holds what is selected.
func (w *Workspace) ChosenVoice() (argmap.Voice, error) {
	at := w.person()
	if at.List == VoiceList && at.Of.IsZero() {
		return argmap.Voice{}, edit.Refusal(words.T("Choose a voice first: Shift+V goes to their list."))
	}
	id := argmap.VoiceID(at.Of.ID)
	if at.List != VoiceList {
		id = w.holderOf(w.Leading())
	}
	v, _ := w.Snapshot().Voice(id)
	return v, nil
}

// ChosenDispute returns the dispute that is chosen in the people pane, else one over what is selected.
func (w *Workspace) ChosenDispute() (argmap.Dispute, error) {
	s := w.Snapshot()
	at := w.person()
	if at.List == DisputeList && !at.Of.IsZero() {
		d, _ := s.Dispute(argmap.DisputeID(at.Of.ID))
		return d, nil
	}
	if id, ok := w.Leading().Statement(); ok && at.List != DisputeList {
		if over := s.DisputesOver(id); len(over) > 0 {
			return over[0], nil
		}
	}
	return argmap.Dispute{}, edit.Refusal(words.T("Choose a dispute first: Shift+D goes to their list."))
}

func (w *Workspace) voiceChosen() error {
	_, err := w.ChosenVoice()
	return err
}

func (w *Workspace) disputeChosen() error {
	_, err := w.ChosenDispute()
	return err
}

func (w *Workspace) voiceWritable() error {
	if err := w.writable(); err != nil {
		return err
	}
	return w.voiceChosen()
}

func (w *Workspace) disputeWritable() error {
	if err := w.writable(); err != nil {
		return err
	}
	return w.disputeChosen()
}

func (w *Workspace) voiceGoes() error {
	v, err := w.ChosenVoice()
	if err != nil {
		return err
	}
	return w.Try(edit.DeleteVoice(v.ID))
}

func (w *Workspace) deleteChosenVoice() error {
	v, err := w.ChosenVoice()
	if err != nil {
		return err
	}
	return w.DeleteVoice(v.ID)
}

func (w *Workspace) deleteChosenDispute() error {
	d, err := w.ChosenDispute()
	if err != nil {
		return err
	}
	return w.DeleteDispute(d.ID)
}

// ofChosen is the title of a command that names what it is about, as "Merge Taylor into another voice…".
func (w *Workspace) ofChosen(c Command, title func(name string) string) string {
	if c.List == VoiceList {
		if v, err := w.ChosenVoice(); err == nil {
			return title(v.Name)
		}
		return c.Title
	}
	if d, err := w.ChosenDispute(); err == nil {
		return title(d.Title)
	}
	return c.Title
}

// PeopleActs returns the commands of the list that is gone through: what can be done, or why not, is Check's to say.
func (w *Workspace) PeopleActs() []Command {
	at := w.person()
	return slices.DeleteFunc(slices.Clone(Commands()), func(c Command) bool { return c.List != at.List })
}

// adds names the command that adds to a list.
var adds = map[List]string{VoiceList: "people.add", DisputeList: "edit.dispute"}

// ActivatePerson does what a double click on the chosen line does, as Enter: it changes what is chosen, or adds.
func (w *Workspace) ActivatePerson() { w.PeopleKey(Key{Name: "Enter"}) }

// peoplePage is how many lines PageUp and PageDown go.
const peoplePage = 8

// PeopleKey takes a stroke in the people pane; false: it means nothing there. What is not about the lists does what it does
// everywhere, but for single keys and the clipboard's: they are about the diagram, which strokes do not go to.
func (w *Workspace) PeopleKey(k Key) bool {
	if _, typing := w.Typing(); typing {
		return false
	}
	if w.cfg.Prefs.SingleLettersOff && k.single() {
		return w.Key(k) // which says so
	}
	if w.walkPeople(k) {
		return true
	}
	if k == (Key{Name: "Escape"}) {
		_ = w.DoCommand("view.map")
		return true
	}
	at := w.person()
	if at.Of.IsZero() && (k == Key{Name: "Enter"} || k == Key{Name: "Space"}) {
		_ = w.DoCommand(adds[at.List]) // what keeps it from running is said
		return true
	}
	for _, c := range Commands() {
		if c.List == at.List && slices.Contains(c.Keys, k) {
			_ = w.Run(c)
			return true
		}
	}
	lists := k == Key{Name: "V", Shift: true} || k == Key{Name: "D", Shift: true}
	function := len(k.Name) > 1 && k.Name[0] == 'F'
	if k.Alt || k.Ctrl && !strings.Contains("ACVX", k.Name) || lists || function {
		return w.Key(k)
	}
	return false
}

// walkPeople goes to another line.
func (w *Workspace) walkPeople(k Key) bool {
	if k.Ctrl || k.Alt || k.Shift && k.Name != "Tab" {
		return false
	}
	keys := w.peopleKeys()
	at := max(0, slices.Index(keys, w.person()))
	switch k.Name {
	case "Up":
		at--
	case "Down":
		at++
	case "PageUp":
		at -= peoplePage
	case "PageDown":
		at += peoplePage
	case "Home":
		at = 0
	case "End":
		at = len(keys) - 1
	case "Tab":
		w.otherList()
		return true
	default:
		return false
	}
	w.ChoosePerson(keys[max(0, min(at, len(keys)-1))])
	return true
}

// otherList goes to the other list, to where one was in it before.
func (w *Workspace) otherList() {
	from, to := w.person().List, w.people.other
	switch {
	case to.List != NoList && to.List != from && slices.Contains(w.peopleKeys(), to):
		w.ChoosePerson(to)
	case from == VoiceList:
		w.ChooseDispute()
	default:
		w.ChooseHolder()
	}
}

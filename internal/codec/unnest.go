package codec

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"warrant/internal/argmap"
)

// Unnest makes a map of a nested list. Top is the entry for the map itself; where the list has none, its Text is a title.
// The report goes on with what the reader of the file has to say. Fields of unknown names are reported as dropped.
func Unnest(top *Topic, report Report) (*argmap.Snapshot, Report, error) {
	m := argmap.Map{Title: top.Text, Description: top.Note}
	for _, part := range parts(top.Fields[fieldAuthors]) {
		m.Authors = append(m.Authors, Line(unescaped(part)))
	}
	u := &unnester{
		Builder: NewBuilder(m), topics: map[string]*Topic{}, told: map[*Topic]argmap.StatementID{},
		works: map[string]argmap.ItemID{},
	}
	u.Report = report
	u.voices(top)
	for name := range top.Fields {
		if name != fieldAuthors && name != fieldVoices {
			u.unsaid(top, name)
		}
	}
	top.Below = u.pruned(top.Below)
	if len(top.Below) == 0 {
		return nil, nil, Errorf(0, "there is no entry in it, so there is nothing to map")
	}
	u.index(top.Below)
	for i, t := range top.Below {
		u.root(t, i == 0)
	}
	for _, t := range top.Below {
		u.hang(t, "", false)
	}
	for _, t := range top.Below {
		u.arrows(t)
	}
	u.unknown.Report(&u.Report, "It says nothing that a map has a place for there.")
	return u.Map()
}

// unnester makes a map of one list.
type unnester struct {
	*Builder
	topics  map[string]*Topic // by ID
	told    map[*Topic]argmap.StatementID
	works   map[string]argmap.ItemID // by title
	text    bool                     // there is a text that passages stand in
	author  bool                     // the list names the author's voice
	reader  bool                     // and the reader's
	unknown Counts                   // fields
}

func (u *unnester) lose(kind Kind, t *Topic, what, why string) {
	u.Report.Add(Loss{Kind: kind, Line: t.Line, Of: string(u.told[t]), What: what, Why: why})
}

// unsaid counts a field that says nothing here.
func (u *unnester) unsaid(t *Topic, field string) {
	u.unknown.Add(t.Line, fmt.Sprintf("the attribute %q", field))
}

// parts cuts a value into its parts, which have their backslashes still.
func parts(value string) (out []string) {
	for _, p := range parted(value, ';') {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// voices makes the voices that the list names at its top, with their roles.
func (u *unnester) voices(top *Topic) {
	for _, part := range parts(top.Fields[fieldVoices]) {
		words := parted(part, ',')
		role := argmap.Participant
		if last := argmap.VoiceRole(words[len(words)-1]); len(words) > 1 && (last == argmap.Author || last == argmap.Reader) {
			role, words = last, words[:len(words)-1]
		}
		name := Line(unescaped(strings.Join(words, ", ")))
		switch {
		case name == "":
		case role == argmap.Author && !u.author && u.Builder.voices[name] != ReaderID:
			u.Builder.Author(name)
			u.author = true
		case role == argmap.Reader && !u.reader:
			delete(u.Builder.voices, "Reader")
			u.Builder.voices[name] = ReaderID
			u.Put(argmap.Voice{ID: ReaderID, Name: name, Role: argmap.Reader, Rank: u.Rank()})
			u.reader = true
		default:
			u.Voice(name)
		}
	}
}

// pruned leaves out the entries that say nothing, as empty lines of outlines do.
func (u *unnester) pruned(list []*Topic) []*Topic {
	return slices.DeleteFunc(list, func(t *Topic) bool {
		t.Below = u.pruned(t.Below)
		for field, value := range t.Fields {
			if field != fieldSection && value != "" {
				return false
			}
		}
		empty := Clean(t.Text) == "" && t.Note == "" && t.Same == "" && t.Role == "" && len(t.Below)+len(t.Arrows) == 0
		if empty {
			u.unknown.Add(t.Line, "an entry that is empty")
		}
		return empty
	})
}

// index finds the entries that others may refer to.
func (u *unnester) index(list []*Topic) {
	for _, t := range list {
		if t.ID != "" && u.topics[t.ID] == nil {
			u.topics[t.ID] = t
		}
		u.index(t.Below)
	}
}

// root makes statements of an entry that hangs from nothing and of all below it. One that does not say what it is is a
// thesis where others hang from it, and so is the first.
func (u *unnester) root(t *Topic, first bool) {
	thesis := first || len(t.Below) > 0
	switch word := use(t.Role).word; {
	case t.Role == "":
	case word == RoleThesis || word == RoleStatement:
		thesis = word == RoleThesis
	default:
		u.lose(Approximated, t, fmt.Sprintf("the role %q", Line(t.Role)), "The entry hangs from nothing that it could bear on.")
	}
	t.Fields = maps.Clone(t.Fields)
	delete(t.Fields, fieldThesis)
	u.tell(t)
	if t.Same != "" {
		u.lose(Dropped, t, "an entry that refers to another", "It hangs from nothing, so it says nothing more.")
		u.idle(t)
	}
	if st, ok := u.tx.Now().Statement(u.told[t]); ok && thesis {
		st.Thesis = true
		u.tx.Put(st)
	}
	u.steps(t)
}

// tell makes statements of an entry, if it tells one, and of all below it.
func (u *unnester) tell(t *Topic) {
	if t.Same != "" && u.home(t) == nil {
		u.lose(Approximated, t, "an entry that refers to another",
			fmt.Sprintf("There is no entry %q that tells a statement, so this one is a statement of its own.", t.Same))
		t.Same = ""
	}
	if t.Same == "" {
		u.told[t] = u.Statement(u.statement(t))
		u.cite(t)
	}
	for _, b := range t.Below {
		u.tell(b)
	}
}

// home returns the entry that tells the statement that an entry refers to; nil: none does.
func (u *unnester) home(t *Topic) *Topic {
	for range 10 {
		if t = u.topics[t.Same]; t == nil || t.Same == "" {
			return t
		}
	}
	return nil
}

// of returns the statement of an entry.
func (u *unnester) of(t *Topic) argmap.StatementID {
	if t.Same != "" {
		t = u.home(t)
	}
	return u.told[t]
}

func (u *unnester) statement(t *Topic) argmap.Statement {
	st := argmap.Statement{
		ID: argmap.StatementID(t.ID), Text: t.Text, Note: t.Note, Short: t.Fields[fieldShort], Group: t.Fields[fieldSection],
	}
	st.Kind = use(t.Role).kind
	switch kind := argmap.StatementKind(strings.ToLower(t.Fields[fieldKind])); {
	case slices.Contains(argmap.StatementKinds, kind):
		st.Kind = kind
	case kind != "":
		u.lose(Dropped, t, "the kind "+string(kind), "Statements are claims, evidence or assumptions.")
	}
	if st.Thesis = t.Fields[fieldThesis] == "yes"; !st.Thesis && t.Fields[fieldThesis] != "" {
		u.unsaid(t, fieldThesis)
	}
	tags, holdings := map[string]bool{"": true}, map[argmap.Holding]bool{}
	for _, part := range parts(t.Fields[fieldTags]) {
		for _, tag := range parted(part, ',') {
			if tag = Line(unescaped(tag)); !tags[tag] {
				tags[tag] = true
				st.Tags = append(st.Tags, tag)
			}
		}
	}
	for _, part := range parts(t.Fields[fieldVoice]) {
		if h := u.holding(part); h.Voice != "" && !holdings[h] {
			holdings[h] = true
			st.Holdings = append(st.Holdings, h)
		}
	}
	for name := range t.Fields {
		if field, _ := numbered(name); !slices.Contains(statementFields, field) {
			u.unsaid(t, name)
		}
	}
	return st
}

// holding reads who holds a statement: a name, and after commas how, and through whom.
func (u *unnester) holding(part string) argmap.Holding {
	h := argmap.Holding{Stance: argmap.Asserts}
	words := parted(part, ',')
	for n := len(words) - 1; n > 0; n-- {
		teller, told := strings.CutPrefix(words[n], through)
		switch stance := argmap.Stance(words[n]); {
		case told && h.Through == "" && unescaped(teller) != "":
			h.Through = u.Voice(unescaped(teller))
		case slices.Contains(argmap.Stances, stance):
			h.Stance = stance
		default:
			n = 0
			continue
		}
		words = words[:n]
	}
	if name := Line(unescaped(strings.Join(words, ", "))); name != "" {
		h.Voice = u.Voice(name)
	}
	return h
}

// Fields of entries, and among them those of citations.
var (
	citationFields  = []string{fieldSource, fieldPage, fieldFootnote, fieldQuote, fieldQuoteAt, fieldParagraph}
	statementFields = append([]string{
		fieldVoice, fieldKind, fieldThesis, fieldShort, fieldTags, fieldSection, fieldLabel, fieldScheme,
	}, citationFields...)
)

// numbered parts the name of a field from the number of the citation that it belongs to; number 0: it belongs to none.
func numbered(name string) (field string, number int) {
	field = strings.TrimRight(name, "0123456789")
	if !slices.Contains(citationFields, field) {
		return name, 0
	}
	if field == name {
		return field, 1
	}
	if n, err := strconv.Atoi(name[len(field):]); err == nil && n > 1 && field+strconv.Itoa(n) == name {
		return field, n
	}
	return name, 0
}

// cite makes the citations of a statement.
func (u *unnester) cite(t *Topic) {
	found := map[int]bool{}
	for name := range t.Fields {
		if _, n := numbered(name); n > 0 {
			found[n] = true
		}
	}
	numbers := slices.Sorted(maps.Keys(found))
	for _, n := range numbers {
		get := func(field string) string {
			if n == 1 {
				return t.Fields[field]
			}
			return t.Fields[field+strconv.Itoa(n)]
		}
		count := func(field string) int {
			number, err := strconv.Atoi(strings.TrimSpace(get(field)))
			if get(field) != "" && (err != nil || number < 1) {
				u.lose(Dropped, t, fmt.Sprintf("the %s %q", field, get(field)), "It is no number.")
				return 0
			}
			return number
		}
		c := argmap.Citation{Of: u.told[t].Ref(), Item: u.work(get(fieldSource)), Locator: Line(get(fieldPage)), Note: count(fieldFootnote)}
		p := argmap.Passage{Quote: Clean(get(fieldQuote)), Section: Line(get(fieldQuoteAt)), Paragraph: count(fieldParagraph)}
		if c.Item == "" || p != (argmap.Passage{}) {
			if !u.text {
				u.Put(argmap.Source{ID: "source", Title: textTitle, Rank: u.Rank()})
				u.text = true
			}
			p.ID, p.Source, p.Rank = argmap.PassageID(u.Fresh("passage")), "source", u.Rank()
			u.Put(p)
			c.Passage = p.ID
		}
		c.ID, c.Rank = argmap.CitationID(u.Fresh("citation")), u.Rank()
		u.Put(c)
	}
}

// work returns the work of a title, which may be new.
func (u *unnester) work(title string) argmap.ItemID {
	title = Line(title)
	if title == "" {
		return ""
	}
	if u.works[title] == "" {
		u.works[title] = argmap.ItemID(u.Fresh("work"))
		u.Put(argmap.Item{ID: u.works[title], Title: title, Rank: u.Rank()})
	}
	return u.works[title]
}

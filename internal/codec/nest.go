package codec

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"warrant/internal/argmap"
)

// MaxDepth is how many levels a nested list may have.
const MaxDepth = 10000

// Topic is an entry of a nested list, as mind maps, outlines and Markdown have them: a statement in one of its uses. What
// hangs below it bears on it. An entry that is another premise of the step before it stands beside that one; what bears
// on a step hangs from the step's first premise, and its role says so.
type Topic struct {
	Line   int    // of the file; 0: not known
	Of     string // the id of the record that it is about, for reports of writers
	ID     string // by which others refer to it; empty: none does
	Same   string // the ID of the entry that tells the statement; empty: this one does
	Role   string // what it does to what it hangs from: one of the words below; empty: the file does not say
	Text   string // where Same is set, a short title
	Note   string
	Fields map[string]string // what else is said of it, by the names below
	Arrows []Arrow           // from it to others; Nest makes none
	Below  []*Topic
}

// Arrow says that a topic bears on another one, too, which it does not hang from.
type Arrow struct {
	Line    int
	To      string // an ID
	Against bool
	Label   string
}

// Words for what an entry is in its use.
const (
	RoleMap       = "map"       // no statement: the title of all below it
	RoleThesis    = "thesis"    // of those that hang from nothing
	RoleStatement = "statement" // the others of these
	RoleReason    = "reason"
	RoleObjection = "objection"
	RoleCopremise = "copremise" // of the step of the entry before it
	RoleUndercut  = "undercut"  // against the step of the entry it hangs from
	RoleWarrant   = "warrant"   // for that step
)

// FieldSection is the name of the field for the section of the text that a statement is in, or a group of the user's.
const FieldSection = "section"

// Names of fields. Those of a citation are followed by its number from the second on, as in "source2". A value with
// several parts has them between semicolons.
const (
	fieldAuthors   = "authors" // of the text; of the map
	fieldVoices    = "voices"  // all, each with its role after a comma; of the map
	fieldVoice     = "voice"   // who hold it, each with "denies", "reports" and "through …" after commas
	fieldKind      = "kind"    // evidence, assumption
	fieldThesis    = "thesis"  // "yes" where a thesis bears on something
	fieldShort     = "short"   // the short title
	fieldTags      = "tags"
	fieldSection   = FieldSection
	fieldLabel     = "label"     // of the step whose first premise it is
	fieldScheme    = "scheme"    // of that step
	fieldSource    = "source"    // a work's title
	fieldPage      = "page"      // in it
	fieldFootnote  = "footnote"  // the number of the text's own note
	fieldQuote     = "quote"     // the words of a passage
	fieldQuoteAt   = "quote-in"  // the section that they stand in
	fieldParagraph = "paragraph" // there
)

// Nest returns a map as a nested list below one entry for the map itself, and all that such a list has no place for.
func Nest(s *argmap.Snapshot) (*Topic, Report, error) {
	n := &nester{snap: s, out: s.Outline(), report: Unsaid(s, Keeps{
		Title: true, Authors: true, Description: true, Kinds: true, Shorts: true, Theses: true, Tags: true, Groups: true,
		Notes: true, Voices: true, Holdings: true, Labels: true, Schemes: true, Citations: true, Works: true,
	})}
	m := s.Map()
	top := &Topic{
		Of: argmap.MapRef.ID, Role: RoleMap, Fields: map[string]string{},
		Text: n.words(argmap.MapRef, m.Title), Note: n.words(argmap.MapRef, m.Description),
	}
	n.voices(top)
	n.works()
	var authors []string
	for _, a := range m.Authors {
		authors = append(authors, escaped(n.words(argmap.MapRef, a), `\;`))
	}
	join(top, fieldAuthors, authors)
	for _, id := range n.out.Roots {
		t := n.statement(id, 1)
		t.Role = RoleStatement
		if st, _ := s.Statement(id); st.Thesis {
			t.Role = RoleThesis
		}
		delete(t.Fields, fieldThesis)
		top.Below = append(top.Below, t)
	}
	if n.deep {
		return nil, nil, fmt.Errorf("the map has more than %d steps one above another, which no list of this format holds", MaxDepth)
	}
	return top, n.report, nil
}

// nester makes a nested list of a map.
type nester struct {
	snap   *argmap.Snapshot
	out    *argmap.Outline
	deep   bool // too deep
	report Report
}

func (n *nester) lose(kind Kind, of argmap.Ref, what, why string) {
	n.report.Add(Loss{Kind: kind, Of: of.ID, What: what, Why: why})
}

// words returns a text without the two characters that files of XML cannot hold.
func (n *nester) words(of argmap.Ref, text string) string {
	if !strings.ContainsAny(text, "\uFFFE\uFFFF") {
		return text
	}
	n.lose(Approximated, of, "a character that is none", "Unicode reserves U+FFFE and U+FFFF; \uFFFD stands in their place.")
	return strings.NewReplacer("\uFFFE", "\uFFFD", "\uFFFF", "\uFFFD").Replace(text)
}

// join sets a field that has several parts, if it has any.
func join(t *Topic, field string, parts []string) {
	if len(parts) > 0 {
		t.Fields[field] = strings.Join(parts, "; ")
	}
}

// set sets a field, if there is something to say.
func (n *nester) set(t *Topic, of argmap.Ref, field, value string) {
	if value != "" {
		t.Fields[field] = n.words(of, value)
	}
}

// voices writes all voices into the entry for the map.
func (n *nester) voices(top *Topic) {
	names := map[string]bool{}
	var parts []string
	for _, v := range n.snap.Voices() {
		name := Line(v.Name)
		if names[name] {
			n.lose(Approximated, v.Ref(), "a second voice called "+name, "Voices are told apart by their names only; the two became one.")
		}
		names[name] = true
		part := n.voice(v.ID)
		if v.Role != argmap.Participant {
			part += ", " + string(v.Role)
		}
		parts = append(parts, part)
	}
	join(top, fieldVoices, parts)
}

func (n *nester) voice(id argmap.VoiceID) string {
	v, _ := n.snap.Voice(id)
	return escaped(n.words(v.Ref(), Line(v.Name)), `\;,`)
}

// works says what becomes of the bibliography and of the texts that passages stand in.
func (n *nester) works() {
	cited := map[argmap.ItemID]bool{}
	for _, c := range n.snap.Citations() {
		_, onStatement := c.Of.Statement()
		cited[c.Item] = cited[c.Item] || onStatement
	}
	for _, i := range n.snap.Items() {
		bare := argmap.Item{ID: i.ID, Title: i.Title, Rank: i.Rank}
		if !cited[i.ID] {
			n.lose(Dropped, i.Ref(), "a work that no statement cites, "+workTitle(i), "Works are named where they are cited.")
		} else if !reflect.DeepEqual(i, bare) {
			n.lose(Approximated, i.Ref(), "a work of the bibliography, "+workTitle(i), "Of it the title is kept.")
		}
	}
	for _, src := range n.snap.Sources() {
		if src.Title != textTitle {
			n.lose(Approximated, src.Ref(), "the text "+Line(src.Title), "Passages are quoted without the name of the text that they stand in.")
		}
	}
}

// textTitle is the title of the text that passages of a list stand in.
const textTitle = "The text"

func workTitle(i argmap.Item) string {
	if title := Line(i.Title); title != "" {
		return title
	}
	return Line(i.Short())
}

// statement returns the entry that tells a statement, with all that hangs below it.
func (n *nester) statement(id argmap.StatementID, depth int) *Topic {
	st, _ := n.snap.Statement(id)
	ref := id.Ref()
	t := &Topic{Of: ref.ID, Text: n.words(ref, st.Text), Note: n.words(ref, st.Note), Fields: map[string]string{}}
	again := len(n.snap.Uses(id))
	if _, home := n.out.Home(id); home {
		again--
	}
	if again > 0 {
		t.ID = n.id(id)
	}
	if st.Kind != argmap.Claim {
		t.Fields[fieldKind] = string(st.Kind)
	}
	if st.Thesis {
		t.Fields[fieldThesis] = "yes"
	}
	n.set(t, ref, fieldShort, st.Short)
	n.set(t, ref, fieldSection, st.Group)
	var tags []string
	for _, tag := range st.Tags {
		tags = append(tags, escaped(n.words(ref, tag), `\;,`))
	}
	join(t, fieldTags, tags)
	n.holdings(t, st)
	n.citations(t, id)
	n.on(t, ref, depth)
	return t
}

// id returns the name by which entries refer to that of a statement.
func (n *nester) id(id argmap.StatementID) string { return "s" + strconv.Itoa(n.out.Place(id)+1) }

// holdings writes who hold a statement, where that is not the text's author alone.
func (n *nester) holdings(t *Topic, st argmap.Statement) {
	if len(st.Holdings) == 1 && st.Holdings[0] == (argmap.Holding{Voice: n.snap.AuthorVoice().ID, Stance: argmap.Asserts}) {
		return
	}
	var parts []string
	for _, h := range st.Holdings {
		part := n.voice(h.Voice)
		if h.Stance != argmap.Asserts {
			part += ", " + string(h.Stance)
		}
		if h.Through != "" {
			part += ", " + through + n.voice(h.Through)
		}
		parts = append(parts, part)
	}
	join(t, fieldVoice, parts)
}

// through stands before the name of who tells us of a holding.
const through = "through "

// citations writes what a statement cites.
func (n *nester) citations(t *Topic, id argmap.StatementID) {
	for i, c := range n.snap.CitationsOf(id.Ref()) {
		number := ""
		if i > 0 {
			number = strconv.Itoa(i + 1)
		}
		item, _ := n.snap.Item(c.Item)
		n.set(t, id.Ref(), fieldSource+number, workTitle(item))
		n.set(t, id.Ref(), fieldPage+number, c.Locator)
		if c.Note > 0 {
			t.Fields[fieldFootnote+number] = strconv.Itoa(c.Note)
		}
		p, _ := n.snap.Passage(c.Passage)
		n.set(t, id.Ref(), fieldQuote+number, p.Quote)
		n.set(t, id.Ref(), fieldQuoteAt+number, p.Section)
		if p.Paragraph > 0 {
			t.Fields[fieldParagraph+number] = strconv.Itoa(p.Paragraph)
		}
		if p.Start != p.End || p.Page != "" || p.Prefix != "" || p.Suffix != "" {
			n.lose(Approximated, id.Ref(), "a passage",
				"Its words, section and paragraph are kept; where it lies in the text, and what stands around it, are not.")
		}
		if !slices.ContainsFunc(citationFields, func(f string) bool { return t.Fields[f+number] != "" }) {
			t.Fields[fieldSource+number] = "" // it is there, though it says nothing
		}
	}
}

// on hangs the steps on a statement or a step from an entry.
func (n *nester) on(t *Topic, target argmap.Ref, depth int) {
	if depth >= MaxDepth {
		n.deep = true
		return
	}
	for _, a := range n.snap.On(target) {
		for i, p := range a.Premises {
			entry := n.premise(a, p, depth+1)
			if i == 0 {
				entry.Role = roleOf(a)
				n.set(entry, a.Ref(), fieldLabel, a.Label)
				n.set(entry, a.Ref(), fieldScheme, a.Scheme)
				n.on(entry, a.Ref(), depth+1)
			} else {
				entry.Role = RoleCopremise
			}
			t.Below = append(t.Below, entry)
		}
	}
}

// premise returns the entry for a statement in one of its uses: the one that tells it, or one that refers to that.
func (n *nester) premise(a argmap.Argument, id argmap.StatementID, depth int) *Topic {
	if home, ok := n.out.Home(id); ok && home.ID == a.ID {
		return n.statement(id, depth)
	}
	st, _ := n.snap.Statement(id)
	return &Topic{Of: string(id), Same: n.id(id), Text: n.words(id.Ref(), Line(st.Title())), Fields: map[string]string{}}
}

func roleOf(a argmap.Argument) string {
	switch {
	case a.IsUndercut():
		return RoleUndercut
	case a.IsWarrant():
		return RoleWarrant
	case a.Polarity == argmap.Con:
		return RoleObjection
	}
	return RoleReason
}

// escaped puts a backslash before some characters.
func escaped(text, which string) string {
	if !strings.ContainsAny(text, which) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if strings.ContainsRune(which, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// parted cuts a value at a character that has no backslash before it, and trims what comes out. The backslashes stay.
func parted(value string, at byte) (out []string) {
	start := 0
	for i := 0; i < len(value); i++ {
		switch value[i] {
		case '\\':
			i++
		case at:
			out = append(out, strings.TrimSpace(value[start:i]))
			start = i + 1
		}
	}
	return append(out, strings.TrimSpace(value[min(start, len(value)):]))
}

// unescaped takes the backslashes out of a part of a value.
func unescaped(part string) string {
	var b strings.Builder
	for i := 0; i < len(part); i++ {
		if part[i] == '\\' && i+1 < len(part) && strings.IndexByte(`\;,`, part[i+1]) >= 0 {
			i++
		}
		b.WriteByte(part[i])
	}
	return b.String()
}

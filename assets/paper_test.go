package assets_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"warrant/internal/argmaptest"
)

// The bundled map as a text file. The structs name every key the file may hold; any other is an error.

type mapFile struct {
	Title       string      `yaml:"title"`
	Authors     []string    `yaml:"authors"`
	Description string      `yaml:"description"`
	Source      mapSource   `yaml:"source"`
	Sections    []section   `yaml:"sections"`
	Voices      []voice     `yaml:"voices"`
	Notes       []note      `yaml:"notes"`
	Disputes    []dispute   `yaml:"disputes"`
	Statements  []statement `yaml:"statements"`
	Steps       []step      `yaml:"steps"`
}

type mapSource struct {
	ID   string `yaml:"id"`
	Item string `yaml:"item"`
}

type section struct {
	ID    string `yaml:"id"`
	Title string `yaml:"title"`
}

type voice struct {
	ID   string `yaml:"id"`
	Name string `yaml:"name"`
	Is   string `yaml:"is"`
}

type note struct {
	N     int    `yaml:"n"`
	At    string `yaml:"at"`
	Ibid  bool   `yaml:"ibid"`
	Text  string `yaml:"text"`
	Cites []cite `yaml:"cites"`
}

type cite struct {
	Item  string `yaml:"item"`
	Pages string `yaml:"pages"`
}

type dispute struct {
	ID    string     `yaml:"id"`
	Title string     `yaml:"title"`
	Sides [][]string `yaml:"sides"`
	About string     `yaml:"about"`
}

type statement struct {
	ID     string   `yaml:"id"`
	Text   string   `yaml:"text"`
	Short  string   `yaml:"short"`
	Kind   string   `yaml:"kind"`
	Thesis bool     `yaml:"thesis"`
	Held   []holder `yaml:"held"`
	At     []string `yaml:"at"`
	Notes  []int    `yaml:"notes"`
	Group  string   `yaml:"group"`
	Tags   []string `yaml:"tags"`
	Remark string   `yaml:"remark"`
}

// section returns the section the statement is discussed under.
func (s statement) section() string {
	if s.Group != "" || len(s.At) == 0 {
		return s.Group
	}
	id, _, _ := strings.Cut(s.At[0], ".")
	return id
}

type holder struct {
	By     string `yaml:"by"`
	Via    string `yaml:"via"`
	Stance string `yaml:"stance"`
}

type step struct {
	ID          string   `yaml:"id"`
	For         string   `yaml:"for"`
	Against     string   `yaml:"against"`
	ForStep     string   `yaml:"for-step"`
	AgainstStep string   `yaml:"against-step"`
	Because     []string `yaml:"because"`
	Scheme      string   `yaml:"scheme"`
	Label       string   `yaml:"label"`
}

func (s step) String() string {
	return fmt.Sprintf("step %s{for:%s against:%s for-step:%s against-step:%s because:%v}", s.ID, s.For, s.Against, s.ForStep, s.AgainstStep, s.Because)
}

// cslItem is the part of a CSL-JSON item that the checks read.
type cslItem struct {
	ID     string    `json:"id"`
	Type   string    `json:"type"`
	Title  string    `json:"title"`
	Author []cslName `json:"author"`
	Editor []cslName `json:"editor"`
	Issued *struct {
		DateParts [][]int `json:"date-parts"`
	} `json:"issued"`
	Note string `json:"note"`
}

type cslName struct {
	Family  string `json:"family"`
	Given   string `json:"given"`
	Literal string `json:"literal"`
}

// year returns the year of issue, or 0.
func (i cslItem) year() int {
	if i.Issued == nil || len(i.Issued.DateParts) == 0 || len(i.Issued.DateParts[0]) == 0 {
		return 0
	}
	return i.Issued.DateParts[0][0]
}

func readMap(t *testing.T) mapFile {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("maps", "alenga-2020.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var m mapFile
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(&m); err != nil {
		t.Fatal(err)
	}
	return m
}

func readItems(t *testing.T) []cslItem {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("maps", "alenga-2020.csl.json"))
	if err != nil {
		t.Fatal(err)
	}
	var items []cslItem
	if err := json.Unmarshal(data, &items); err != nil {
		t.Fatal(err)
	}
	return items
}

// kindIDs collects ids of one kind and fails on a repeated or empty one.
func kindIDs[T any](t *testing.T, kind string, all []T, id func(T) string) map[string]T {
	t.Helper()
	byID := make(map[string]T, len(all))
	for _, x := range all {
		key := id(x)
		if key == "" {
			t.Errorf("a %s has no id", kind)
			continue
		}
		if _, ok := byID[key]; ok {
			t.Errorf("two %ss have the id %s", kind, key)
		}
		byID[key] = x
	}
	return byID
}

const noteCount = 72

func TestPaperMapReferences(t *testing.T) {
	m := readMap(t)
	items := kindIDs(t, "item", readItems(t), func(i cslItem) string { return i.ID })
	sections := kindIDs(t, "section", m.Sections, func(s section) string { return s.ID })
	voices := kindIDs(t, "voice", m.Voices, func(v voice) string { return v.ID })
	statements := kindIDs(t, "statement", m.Statements, func(s statement) string { return s.ID })
	kindIDs(t, "dispute", m.Disputes, func(d dispute) string { return d.ID })

	if m.Title == "" || len(m.Authors) == 0 || m.Description == "" {
		t.Error("title, authors and description must be given")
	}
	if _, ok := items[m.Source.Item]; !ok || m.Source.ID == "" {
		t.Errorf("source %v: no such item", m.Source)
	}

	checkPlace := func(what, at string) {
		sec, par, ok := strings.Cut(at, ".")
		n, err := strconv.Atoi(par)
		if _, known := sections[sec]; !known || !ok || err != nil || n < 1 {
			t.Errorf("%s: bad place %q", what, at)
		}
	}

	places := make(map[int]string)
	for i, n := range m.Notes {
		what := fmt.Sprintf("note %d", n.N)
		if n.N != i+1 {
			t.Errorf("%s stands where note %d belongs", what, i+1)
		}
		places[n.N] = n.At
		checkPlace(what, n.At)
		if len(n.Cites) == 0 && n.Text == "" {
			t.Errorf("%s cites nothing and says nothing", what)
		}
		for _, c := range n.Cites {
			if _, ok := items[c.Item]; !ok {
				t.Errorf("%s: no item %s", what, c.Item)
			}
		}
		if n.Ibid && (i == 0 || len(n.Cites) == 0 || len(m.Notes[i-1].Cites) != 1 || n.Cites[0] != m.Notes[i-1].Cites[0]) {
			t.Errorf("%s: ibid. must repeat what the note before cites", what)
		}
	}
	if len(m.Notes) != noteCount {
		t.Errorf("%d notes, want %d", len(m.Notes), noteCount)
	}

	speaks := make(map[string]bool)
	for _, s := range m.Statements {
		what := "statement " + s.ID
		switch s.Kind {
		case "", "claim", "evidence", "assumption":
		default:
			t.Errorf("%s: unknown kind %q", what, s.Kind)
		}
		if len(s.At) == 0 && s.Kind != "assumption" {
			t.Errorf("%s has no place in the paper", what)
		}
		for _, at := range s.At {
			checkPlace(what, at)
		}
		if _, ok := sections[s.section()]; !ok {
			t.Errorf("%s: no section %q", what, s.section())
		}
		for _, n := range s.Notes {
			if at, ok := places[n]; !ok || !slices.Contains(s.At, at) {
				t.Errorf("%s cites note %d, which stands in %s, but rests on %v", what, n, at, s.At)
			}
		}
		for _, h := range s.Held {
			if _, ok := voices[h.By]; !ok {
				t.Errorf("%s: no voice %q", what, h.By)
			}
			if _, ok := voices[h.Via]; !ok && h.Via != "" {
				t.Errorf("%s: no voice %q", what, h.Via)
			}
			switch h.Stance {
			case "", "asserts", "denies", "reports":
			default:
				t.Errorf("%s: unknown stance %q", what, h.Stance)
			}
			speaks[h.By], speaks[h.Via] = true, true
		}
	}
	authors := 0
	for _, v := range m.Voices {
		if v.Is == "author" {
			authors++
		} else if v.Is != "reader" && !speaks[v.ID] {
			t.Errorf("voice %s holds nothing", v.ID)
		}
		if v.Is == "reader" && speaks[v.ID] {
			t.Errorf("voice %s is the reader's own and holds nothing in a fresh map", v.ID)
		}
	}
	if authors != 1 {
		t.Errorf("%d voices are the author's, want 1", authors)
	}

	steps := make(map[string]step)
	for _, s := range m.Steps {
		if s.ID == "" {
			continue
		}
		if _, ok := steps[s.ID]; ok {
			t.Errorf("two steps have the id %s", s.ID)
		}
		steps[s.ID] = s
	}
	for _, s := range m.Steps {
		targets := 0
		for _, id := range []string{s.For, s.Against} {
			if id == "" {
				continue
			}
			targets++
			if _, ok := statements[id]; !ok {
				t.Errorf("%v: no such statement", s)
			}
			if slices.Contains(s.Because, id) {
				t.Errorf("%v rests on its own target", s)
			}
		}
		for _, id := range []string{s.ForStep, s.AgainstStep} {
			if id == "" {
				continue
			}
			targets++
			target, ok := steps[id]
			if !ok {
				t.Errorf("%v: no such step", s)
			}
			for _, p := range s.Because {
				if slices.Contains(target.Because, p) || p == target.For || p == target.Against {
					t.Errorf("%v: %s already takes part in the step it speaks about", s, p)
				}
			}
		}
		if targets != 1 {
			t.Errorf("%v has %d targets, want 1", s, targets)
		}
		if len(s.Because) == 0 {
			t.Errorf("%v has no premise", s)
		}
		for i, p := range s.Because {
			if _, ok := statements[p]; !ok {
				t.Errorf("%v: no statement %s", s, p)
			}
			if slices.Contains(s.Because[:i], p) {
				t.Errorf("%v names %s twice", s, p)
			}
		}
	}

	for _, d := range m.Disputes {
		if _, ok := statements[d.About]; !ok {
			t.Errorf("dispute %s: no statement %q", d.ID, d.About)
		}
		if len(d.Sides) < 2 {
			t.Errorf("dispute %s has fewer than two sides", d.ID)
		}
		for _, v := range slices.Concat(d.Sides...) {
			if _, ok := voices[v]; !ok {
				t.Errorf("dispute %s: no voice %q", d.ID, v)
			}
		}
	}
}

// TestPaperMapIsAnArgument holds the map to being one connected argument of some size, not a table of contents.
func TestPaperMapIsAnArgument(t *testing.T) {
	m := readMap(t)
	perSection := make(map[string]int)
	cited := make(map[int]bool)
	for _, s := range m.Statements {
		perSection[s.section()]++
		for _, n := range s.Notes {
			cited[n] = true
		}
	}
	for _, id := range []string{"II", "III", "IV", "V", "VI"} {
		if perSection[id] < 10 {
			t.Errorf("section %s has %d statements, want at least 10", id, perSection[id])
		}
	}
	stepByID := make(map[string]step)
	for _, s := range m.Steps {
		stepByID[s.ID] = s
	}
	var pros, cons, undercuts, warrants, linked int
	direct := make(map[string]int)        // steps directly on a statement
	pro := make(map[string][]string)      // a statement to the premises of its pro steps
	speaksTo := make(map[string][]string) // a statement to every premise that bears on it, at whatever polarity
	for _, s := range m.Steps {
		if len(s.Because) > 1 {
			linked++
		}
		over := s
		switch {
		case s.For != "":
			pros++
			direct[s.For]++
			pro[s.For] = append(pro[s.For], s.Because...)
		case s.Against != "":
			cons++
			direct[s.Against]++
		case s.AgainstStep != "":
			undercuts++
			over = stepByID[s.AgainstStep]
		case s.ForStep != "":
			warrants++
			over = stepByID[s.ForStep]
		}
		target := over.For + over.Against
		speaksTo[target] = append(speaksTo[target], s.Because...)
	}
	t.Logf("%d statements %v; %d pro and %d con steps, %d undercuts, %d warrants, %d steps of co-premises; %d notes cited",
		len(m.Statements), perSection, pros, cons, undercuts, warrants, linked, len(cited))
	for _, c := range []struct {
		what     string
		got, min int
	}{
		{"statements", len(m.Statements), 90},
		{"con arguments", cons, 15},
		{"undercuts", undercuts, 4},
		{"warrants", warrants, 2},
		{"steps of co-premises", linked, 6},
		{"notes cited", len(cited), 60},
		{"disputes", len(m.Disputes), 2},
	} {
		if c.got < c.min {
			t.Errorf("%d %s, want at least %d", c.got, c.what, c.min)
		}
	}

	// No statement rests on itself, by however long a way.
	state := make(map[string]int)
	var visit func(id string, path []string)
	visit = func(id string, path []string) {
		path = append(path, id)
		state[id] = 1
		for _, p := range pro[id] {
			switch state[p] {
			case 0:
				visit(p, path)
			case 1:
				t.Errorf("circular argument: %v", append(path, p))
			}
		}
		state[id] = 2
	}
	depth := make(map[string]int)
	var queue []string
	for _, s := range m.Statements {
		if state[s.ID] == 0 {
			visit(s.ID, nil)
		}
		if s.Thesis {
			depth[s.ID] = 0
			queue = append(queue, s.ID)
		}
		if direct[s.ID] > 6 {
			t.Errorf("%d steps bear directly on %s, which is no longer easy to read", direct[s.ID], s.ID)
		}
	}
	if len(queue) == 0 {
		t.Fatal("no thesis")
	}

	// Everything leads up to a thesis.
	deepest := 0
	for len(queue) > 0 {
		id := queue[0]
		queue = queue[1:]
		deepest = max(deepest, depth[id])
		for _, p := range speaksTo[id] {
			if _, ok := depth[p]; !ok {
				depth[p] = depth[id] + 1
				queue = append(queue, p)
			}
		}
	}
	for _, s := range m.Statements {
		if _, ok := depth[s.ID]; !ok {
			t.Errorf("statement %s leads to no thesis", s.ID)
		}
	}
	if deepest < 4 || deepest > 8 {
		t.Errorf("the argument is %d steps deep, want 4 to 8", deepest)
	}
}

func TestPaperMapTexts(t *testing.T) {
	m := readMap(t)
	sets := make([]map[string]bool, len(m.Statements))
	shorts := make(map[string]string)
	for i, s := range m.Statements {
		if n := utf8.RuneCountInString(s.Text); n == 0 || n > 240 {
			t.Errorf("statement %s has %d characters", s.ID, n)
		}
		if !strings.HasSuffix(s.Text, ".") {
			t.Errorf("statement %s is no sentence: %q", s.ID, s.Text)
		}
		if utf8.RuneCountInString(s.Short) > 32 {
			t.Errorf("statement %s: the short title %q is longer than 32 characters", s.ID, s.Short)
		}
		if other, ok := shorts[s.Short]; ok && s.Short != "" {
			t.Errorf("statements %s and %s share the short title %q", other, s.ID, s.Short)
		}
		shorts[s.Short] = s.ID
		sets[i] = wordSet(s.Text)
		for j := range i {
			if near := jaccard(sets[i], sets[j]); near > 0.8 {
				t.Errorf("statements %s and %s say nearly the same (%.2f)", m.Statements[j].ID, s.ID, near)
			}
		}
	}
}

func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func wordSet(s string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range words(s) {
		set[w] = true
	}
	return set
}

func jaccard(a, b map[string]bool) float64 {
	both := 0
	for w := range a {
		if b[w] {
			both++
		}
	}
	return float64(both) / float64(len(a)+len(b)-both)
}

func TestPaperItems(t *testing.T) {
	cited := map[string]bool{}
	m := readMap(t)
	for _, n := range m.Notes {
		for _, c := range n.Cites {
			cited[c.Item] = true
		}
	}
	for _, i := range readItems(t) {
		if i.Type == "" || i.Title == "" || i.year() == 0 {
			t.Errorf("item %s lacks a type, a title or a year", i.ID)
		}
		for _, n := range slices.Concat(i.Author, i.Editor) {
			if (n.Literal == "") == (n.Family == "") {
				t.Errorf("item %s: the name %+v is neither a person's nor an organisation's", i.ID, n)
			}
		}
		if !cited[i.ID] && i.ID != m.Source.Item && i.Note != "Not cited in any note." && !strings.HasPrefix(i.Note, "Not cited in any note. ") {
			t.Errorf("item %s is cited in no note and does not say so", i.ID)
		}
	}
}

// The paper.

// place is a paragraph of the paper: its section and its number there, from 1.
type place struct {
	section   string
	paragraph int
}

func (p place) String() string { return fmt.Sprintf("%s.%d", p.section, p.paragraph) }

type paper struct {
	order        []place // the paragraphs as they come
	text         map[place]string
	marks        map[int]place // where the mark of a note stands; a mark lost without trace is missing
	notes        map[int]string
	bibliography []string
}

var (
	sectionHead = regexp.MustCompile(`^#+\s+([IVX]+)\.\s`)
	noteHead    = regexp.MustCompile(`^<sup>(\d+)</sup>\s*`)
	starNote    = regexp.MustCompile(`^<sup>\\?\*</sup>`)
	// A mark is a raised figure, or a bare one or two digits right after punctuation or a closing quotation mark.
	markForm     = regexp.MustCompile(`<sup>(\d{1,2})</sup>|[.,;:?!"”’)] ?(\d{1,2})(?:\s|$)`)
	trailingMark = regexp.MustCompile(`(?:\s*<sup>\d+</sup>|([.,;:?!"”’)]) ?\d{1,2})$`)
	initialEnd   = regexp.MustCompile(`\b\p{Lu}\.$`)
	yearForm     = regexp.MustCompile(`\b(?:18|19|20)\d\d\b`)
)

// ended tells whether a block of text ends its paragraph: in a full stop, question or exclamation mark or an ellipsis, leaving aside closing
// quotation marks and the marks of notes. A name's initial ("J.") does not end a sentence, nor does a colon, so a displayed
// quotation belongs to the paragraph that introduces it.
func ended(block string) bool {
	s := trailingMark.ReplaceAllString(strings.TrimSpace(block), "$1")
	s = strings.TrimRight(s, " \"'”’)")
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".?!…", last) && !initialEnd.MatchString(s)
}

func startsLower(block string) bool {
	r, _ := utf8.DecodeRuneInString(block)
	return unicode.IsLower(r)
}

// parsePaper finds the paper's own paragraphs in a text that has been cut into pages. Blocks stand one to a line. At a page's foot
// come the notes; what follows them belongs to the next page. The rules:
//
//   - a heading that begins with a section's number opens the section; any other "heading" past the first section is a body line;
//   - a block that begins with a raised number is a note;
//   - where the last note of a page was cut off, the block that comes right before the next page's first note is the rest of it;
//   - a block after a page's notes is itself a note, one that lost its number, if the paragraph before is still open and not this
//     block but the one after it goes on in lower case;
//   - a body block goes on with the paragraph before if that paragraph has not ended or the block begins in lower case;
//   - the abstract counts as a section of its own, and the journal's line of dates is no paragraph.
func parsePaper(text string) (*paper, error) {
	p := &paper{text: map[place]string{}, marks: map[int]place{}, notes: map[int]string{}}
	body, bibliography, ok := strings.Cut(text, "## **Bibliography**")
	if !ok {
		return nil, errors.New("the paper has no bibliography")
	}
	for line := range strings.Lines(bibliography) {
		entry, ok := strings.CutPrefix(strings.TrimSpace(line), "- ")
		switch {
		case !ok:
		case startsLower(entry) && len(p.bibliography) > 0: // cut by a page break
			p.bibliography[len(p.bibliography)-1] += " " + entry
		default:
			p.bibliography = append(p.bibliography, entry)
		}
	}

	var blocks []string
	for line := range strings.Lines(body) {
		if line = strings.TrimSpace(line); line != "" {
			blocks = append(blocks, line)
		}
	}
	isNote := func(i int) bool { return i < len(blocks) && noteHead.MatchString(blocks[i]) }

	current := place{}
	open, lastNote, noteOpen := false, 0, false
	for i, b := range blocks {
		if m := sectionHead.FindStringSubmatch(b); m != nil {
			current, open = place{section: m[1]}, false
			continue
		}
		if m := noteHead.FindStringSubmatch(b); m != nil {
			lastNote, _ = strconv.Atoi(m[1])
			p.notes[lastNote] = noteHead.ReplaceAllString(b, "")
			noteOpen = !isNote(i+1) && !ended(b)
			continue
		}
		if current.section == "" { // before the first section: title, author, abstract, keywords
			if strings.HasPrefix(b, "#") {
				continue
			}
			current.section = "Abstract"
		}
		if starNote.MatchString(b) || strings.HasPrefix(b, "**Keywords") || strings.HasPrefix(b, "■") {
			continue
		}
		b = strings.TrimLeft(b, "# ")
		if noteOpen && isNote(i+1) {
			p.notes[lastNote] += " " + b
			noteOpen = false
			continue
		}
		if open && i > 0 && isNote(i-1) && !startsLower(b) && i+1 < len(blocks) && startsLower(blocks[i+1]) {
			p.notes[lastNote+1] = b
			continue
		}
		if current.paragraph > 0 && (open || startsLower(b)) {
			p.text[current] += " " + b
		} else {
			current.paragraph++
			p.order = append(p.order, current)
			p.text[current] = b
		}
		open = !ended(b)
	}

	// Raised figures are marks for certain. A bare figure is one only if it is due: greater than the last mark before it and
	// smaller than the first certain one after it. Dates and article numbers do not pass for marks that way.
	type candidate struct {
		n    int
		bare bool
		at   place
	}
	var found []candidate
	for _, at := range p.order {
		for _, m := range markForm.FindAllStringSubmatch(p.text[at], -1) {
			if n, err := strconv.Atoi(m[1]); err == nil {
				found = append(found, candidate{n, false, at})
			} else if n, err := strconv.Atoi(m[2]); err == nil {
				found = append(found, candidate{n, true, at})
			}
		}
	}
	last := 0
	for i, c := range found {
		if c.bare {
			next := noteCount + 1
			for _, d := range found[i+1:] {
				if !d.bare {
					next = d.n
					break
				}
			}
			if c.n <= last || c.n >= next {
				continue
			}
		} else if c.n <= last {
			return nil, fmt.Errorf("mark %d in %v comes after mark %d", c.n, c.at, last)
		}
		last = c.n
		p.marks[c.n] = c.at
	}
	return p, nil
}

// between returns the first and the last place where the lost mark of a note may have stood: those of the marks next to it.
func (p *paper) between(n int) (from, to int) {
	from, to = slices.Index(p.order, place{"I", 1}), len(p.order)-1
	for i := n - 1; i > 0; i-- {
		if at, ok := p.marks[i]; ok {
			from = slices.Index(p.order, at)
			break
		}
	}
	for i := n + 1; i <= noteCount; i++ {
		if at, ok := p.marks[i]; ok {
			to = slices.Index(p.order, at)
			break
		}
	}
	return from, to
}

// misplaced says what is wrong with citing note n at a place, or returns "".
func (p *paper) misplaced(n int, at string) string {
	cited := slices.IndexFunc(p.order, func(o place) bool { return o.String() == at })
	if cited < 0 {
		return fmt.Sprintf("the paper has no paragraph %s", at)
	}
	if found, ok := p.marks[n]; ok {
		if found.String() != at {
			return fmt.Sprintf("note %d is cited in %s, but its mark stands in %v", n, at, found)
		}
		return ""
	}
	if from, to := p.between(n); cited < from || cited > to {
		return fmt.Sprintf("note %d is cited in %s, but its lost mark must have stood between %v and %v", n, at, p.order[from], p.order[to])
	}
	return ""
}

func readPaper(t *testing.T) *paper {
	t.Helper()
	data, err := os.ReadFile(argmaptest.Shared(t, "paper", "alenga-2020.md"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := parsePaper(string(data))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPaperParagraphs(t *testing.T) {
	p := readPaper(t)
	got := make(map[string]int)
	for _, at := range p.order {
		got[at.section]++
		if b := p.text[at]; !ended(b) || startsLower(b) {
			t.Errorf("%v is a piece of a paragraph: %.40q", at, b)
		}
	}
	want := map[string]int{"Abstract": 1, "I": 3, "II": 7, "III": 8, "IV": 7, "V": 6, "VI": 10, "VII": 2}
	for id, n := range want {
		if got[id] != n {
			t.Errorf("section %s has %d paragraphs, want %d", id, got[id], n)
		}
	}
	var lost []int
	for n := 1; n <= noteCount; n++ {
		if _, ok := p.marks[n]; !ok {
			lost = append(lost, n)
		}
		if p.notes[n] == "" {
			t.Errorf("note %d was not found", n)
		}
	}
	if !slices.Equal(lost, []int{1, 2, 3, 7, 8, 34, 48}) {
		t.Errorf("marks lost without trace: %v", lost)
	}
}

func TestPaperNotesStandWhereCited(t *testing.T) {
	p := readPaper(t)
	m := readMap(t)
	sections := make(map[string]bool)
	for _, s := range m.Sections {
		sections[s.ID] = true
	}
	for _, at := range p.order {
		if !sections[at.section] {
			t.Errorf("the map lacks section %s", at.section)
		}
	}
	for _, n := range m.Notes {
		if wrong := p.misplaced(n.N, n.At); wrong != "" {
			t.Error(wrong)
		}
	}
	for _, s := range m.Statements {
		for _, at := range s.At {
			if !slices.ContainsFunc(p.order, func(o place) bool { return o.String() == at }) {
				t.Errorf("statement %s: the paper has no paragraph %s", s.ID, at)
			}
		}
		for _, n := range s.Notes {
			// A statement may rest on several paragraphs; the mark has to stand in one of them.
			var wrong []string
			for _, at := range s.At {
				if w := p.misplaced(n, at); w != "" {
					wrong = append(wrong, w)
				}
			}
			if len(wrong) == len(s.At) {
				t.Errorf("statement %s: %s", s.ID, strings.Join(wrong, "; "))
			}
		}
	}
}

// printedAs gives the paper's spelling of names that it misspells.
var printedAs = map[string]string{"Sbacchi": "Sbachi"}

func namesPerson(text string, n cslName) bool {
	name := n.Family
	if as, ok := printedAs[name]; ok {
		name = as
	}
	return n.Literal != "" || strings.Contains(text, name)
}

// TestPaperNotesCiteRightWorks checks the tie of each note to its items: the author is named in the note and so are the pages.
func TestPaperNotesCiteRightWorks(t *testing.T) {
	p := readPaper(t)
	items := make(map[string]cslItem)
	for _, i := range readItems(t) {
		items[i.ID] = i
	}
	dashes := strings.NewReplacer("–", "-", "—", "-")
	for _, n := range readMap(t).Notes {
		text := dashes.Replace(p.notes[n.N])
		if printed := strings.Contains(text, "Ibid"); printed != n.Ibid {
			t.Errorf("note %d: ibid is %v, but the note reads %.60q", n.N, n.Ibid, text)
		}
		for i, c := range n.Cites {
			if n.Ibid && i == 0 {
				continue
			}
			item := items[c.Item]
			if len(item.Author) > 0 && !namesPerson(text, item.Author[0]) {
				t.Errorf("note %d does not name %s, author of %s: %.80q", n.N, item.Author[0].Family, item.ID, text)
			}
			if !strings.Contains(text, c.Pages) {
				t.Errorf("note %d does not name the pages %s: %q", n.N, c.Pages, text)
			}
			main, _, _ := strings.Cut(item.Title, ": ") // notes may leave out the subtitle
			if share, _ := titleShare(main, text); share < 0.6 {
				t.Errorf("note %d does not name %q: %q", n.N, item.Title, text)
			}
		}
	}
}

// titleShare is the share of the long words of a title that stand in a text, and how many they are.
func titleShare(title, text string) (share float64, hits int) {
	in := wordSet(text)
	long := 0
	for _, w := range words(title) {
		if utf8.RuneCountInString(w) < 4 {
			continue
		}
		long++
		if in[w] {
			hits++
		}
	}
	if long > 0 {
		return float64(hits) / float64(long), hits
	}
	if strings.Contains(strings.Join(words(text), " "), strings.Join(words(title), " ")) {
		return 1, 1
	}
	return 0, 0
}

func TestPaperBibliographyIsWhole(t *testing.T) {
	p := readPaper(t)
	items := readItems(t)
	source := readMap(t).Source.Item
	taken := make(map[string]string)
	if len(p.bibliography) < 50 {
		t.Errorf("%d entries found in the bibliography", len(p.bibliography))
	}
	for _, entry := range p.bibliography {
		var best cslItem
		most := 0
		for _, i := range items {
			if share, hits := titleShare(i.Title, entry); share >= 0.6 && hits > most && yearGiven(p, i, entry) {
				best, most = i, hits
			}
		}
		if most == 0 {
			t.Errorf("no item for %.100q", entry)
			continue
		}
		if other, ok := taken[best.ID]; ok {
			t.Errorf("item %s stands for both %.60q and %.60q", best.ID, other, entry)
		}
		taken[best.ID] = entry
		for _, n := range slices.Concat(best.Author, best.Editor) {
			if !namesPerson(entry, n) {
				t.Errorf("item %s names %s, the paper does not: %.100q", best.ID, n.Family, entry)
			}
		}
	}
	for _, i := range items {
		listed := taken[i.ID] != ""
		says := strings.Contains(i.Note, "not in the paper's bibliography")
		if listed == says && i.ID != source {
			t.Errorf("item %s: listed in the bibliography is %v, but its note reads %q", i.ID, listed, i.Note)
		}
	}
}

// yearGiven tells whether the year of an item stands in its entry or, where the entry leaves it out, in a note on the same work.
func yearGiven(p *paper, i cslItem, entry string) bool {
	if hasYear(entry, i.year()) {
		return true
	}
	for _, n := range p.notes {
		if share, _ := titleShare(i.Title, n); share >= 0.6 && hasYear(n, i.year()) {
			return true
		}
	}
	return false
}

func hasYear(text string, year int) bool {
	return slices.Contains(yearForm.FindAllString(text, -1), strconv.Itoa(year))
}

// TestParsePaper tries the rules for mending pages on a text made up for it.
func TestParsePaper(t *testing.T) {
	p, err := parsePaper(strings.Join([]string{
		"# Trams", "### A. Writer", "What this is about.", "**Keywords:** trams",
		"#### I. Start",
		"Trams came in 1901 (see Article 12, 3). They are quiet.",
		"They run on rails which,", // note 1's mark is lost
		"<sup>1</sup> Smith, *Trams*, p. 7, in a series by",
		"<sup>2</sup> Ibid.",
		"A note that lost its number.",
		"as all know, are laid.<sup>2</sup>",
		"# II. End",
		"Nobody rides on the 20<sup>th</sup> of May, says Alan J.",
		"<sup>4</sup> Jones, *Rides*, printed in",
		"Carter, who thus",
		"Leeds, 1900.",
		"<sup>5</sup> Jones.",
		"#### was right.5",
		`He wrote this: "Rides are free." 4`, // too small for a mark
		"■ Received: 1/2",
		"## **Bibliography**",
		"- Smith, *Trams*, on the rails of", "- the north. 1901.", "- Jones, *Rides*. 1900.",
	}, "\n\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(p.order), "[Abstract.1 I.1 I.2 II.1 II.2]"; got != want {
		t.Errorf("paragraphs %v, want %v", got, want)
	}
	if got, want := fmt.Sprint(p.marks), "map[2:I.2 5:II.1]"; got != want {
		t.Errorf("marks %v, want %v", got, want)
	}
	if p.notes[3] != "A note that lost its number." || !strings.HasSuffix(p.notes[4], "Leeds, 1900.") {
		t.Errorf("notes %v", p.notes)
	}
	if len(p.bibliography) != 2 {
		t.Errorf("bibliography %q", p.bibliography)
	}
	for at, right := range map[string]bool{"I.2": true, "II.1": true, "I.1": false, "II.2": false} {
		if wrong := p.misplaced(4, at); (wrong == "") != right {
			t.Errorf("lost note 4 cited in %s: %q", at, wrong)
		}
	}
	if p.misplaced(5, "II.2") == "" || p.misplaced(5, "II.1") != "" || p.misplaced(5, "II.9") == "" {
		t.Error("note 5 belongs in II.1 and nowhere else")
	}
}

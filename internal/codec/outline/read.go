package outline

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"warrant/internal/argmap"
)

// MaxSize is the longest text that is read, in bytes.
const MaxSize = 32 << 20

// Note says what of a text was not taken as it stands there.
type Note struct {
	Line int
	Text string // one sentence
}

// String returns line and sentence.
func (n Note) String() string { return fmt.Sprintf("line %d: %s", n.Line, n.Text) }

// Text is what a text says.
type Text struct {
	Map    *argmap.Snapshot
	On     argmap.StatementID // stands for what the lines at the left bear on; empty: they stand on their own
	Marked bool               // some of these say whether they are for it or against
	Notes  []Note
}

// Errors of texts that say nothing or too much.
var (
	ErrEmpty = fmt.Errorf("there is no text in it")
	ErrLarge = fmt.Errorf("the text is longer than %d MiB", MaxSize>>20)
)

// Read reads a whole map. Every line at the left that others hang from is a thesis, unless lines say what they are.
func Read(text string, newID func() string) (Text, error) { return read(text, newID, false) }

// ReadBranches reads lines that are to be put somewhere: those at the left are steps on the statement Text.On.
func ReadBranches(text string, newID func() string) (Text, error) { return read(text, newID, true) }

func read(text string, newID func() string, branches bool) (Text, error) {
	if len(text) > MaxSize {
		return Text{}, ErrLarge
	}
	r := reader{newID: newID, numbers: map[int]argmap.StatementID{}, voices: map[string]argmap.VoiceID{}}
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\ufffd")
		r.note(1, "The text is not UTF-8; what could not be read is shown as \ufffd.")
	}
	own := argmap.Voice{ID: argmap.VoiceID(newID()), Name: "Reader"}
	r.own = own.ID
	r.voices["reader"] = own.ID
	r.tx = argmap.Begin(argmap.New("", own))
	top := r.lines(text)
	if len(top) == 0 {
		return Text{}, ErrEmpty
	}
	r.number(top)
	if branches {
		r.branches(top)
	} else {
		r.roots(top)
	}
	r.rest()
	next, _, err := r.tx.Commit()
	switch {
	case err != nil:
		return Text{}, err
	case next.Count(argmap.KindStatement) == 0: // there are rows for steps only
		return Text{}, ErrEmpty
	}
	r.out.Map = next
	slices.SortStableFunc(r.out.Notes, func(a, b Note) int { return a.Line - b.Line })
	return r.out, nil
}

// reader is reading one text.
type reader struct {
	newID   func() string
	tx      *argmap.Tx
	own     argmap.VoiceID
	voices  map[string]argmap.VoiceID // by name in small letters
	numbers map[int]argmap.StatementID
	ids     map[*line]argmap.StatementID
	kinds   map[argmap.StatementID]argmap.StatementKind // as other lines that refer to them say
	head    []string                                    // title and authors
	said    bool                                        // lines say what they are
	tail    []line                                      // disputes and views
	rank    argmap.Rank
	first   argmap.StatementID
	out     Text
}

func (r *reader) note(at int, format string, args ...any) {
	r.out.Notes = append(r.out.Notes, Note{at, fmt.Sprintf(format, args...)})
}

var tally = regexp.MustCompile(`^[0-9]+ statements?, [0-9]+ arguments?$`)

// lines takes a text apart and returns the lines at the left, the others below those they are indented under.
func (r *reader) lines(text string) []*line {
	all := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\v", "\n", "\f", "\n").Replace(text), "\n")
	start := 0
	for i := range min(len(all), 5) { // the head of what Write writes
		if tally.MatchString(all[i]) {
			r.head, start = all[:i], i+1
			break
		}
	}
	ids := len(r.head) > 0 && start+1 < len(all) && idAtEnd.MatchString(all[start+1])
	var flat []*line
	inTail := false
	for i, words := range all[start:] {
		if len(r.head) > 0 && (words == "Disputes" || words == "Views") && all[start+i-1] == "" {
			inTail = true
		}
		l, ok := takeApart(start+i+1, words, ids)
		switch {
		case !ok:
		case inTail:
			r.tail = append(r.tail, l)
		case continues(flat, l):
			last := flat[len(flat)-1]
			last.text += " " + l.text
		default:
			r.said = r.said || l.role != ""
			flat = append(flat, &l)
		}
	}
	if slices.ContainsFunc(flat, func(l *line) bool { return l.mark == signed }) {
		for _, l := range flat {
			if l.mark == hyphen {
				l.sign = argmap.Con
			}
		}
	}
	return hung(flat)
}

// continues reports whether a line goes on with the sentence of the bullet before it, as Markdown breaks long ones: it has
// no mark of its own and its words begin where those of the bullet do.
func continues(flat []*line, l line) bool {
	if len(flat) == 0 || l.mark != 0 || l.step || l.role != "" || l.number > 0 {
		return false
	}
	last := flat[len(flat)-1]
	return last.mark != 0 && last.role == "" && !last.step && l.indent == last.column
}

// hung hangs each line below the nearest one before it that is indented less.
func hung(flat []*line) []*line {
	var top, way []*line
	for _, l := range flat {
		for len(way) > 0 && way[len(way)-1].indent >= l.indent {
			way = way[:len(way)-1]
		}
		if len(way) == 0 {
			top = append(top, l)
		} else {
			up := way[len(way)-1]
			up.below = append(up.below, l)
		}
		way = append(way, l)
	}
	return top
}

// number gives every statement its id, so that lines can refer to others that come later.
func (r *reader) number(top []*line) {
	r.ids, r.kinds = map[*line]argmap.StatementID{}, map[argmap.StatementID]argmap.StatementKind{}
	var walk func([]*line)
	walk = func(ls []*line) {
		for _, l := range ls {
			if !l.step && l.see == 0 {
				r.ids[l] = argmap.StatementID(r.newID())
				if l.number > 0 {
					r.numbers[l.number] = r.ids[l]
				}
			}
			walk(l.below)
		}
	}
	walk(top)
	walk = func(ls []*line) {
		for _, l := range ls {
			if kind, ok := kindOf[l.role]; ok && l.see > 0 {
				r.kinds[r.numbers[l.see]] = kind
			}
			if l.see > 0 && r.numbers[l.see] == "" {
				r.note(l.at, "It refers to line number %d, which is not there; it is a statement of its own now.", l.see)
				l.text = strings.TrimSpace(l.text)
				if l.text == "" {
					l.text = fmt.Sprintf("see %d", l.see)
				}
				l.see, r.ids[l] = 0, argmap.StatementID(r.newID())
			}
			walk(l.below)
		}
	}
	walk(top)
}

// branches makes steps on one statement of the lines at the left.
func (r *reader) branches(top []*line) {
	r.out.On = argmap.StatementID(r.newID())
	r.put(argmap.Statement{ID: r.out.On, Text: "…"})
	for _, l := range top {
		r.out.Marked = r.out.Marked || l.sign != ""
	}
	r.bear(top, r.out.On.Ref())
}

// roots makes the lines at the left statements that stand on their own.
func (r *reader) roots(top []*line) {
	for i, l := range top {
		if l.step {
			r.note(l.at, "A step bears on nothing at the left edge; its premises stand on their own.")
			r.roots(l.below)
			continue
		}
		if l.see > 0 {
			continue // it is told elsewhere
		}
		st := r.statement(l)
		if !r.said {
			st.Thesis = i == 0 || len(l.below) > 0
		}
		r.put(st)
		if l.sign != "" {
			r.note(l.at, "A sign at the left edge has nothing to be for or against.")
		}
		r.bear(l.below, st.ID.Ref())
	}
}

// bear makes steps on a target of lines.
func (r *reader) bear(ls []*line, target argmap.Ref) {
	ranks := argmap.Ranks(len(ls))
	for i, l := range ls {
		a := argmap.Argument{ID: argmap.ArgumentID(r.newID()), Polarity: argmap.Pro, Target: target, Label: l.label, Rank: ranks[i]}
		if l.sign != "" {
			a.Polarity = l.sign
		}
		var on []*line // the step itself
		if l.step {
			for _, b := range l.below {
				if b.sign != "" || b.step {
					on = append(on, b)
				} else {
					a.Premises = r.premise(a, b)
				}
			}
		} else {
			a.Premises = r.premise(a, l)
		}
		if len(a.Premises) == 0 {
			if l.step {
				r.note(l.at, "A step without premises was left out; what bore on it bears on what is above it.")
			}
			r.bear(on, target)
			continue
		}
		r.tx.Put(a)
		r.bear(on, a.Ref())
	}
}

// premise returns the premises of a step with that of one more line, which is added with what hangs below it.
func (r *reader) premise(a argmap.Argument, l *line) []argmap.StatementID {
	if l.see > 0 {
		id := r.numbers[l.see]
		if id.Ref() == a.Target || slices.Contains(a.Premises, id) {
			r.note(l.at, "A statement cannot bear on itself, or twice in one step; this use of it was left out.")
			return a.Premises
		}
		return append(a.Premises, id)
	}
	st := r.statement(l)
	r.put(st)
	r.bear(l.below, st.ID.Ref())
	return append(a.Premises, st.ID)
}

// kindOf are the kinds that roles tell of; the others are claims.
var kindOf = map[string]argmap.StatementKind{string(argmap.RoleEvidence): argmap.Evidence, string(argmap.RoleUnstated): argmap.Assumption}

// statement makes a statement of a line.
func (r *reader) statement(l *line) argmap.Statement {
	st := argmap.Statement{ID: r.ids[l], Text: strings.TrimSpace(l.text), Thesis: l.role == string(argmap.RoleThesis)}
	if st.Kind = r.kinds[st.ID]; st.Kind == "" {
		st.Kind = kindOf[l.role]
	}
	if len(st.Text) > argmap.MaxText {
		st.Text = strings.ToValidUTF8(st.Text[:argmap.MaxText], "")
		r.note(l.at, "It is longer than %d KiB and was cut there.", argmap.MaxText>>10)
	}
	for _, h := range l.holds {
		r.hold(&st, h)
	}
	if l.cited != "" {
		st.Note = cites + l.cited
		r.note(l.at, "An outline has citations in words only; “%s” is in the note.", l.cited)
	}
	return st
}

// hold adds a voice to those that hold a statement.
func (r *reader) hold(st *argmap.Statement, words string) {
	h := argmap.Holding{Stance: argmap.Asserts}
	for _, s := range []argmap.Stance{argmap.Denies, argmap.Reports} {
		if name, ok := strings.CutSuffix(words, " "+string(s)); ok {
			words, h.Stance = name, s
		}
	}
	if h.Voice = r.voice(strings.TrimSpace(words)); !slices.Contains(st.Holdings, h) {
		st.Holdings = append(st.Holdings, h)
	}
}

// voice returns the voice of a name, which may be new.
func (r *reader) voice(name string) argmap.VoiceID {
	if name == "" {
		return r.own
	}
	id, ok := r.voices[strings.ToLower(name)]
	if !ok {
		id = argmap.VoiceID(r.newID())
		r.voices[strings.ToLower(name)] = id
		r.tx.Put(argmap.Voice{ID: id, Name: name, Rank: argmap.Rank(fmt.Sprintf("V%07dz", len(r.voices)))})
	}
	return id
}

func (r *reader) put(st argmap.Statement) {
	if st.Kind == "" {
		st.Kind = argmap.Claim
	}
	if len(st.Holdings) == 0 {
		st.Holdings = []argmap.Holding{{Voice: r.own, Stance: argmap.Asserts}}
	}
	if r.rank == "" {
		r.first = st.ID
	}
	r.rank = argmap.RankBetween(r.rank, "")
	st.Rank = r.rank
	r.tx.Put(st)
}

var sides = regexp.MustCompile(`^(.+) against (.+), over ([0-9]{1,9}) `)

// rest reads title, authors and disputes. Views are names only.
func (r *reader) rest() {
	m := r.tx.Now().Map()
	switch {
	case len(r.head) > 0:
		m.Title = strings.TrimSpace(spaced(r.head[0]))
	case r.out.On == "":
		st, _ := r.tx.Now().Statement(r.first)
		m.Title = st.Title()
	}
	if len(r.head) > 1 && strings.TrimSpace(r.head[1]) != "" {
		m.Authors = strings.Split(strings.TrimSpace(spaced(r.head[1])), ", ")
	}
	r.tx.Put(m)
	section, title := "", line{}
	for _, l := range r.tail {
		over := sides.FindStringSubmatch(l.text + " ")
		switch {
		case l.text == "Disputes" || l.text == "Views":
			section = l.text
		case section == "Views":
			r.note(l.at, "An outline names views only; “%s” was left out.", l.text)
		case over == nil:
			title = l
		default:
			r.dispute(title, over)
		}
	}
}

func (r *reader) dispute(title line, over []string) {
	n, _ := strconv.Atoi(over[3])
	d := argmap.Dispute{ID: argmap.DisputeID(r.newID()), Title: title.text, Statement: r.numbers[n], Rank: argmap.Rank(fmt.Sprintf("V%07dz", title.at))}
	for i, names := range over[1:3] {
		for _, name := range strings.Split(names, ", ") {
			if v := r.voice(name); !slices.Contains(d.Sides[0], v) && !slices.Contains(d.Sides[1], v) {
				d.Sides[i] = append(d.Sides[i], v)
			}
		}
	}
	if d.Statement == "" || d.Title == "" || len(d.Sides[0]) == 0 || len(d.Sides[1]) == 0 {
		r.note(title.at, "A dispute names what is not there, and was left out.")
		return
	}
	r.tx.Put(d)
}

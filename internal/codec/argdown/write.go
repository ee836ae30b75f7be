package argdown

import (
	"bytes"
	"fmt"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// maxInline is how deep steps are written below each other; what is deeper has a paragraph of its own.
const maxInline = 8

// write makes Argdown of a map. A step with one premise and nothing else is a relation below its target; any other is an
// argument with a structure. The order of the steps on one target is that of the file, so after a structure the target
// is referred to again for what comes next.
func write(s *argmap.Snapshot) ([]byte, codec.Report, error) {
	w := &writer{snap: s, titles: map[argmap.StatementID]string{}, names: map[argmap.ArgumentID]string{}, taken: map[string]bool{}, named: map[string]bool{},
		written: map[argmap.StatementID]bool{}, related: map[relationKey]bool{}, told: map[argmap.ArgumentID]bool{}}
	w.report = codec.Unsaid(s, codec.Keeps{Title: true, Authors: true, Description: true, Kinds: true, Shorts: true, Theses: true, Tags: true,
		Groups: true, Notes: true, Voices: true, Holdings: true, Labels: true, Schemes: true, Citations: true, StepCitations: true, Works: true, Foreign: formatName})
	w.front()
	w.title()
	for _, id := range s.Outline().Roots {
		w.heading(id)
		w.state(id, "", 0)
		w.out.WriteByte('\n')
		w.flush()
	}
	w.uncited()
	return append(bytes.TrimRight(w.out.Bytes(), "\n"), '\n'), w.report, nil
}

// writer makes a file of a map.
type writer struct {
	snap    *argmap.Snapshot
	out     bytes.Buffer
	titles  map[argmap.StatementID]string // of statements that have one
	names   map[argmap.ArgumentID]string  // of steps that are written as arguments
	taken   map[string]bool               // titles of statements
	named   map[string]bool               // titles of arguments
	steps   int                           // how many arguments have a title made up
	written map[argmap.StatementID]bool
	related map[relationKey]bool
	told    map[argmap.ArgumentID]bool // steps that are written with others
	waiting []waiting
	group   string                    // the heading that holds
	voiceOf map[string]argmap.VoiceID // by name
	report  codec.Report
}

// relationKey tells relations apart; the official parser has each once.
type relationKey struct {
	premise  argmap.StatementID
	target   argmap.Ref
	polarity argmap.Polarity
}

// waiting are steps on a target that have their turn after the paragraph.
type waiting struct {
	target argmap.Ref
	steps  []argmap.Argument
}

func (w *writer) lose(kind codec.Kind, of argmap.Ref, what, why string) {
	w.report.Add(codec.Loss{Kind: kind, Of: of.ID, What: what, Why: why})
}

// title gives titles to the statements that need one: those that stand on their own, have one already, are used more than
// once, or have something that bears on them.
func (w *writer) title() {
	uses := map[argmap.StatementID]int{}
	for _, a := range w.snap.Arguments() {
		for _, p := range a.Premises {
			uses[p]++
		}
		if id, ok := a.Target.Statement(); ok {
			uses[id] += 2
		}
	}
	for _, id := range w.snap.Outline().Roots {
		uses[id] += 2
	}
	for _, id := range w.snap.Outline().Order {
		st, _ := w.snap.Statement(id)
		switch {
		case codec.Line(st.Short) != "":
			w.titles[id] = unique(plainTitle(st.Short), w.taken)
		case uses[id] > 1:
			w.titles[id] = unique(autoTitle(st.Text), w.taken)
		}
	}
}

// autoTitle is the title of a statement that has no short one.
func autoTitle(text string) string { return plainTitle(argmap.Statement{Text: text}.Title()) }

var untitled = strings.NewReplacer("[", "(", "]", ")", "<", "(", ">", ")")

// plainTitle returns a text as it can be a title in brackets of either kind.
func plainTitle(text string) string {
	text = untitled.Replace(codec.Line(text))
	if strings.HasPrefix(text, "-") {
		text = "–" + text[1:]
	}
	if text == "" {
		return "Statement"
	}
	return text
}

// reserved are names that objects of JavaScript have by themselves, which the official parser stumbles over.
var reserved = map[string]bool{"constructor": true, "__proto__": true, "hasOwnProperty": true, "isPrototypeOf": true, "propertyIsEnumerable": true,
	"toString": true, "toLocaleString": true, "valueOf": true, "__defineGetter__": true, "__defineSetter__": true, "__lookupGetter__": true, "__lookupSetter__": true}

// unique returns a title that nothing has yet.
func unique(title string, taken map[string]bool) string {
	name := title
	for n := 1; taken[name] || reserved[name] || strings.HasPrefix(name, "Untitled ") && !strings.HasSuffix(name, ")"); n++ {
		name = fmt.Sprintf("%s (%d)", title, n)
	}
	taken[name] = true
	return name
}

// heading writes the section of a statement that stands on its own, where it changes.
func (w *writer) heading(id argmap.StatementID) {
	st, _ := w.snap.Statement(id)
	if st.Group == "" || st.Group == w.group || w.written[id] {
		return
	}
	words := escaped(st.Group)
	if !readsAs("# "+words+"\n\n[x]: x\n", func(m *modeller) bool { return len(m.sections) == 1 && m.sections[0].path() == st.Group }) {
		return // it is said in the data
	}
	w.group = st.Group
	w.out.WriteString("# " + words + "\n\n")
}

func indented(depth int) string { return strings.Repeat("  ", depth) }

// state writes a statement after something else in its line; the first time with all that is known of it, and with what
// bears on it below.
func (w *writer) state(id argmap.StatementID, before string, depth int) {
	first := !w.written[id]
	w.out.WriteString(indented(depth) + before + w.words(id) + "\n")
	if first {
		w.bear(id.Ref(), w.snap.On(id.Ref()), depth+1)
	}
}

// words returns a statement: a reference, or, the first time, its definition.
func (w *writer) words(id argmap.StatementID) string {
	title := w.titles[id]
	if w.written[id] {
		return "[" + title + "]"
	}
	w.written[id] = true
	st, _ := w.snap.Statement(id)
	text := escaped(st.Text)
	exact := readsAs("[x]: "+text+"\n", func(m *modeller) bool {
		return len(m.statements) == 1 && len(m.statements[0].members) == 1 && codec.Clean(m.statements[0].members[0].text) == st.Text
	})
	tags, all := tagged(st.Tags)
	out := text + tags + w.data(st, exact, all)
	if title != "" {
		out = "[" + title + "]: " + out
	}
	return out
}

// isRelation reports whether a step can be written as a relation: one premise bears on something, and no more is said.
func (w *writer) isRelation(a argmap.Argument) bool {
	return len(a.Premises) == 1 && a.Label == "" && a.Scheme == "" && a.Foreign.Of(formatName) == "" && !w.related[relationKey{a.Premises[0], a.Target, a.Polarity}] &&
		len(w.snap.On(a.Ref())) == 0 && len(w.snap.CitationsOf(a.Ref())) == 0
}

// bear writes what bears on something below it, as far as that goes.
func (w *writer) bear(target argmap.Ref, steps []argmap.Argument, depth int) {
	for i, a := range steps {
		if w.told[a.ID] {
			continue
		}
		if depth > maxInline || !w.isRelation(a) {
			w.waiting = append(w.waiting, waiting{target, steps[i:]})
			return
		}
		w.related[relationKey{a.Premises[0], a.Target, a.Polarity}] = true
		sign := "+ "
		if back, ok := w.back(a); ok {
			w.told[back.ID], w.related[relationKey{back.Premises[0], back.Target, back.Polarity}] = true, true
			sign = ">< "
		} else if a.IsUndercut() {
			sign = "<_ "
		} else if a.Polarity == argmap.Con {
			sign = "- "
		}
		w.state(a.Premises[0], sign, depth)
	}
}

// back returns the objection the other way, with which an objection is a contradiction. It is the first that bears on a
// statement that is not written yet, so that the two keep their places when they are read.
func (w *writer) back(a argmap.Argument) (argmap.Argument, bool) {
	if a.Polarity != argmap.Con || a.Target.Kind != argmap.KindStatement || w.written[a.Premises[0]] {
		return argmap.Argument{}, false
	}
	on := w.snap.On(a.Premises[0].Ref())
	if len(on) == 0 || on[0].Polarity != argmap.Con || on[0].Premises[0].Ref() != a.Target || !w.isRelation(on[0]) {
		return argmap.Argument{}, false
	}
	return on[0], true
}

// flush writes what waits.
func (w *writer) flush() {
	for len(w.waiting) > 0 {
		next := w.waiting[0]
		w.waiting = w.waiting[1:]
		for len(next.steps) > 0 && (w.told[next.steps[0].ID] || !w.isRelation(next.steps[0])) {
			if !w.told[next.steps[0].ID] {
				w.structure(next.steps[0])
			}
			next.steps = next.steps[1:]
		}
		if len(next.steps) > 0 {
			w.out.WriteString(w.reference(next.target) + "\n")
			w.bear(next.target, next.steps, 1)
			w.out.WriteByte('\n')
		}
	}
}

// reference names a statement or an argument that is written already.
func (w *writer) reference(of argmap.Ref) string {
	if id, ok := of.Statement(); ok {
		return "[" + w.titles[id] + "]"
	}
	return "<" + w.names[argmap.ArgumentID(of.ID)] + ">"
}

// structure writes a step as an argument with premises, inference and conclusion.
func (w *writer) structure(a argmap.Argument) {
	name := ""
	if a.Label == "" {
		for name == "" || w.named[name] {
			w.steps++
			name = fmt.Sprintf("Step %d", w.steps)
		}
		w.named[name] = true
	} else {
		if name = plainTitle(a.Label); strings.ContainsAny(name[:1], "+_!") { // with the bracket it would be a relation, or a comment
			name = "Step " + name
		}
		name = unique(name, w.named)
	}
	w.names[a.ID] = name
	w.out.WriteString("<" + name + ">" + w.stepData(a, name) + "\n")
	w.bear(a.Ref(), w.snap.On(a.Ref()), 1)
	w.out.WriteByte('\n')
	for i, p := range a.Premises {
		first := !w.written[p]
		fmt.Fprintf(&w.out, "(%d) %s\n", i+1, w.words(p))
		if on := w.snap.On(p.Ref()); first && len(on) > 0 {
			w.waiting = append(w.waiting, waiting{p.Ref(), on})
		}
	}
	w.out.WriteString(inferenceLine(a.Scheme) + "\n")
	fmt.Fprintf(&w.out, "(%d) %s\n\n", len(a.Premises)+1, w.concluded(a))
}

// concluded returns the conclusion of a step. One that is not a reason for a statement has none in the map; in the file it
// has one that says what it is for or against.
func (w *writer) concluded(a argmap.Argument) string {
	to := w.reference(a.Target)
	told := escaped(to[1 : len(to)-1])
	switch {
	case a.IsUndercut():
		return fmt.Sprintf("This speaks against the step “%s”. {link: true}\n  _> %s", told, to)
	case a.IsWarrant():
		return fmt.Sprintf("This speaks for the step “%s”. {link: true}\n  +> %s", told, to)
	case a.Polarity == argmap.Con:
		return fmt.Sprintf("This speaks against “%s”. {link: true}\n  -> %s", told, to)
	}
	return to
}

// inferenceLine returns the line between premises and conclusion.
func inferenceLine(scheme string) string {
	if scheme == "" {
		return "----"
	}
	line := "-- " + strings.ReplaceAll(escaped(scheme), "-", `\-`) + " --"
	if readsAs("(1) x\n"+line+"\n(2) y\n", func(m *modeller) bool {
		return len(m.arguments) == 1 && len(m.arguments[0].steps) == 2 && m.arguments[0].steps[1].inference != nil &&
			codec.Line(strings.Join(m.arguments[0].steps[1].inference.rules, ", ")) == scheme
	}) {
		return line
	}
	return "-- {scheme: " + quoted(scheme) + "} --"
}

// uncited reports passages that nothing rests on.
func (w *writer) uncited() {
	cited := map[argmap.PassageID]bool{}
	for _, c := range w.snap.Citations() {
		cited[c.Passage] = true
	}
	for _, p := range w.snap.Passages() {
		if !cited[p.ID] {
			w.lose(codec.Dropped, p.Ref(), "a passage that nothing cites", "The format keeps passages with what rests on them.")
		}
	}
}

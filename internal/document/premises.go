package document

import (
	"fmt"
	"strings"

	"warrant/internal/argmap"
)

// premises writes every step as an argument in premise-conclusion form: the premises numbered, a line, the conclusion.
// Arguments have numbers in reading order, and a premise that another argument argues for names it. The conclusion of a
// step against something is that this is not so; that of a step on a step is about the step.
func (w *scribe) premises() {
	w.head()
	steps := w.steps()
	number := map[argmap.ArgumentID]int{}
	for i, a := range steps {
		number[a.ID] = i + 1
	}
	for i, a := range steps {
		w.heading(2, fmt.Sprintf("Argument %d%s", i+1, bracketed(a.Label)))
		if a.Scheme != "" {
			w.paragraph(Run{Text: "Scheme: " + stop(a.Scheme)})
		}
		for k, id := range a.Premises {
			w.numbered(Item, k+1, w.stated(id, number))
		}
		text := ""
		if id, ok := a.Target.Statement(); ok {
			text = "Therefore: " + stop(w.words(id))
			if a.Polarity == argmap.Con {
				text = "Therefore it is not so that: " + stop(w.words(id))
			}
		} else if id, ok := a.Target.Argument(); ok {
			on, _ := w.snap.Argument(id)
			text = fmt.Sprintf("Therefore the step from %s in argument %d ", w.premised(on), number[id])
			if a.Polarity == argmap.Con {
				text += "does not establish its conclusion."
			} else {
				text += "establishes its conclusion."
			}
		}
		w.numbered(Conclusion, len(a.Premises)+1, w.sentence(text, a.Ref()))
	}
	if len(steps) == 0 {
		w.paragraph(Run{Text: "There is no argument in this map yet."})
	}
	w.bibliography(false)
}

func (w *scribe) numbered(shape Shape, n int, runs []Run) {
	w.add(Block{Shape: shape, Number: fmt.Sprintf("(%d)", n), Runs: runs})
}

// stated returns a premise: whether it is stated, its words, what it cites, who holds it, and which arguments are for and
// against it.
func (w *scribe) stated(id argmap.StatementID, number map[argmap.ArgumentID]int) []Run {
	st := w.statement(id)
	runs := w.sentence(w.words(id), id.Ref())
	if st.Kind == argmap.Assumption {
		runs = append([]Run{{Text: "Unstated", Strong: true}, {Text: ": "}}, runs...)
	}
	var beside []string
	if st.Kind == argmap.Evidence {
		beside = append(beside, "evidence")
	}
	if who := w.who(st); who != "" {
		beside = append(beside, who)
	}
	for _, p := range []argmap.Polarity{argmap.Pro, argmap.Con} {
		var found []string
		for _, a := range w.snap.On(id.Ref()) {
			if a.Polarity == p {
				found = append(found, fmt.Sprint(number[a.ID]))
			}
		}
		if len(found) > 0 {
			word := map[argmap.Polarity]string{argmap.Pro: "see argument", argmap.Con: "but see argument"}[p]
			if len(found) > 1 {
				word += "s"
			}
			beside = append(beside, word+" "+strings.Join(found, ", "))
		}
	}
	if len(beside) > 0 {
		runs = append(runs, Run{Text: " [" + strings.Join(beside, "; ") + "]"})
	}
	return runs
}

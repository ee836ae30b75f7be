package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/cite"
)

// who names those who hold a statement, and how: "according to Taylor, denied by Lee, as told by Ann". It is empty where
// only the narrator holds it, for what that voice says needs no name. The words fit one voice as well as many.
func (w *scribe) who(st argmap.Statement) string {
	narrator := w.snap.Narrator().ID
	if slices.Equal(st.Holdings, []argmap.Holding{{Voice: narrator, Stance: argmap.Asserts}}) {
		return ""
	}
	var parts []string
	for _, h := range st.Holdings {
		v, _ := w.snap.Voice(h.Voice)
		words := map[argmap.Stance]string{argmap.Denies: "denied by ", argmap.Reports: "reported by "}[h.Stance]
		part := cmp.Or(words, "according to ") + v.Name
		if through, ok := w.snap.Voice(h.Through); ok {
			part += ", as told by " + through.Name
		}
		if !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "; ")
}

// names joins the names of voices.
func (w *scribe) names(ids []argmap.VoiceID) string {
	var out []string
	for _, id := range ids {
		v, _ := w.snap.Voice(id)
		out = append(out, v.Name)
	}
	return strings.Join(out, ", ")
}

// longTitle is how much of a short title is told, in characters.
const longTitle = 120

// title returns the short title of a statement, as it is named in passing.
func (w *scribe) title(id argmap.StatementID) string {
	title := strings.TrimSuffix(strings.TrimSpace(w.statement(id).Title()), ".")
	if runes := []rune(title); len(runes) > longTitle {
		return string(runes[:longTitle]) + "…"
	}
	return title
}

// quoted returns it in quotation marks.
func (w *scribe) quoted(id argmap.StatementID) string { return "“" + w.title(id) + "”" }

// premised names a step by its premises.
func (w *scribe) premised(a argmap.Argument) string {
	var out []string
	for _, id := range a.Premises {
		out = append(out, w.quoted(id))
	}
	return strings.Join(out, " and ")
}

// voiced returns who holds a statement, where that is to be said, and its words as a sentence.
func (w *scribe) voiced(id argmap.StatementID) string {
	st := w.statement(id)
	return joined(": ", capital(w.who(st)), stop(w.words(id)))
}

// passages returns the marks of all citations of a record with the words quoted, each once.
func (w *scribe) passages(of argmap.Ref) []string {
	var out []string
	for _, c := range w.snap.CitationsOf(of) {
		p, _ := w.snap.Passage(c.Passage)
		w.named[c.Item] = true
		text := cite.Mark(w.snap, c)
		if p.Quote != "" {
			text = strings.TrimPrefix(text+": ", ": ") + "“" + p.Quote + "”"
		}
		if text != "" && !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}

// work returns how a work is named in a style: in passing, or by its number.
func (w *scribe) work(id argmap.ItemID) string {
	item, _ := w.snap.Item(id)
	if w.style == Numbers {
		return fmt.Sprint(w.works[id])
	}
	return cmp.Or(item.Short(), string(id))
}

// cited returns the work that a citation names or whose text it points to, and where in it.
func (w *scribe) cited(c argmap.Citation) (item argmap.ItemID, where string) {
	if c.Item != "" {
		return c.Item, cite.Locator(c.Locator)
	}
	p, _ := w.snap.Passage(c.Passage)
	source, _ := w.snap.Source(p.Source)
	where = cite.Place(p)
	if source.Item == "" {
		where = joined(", ", source.Title, where)
	}
	return source.Item, where
}

// cites returns the citations of a record in the style of the text, as what follows its words.
func (w *scribe) cites(of argmap.Ref) []Run {
	var marks []string
	var notes []Run
	var last argmap.ItemID // the work that the last mark names
	for _, c := range w.snap.CitationsOf(of) {
		id, where := w.cited(c)
		item, known := w.snap.Item(id)
		w.named[id] = true
		if w.style == Notes {
			text := where
			if known {
				text = joined(", ", strings.TrimSuffix(cite.Format(item), "."), where)
			}
			if text != "" {
				notes = append(notes, Run{Text: stop(text), Note: string(c.ID)})
			}
			continue
		}
		switch mark := where; {
		case known && id == last:
			if mark != "" && !strings.HasSuffix(marks[len(marks)-1], mark) {
				marks[len(marks)-1] += ", " + mark
			}
		case known:
			marks, last = append(marks, joined(", ", w.work(id), mark)), id
		case mark != "" && !slices.Contains(marks, mark):
			marks, last = append(marks, mark), ""
		}
	}
	switch {
	case len(notes) > 0:
		return notes
	case len(marks) == 0:
		return nil
	case w.style == Numbers:
		return []Run{{Text: " [" + strings.Join(marks, "; ") + "]"}}
	}
	return []Run{{Text: " (" + strings.Join(marks, "; ") + ")"}}
}

// sentence returns words and what they cite as a sentence: its full stop follows the citation, a note follows that.
func (w *scribe) sentence(text string, of argmap.Ref) []Run {
	text = stop(text)
	cites := w.cites(of)
	switch {
	case len(cites) == 0:
		return []Run{{Text: text}}
	case cites[0].Note != "":
		return append([]Run{{Text: text}}, cites...)
	}
	end := ""
	if bare, ok := strings.CutSuffix(text, "."); ok {
		text, end = bare, "."
	}
	return []Run{{Text: text + cites[0].Text + end}}
}

// stop ends a text with a full stop, unless it ends with a mark of its own.
func stop(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.HasSuffix(strings.TrimRight(text, "”’\"')»"), ".") {
		return text
	}
	for _, end := range []string{"…", "?", "!", "。", "？", "！"} {
		if strings.HasSuffix(strings.TrimRight(text, "”’\"')»"), end) {
			return text
		}
	}
	return text + "."
}

// capital returns a text of the program's own with a capital at its start.
func capital(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

func joined(sep string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return strings.TrimSpace(p) == "" }), sep)
}

func bracketed(label string) string {
	if label == "" {
		return ""
	}
	return " (" + label + ")"
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

package workspace

import (
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
	"warrant/internal/edit"
	"warrant/internal/words"
)

// Losses is what the last import or export could not carry as it was.
type Losses struct {
	Title string // what was carried, as "Not as it stands in dogs.argdown"
	Lines []LossLine
}

// LossLine is one of these things.
type LossLine struct {
	Text   string     // what became of which thing, and why
	Detail string     // where it is: "line 12"
	Of     argmap.Ref // in the map; zero: not there
}

// TellImport says that the map was made of a file, and what is not in it as it stands there.
func (w *Workspace) TellImport(from, path string, report codec.Report) {
	w.losses = w.lossesOf(words.T("Not as it stands in %s", path), report)
	w.tellLosses(words.T("A new map, from %s (%s).", from, path), len(report))
}

// TellExport says that the map was written to a file, and what of it is not there as it is here. Remarks are said, too.
func (w *Workspace) TellExport(as, path string, report codec.Report, remarks ...string) {
	w.losses = w.lossesOf(words.T("Not in %s as it is in the map", path), report)
	w.tellLosses(strings.Join(append([]string{words.T("Exported as %s: %s.", as, path)}, remarks...), " "), len(report))
}

func (w *Workspace) tellLosses(said string, n int) {
	if n > 0 {
		said += " " + words.N(n, "One thing could not be carried as it was: File, What was not carried…", "%d things could not be carried as they were: File, What was not carried…")
	}
	w.say(Told, said)
}

func (w *Workspace) lossesOf(title string, report codec.Report) *Losses {
	l := &Losses{Title: title}
	for _, r := range report {
		line := LossLine{Text: lossKind(r.Kind) + ": " + r.Why}
		if r.What != "" {
			line.Text = lossKind(r.Kind) + ": " + strings.TrimSuffix(r.What, ".") + ". " + r.Why
		}
		if r.Line > 0 {
			line.Detail = words.T("line %d", r.Line)
		}
		for _, of := range []argmap.Ref{argmap.StatementID(r.Of).Ref(), argmap.ArgumentID(r.Of).Ref()} {
			if w.Snapshot().Record(of) != nil {
				line.Of = of
			}
		}
		l.Lines = append(l.Lines, line)
	}
	return l
}

func lossKind(k codec.Kind) string {
	switch k {
	case codec.Approximated:
		return words.T("Approximated")
	case codec.Repaired:
		return words.T("Repaired")
	case codec.Invented:
		return words.T("Invented")
	}
	return words.T("Dropped")
}

// Losses returns what the last import or export of this map could not carry as it was.
func (w *Workspace) Losses() Losses {
	if w.losses == nil {
		return Losses{}
	}
	return *w.losses
}

// hasLosses says why there is no list of losses.
func (w *Workspace) hasLosses() error {
	switch {
	case w.losses == nil:
		return edit.Refusal("Nothing was imported or exported here since the map was opened.")
	case len(w.losses.Lines) == 0:
		return edit.Refusal("All of it was carried as it was.")
	}
	return nil
}

package argdown

import "warrant/internal/codec"

// parse reads a file and returns what it says, the breaches of the grammar in it, and where its lines come from.
func parse(in codec.Input, reference bool) (*modeller, []fault, []origin) {
	var lost codec.Report
	text, lines := withIncluded(in, string(in.Data), &lost)
	m := newModeller(reference)
	l := lex(text, reference)
	root, faults := parseAsReference(l.tokens)
	m.document(root)
	m.finish()
	return m, faults, lines
}

package kinds

import (
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/bib"
	"warrant/internal/codec"
)

// TestHostile reads files that are made to take long or much room: all come to an end, whatever of them is understood.
func TestHostile(t *testing.T) {
	many := func(s string) string { return strings.Repeat(s, 60_000/len(s)) }
	doubling := "@string{a={xxxxxxxxxxxxxxxx}}"
	for range 400 {
		doubling += "@string{a=a#a#a}"
	}
	for name, text := range map[string]string{
		"braces":         "@book{a,title={" + many("{") + many("}") + "}}",
		"open braces":    "@book{a,title={" + many("{"),
		"strings":        doubling + "@book{a,title=a}",
		"ats":            many("@"),
		"blocks":         many("@string{a={"),
		"open entries":   many("@book{a,title={x\n"),
		"closed nothing": many("@book{a,}\n"),
		"commands":       "@book{a,title={" + many(`\'`) + "}}",
		"mathematics":    "@book{a,title={" + many("$a$^") + "}}",
		"spaces":         "@book{a,author={x" + many(" ") + "}}",
		"ands":           "@book{a,author={" + many("x and ") + "}}",
		"commas":         "@book{a,author={" + many(",") + "}}",
		"crossrefs":      many("@inbook{a,crossref={b}}@inbook{b,crossref={a}}"),
		"hashes":         "@book{a,title=" + many("1#") + "}",
		"keywords":       "TY  - BOOK\n" + many("KW  - abc\n") + "ER  - ",
		"lines":          "TY  - BOOK\nTI  - x\n" + many("y\n"),
		"tags":           many("TY  - BOOK\n"),
		"nested JSON":    many("["),
		"nested items":   `[{"id":"a","x":` + strings.Repeat("[", 9000) + strings.Repeat("]", 9000) + "}]",
		"nested rest":    "@book{a,csljson={" + strings.Repeat(`{"a":`, 9000) + "1" + strings.Repeat("}", 9000) + "}}",
		"numbers":        `[{"id":"a","issued":{"date-parts":[[` + strings.Repeat("9", 100_000) + `]]}}]`,
		"PubMed":         "PMID- 1\n" + many("OT  - word\n"),
		"EndNote":        "%0 Book\n" + many("%K word\n"),
	} {
		var report codec.Report
		text := bib.Text([]byte(text), &report)
		for _, f := range All {
			entries, _, err := f.Read(text)
			if err != nil {
				continue
			}
			items, _ := bib.New(argmap.New("T", argmap.Voice{ID: "r", Name: "R"}), entries)
			for _, w := range All {
				if w.Write != nil && len(items) > 0 {
					if data, _ := w.Write(items[:min(len(items), 50)]); len(data) > 100<<20 {
						t.Errorf("%s: %d bytes came out of %d", name, len(data), len(text))
					}
				}
			}
		}
	}
}

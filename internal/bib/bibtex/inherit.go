package bibtex

import (
	"fmt"
	"slices"
	"strings"

	"warrant/internal/codec"
)

// never are the fields that an entry does not take over from the one it refers to.
var never = []string{"crossref", "xref", "xdata", "ids", "entryset", "entrysubtype", "execute", "label", "options",
	"presort", "related", "relatedoptions", "relatedstring",
	"relatedtype", "shorthand", "shorthandintro", "sortkey", "sortname", "sorttitle", "sortyear", "indextitle",
	"indexsorttitle", "shorttitle", "keywords", "abstract", "annotation",
	"file", "timestamp", "date-added", "date-modified", "owner", "title", "subtitle", "titleaddon", "pages", "pagetotal", "csljson", "groups", "language"}

// inherit gives entries what they lack and the entries they refer to have, by crossref and xdata.
func inherit(entries []*raw, report *codec.Report) {
	byKey := make(map[string]*raw, len(entries))
	for _, e := range entries {
		if _, ok := byKey[strings.ToLower(e.key)]; !ok {
			byKey[strings.ToLower(e.key)] = e
		}
		for _, id := range strings.Split(e.fields["ids"], ",") {
			if id = strings.ToLower(strings.TrimSpace(id)); id != "" && byKey[id] == nil {
				byKey[id] = e
			}
		}
	}
	state := map[*raw]int{} // 1: being done, 2: done
	var do func(e *raw, depth int)
	do = func(e *raw, depth int) {
		if state[e] != 0 {
			return
		}
		state[e] = 1
		defer func() { state[e] = 2 }()
		for _, by := range []string{"xdata", "crossref"} {
			for _, key := range strings.Split(e.fields[by], ",") {
				if key = strings.TrimSpace(key); key == "" {
					continue
				}
				parent := byKey[strings.ToLower(key)]
				why := ""
				switch {
				case parent == nil:
					why = "The file has no such entry; nothing was taken over from it."
				case state[parent] == 1 || depth > 50:
					why = "The entries refer to one another in a circle; nothing was taken over from it."
				}
				if why != "" {
					report.Add(codec.Loss{Kind: codec.Repaired, Line: e.line, Of: e.key,
						What: fmt.Sprintf("%s to %q", by, clip(key)), Why: why})
					continue
				}
				do(parent, depth+1)
				takeOver(e, parent, by == "xdata")
			}
		}
	}
	for _, e := range entries {
		do(e, 0)
	}
}

// takeOver gives a child what it lacks. The titles of a whole become the titles of what the part is in.
func takeOver(child, parent *raw, all bool) {
	give := func(name, value string) {
		if _, ok := child.fields[name]; !ok && value != "" {
			child.set(name, value)
		}
	}
	has := func(prefix string) bool {
		return child.fields[prefix+"title"]+child.fields[prefix+"subtitle"]+child.fields[prefix+"titleaddon"] != ""
	}
	hadBook, hadJournal, hadMain := has("book"), has("journal"), has("main")
	prefix := ""
	_, class := kindOf(child.kind)
	switch {
	case parent.kind == "periodical" || class == article:
		prefix = "journal"
	case strings.HasPrefix(parent.kind, "mv"):
		prefix = "main"
	case class == part:
		prefix = "book"
	}
	if all || prefix == "" || has(prefix) || prefix == "main" &&
		plainText(child.fields["booktitle"]) == plainText(parent.fields["title"]) && hadBook {
		prefix = ""
	}
	if prefix != "" {
		give(prefix+"title", parent.fields["title"])
		give(prefix+"subtitle", parent.fields["subtitle"])
		give(prefix+"titleaddon", parent.fields["titleaddon"])
		if class == part && (child.kind == "inbook" || child.kind == "bookinbook" || child.kind == "suppbook") {
			give("bookauthor", parent.fields["author"])
		}
	}
	for _, name := range parent.order {
		if hadBook && strings.HasPrefix(name, "book") && name != "bookauthor" || hadMain &&
			strings.HasPrefix(name, "main") || hadJournal && strings.HasPrefix(name, "journal") {
			continue // titles are taken over whole or not at all
		}
		if all && !slices.Contains([]string{"xdata", "crossref", "ids"}, name) || !slices.Contains(never, name) &&
			!dated(child, name) {
			give(name, parent.fields[name])
		}
	}
}

// dated reports whether a name is one of a date's and the child has a date.
func dated(child *raw, name string) bool {
	if name != "date" && name != "year" && name != "month" && name != "day" {
		return false
	}
	return child.fields["date"] != "" || child.fields["year"] != ""
}

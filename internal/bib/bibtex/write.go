package bibtex

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/bib"
	"warrant/internal/codec"
)

// kept is where a work keeps the fields of an entry that CSL has no place for, or that would be written differently.
const kept = "biblatex"

// kindKey is among what is kept: the kind of the entry.
const kindKey = "@"

// rawOf returns the entry for a work: what its CSL fields say, without what is kept.
func rawOf(f bib.Fields) *raw {
	e := &raw{kind: kindFor[f.Text("type")], fields: map[string]string{}}
	if e.kind == "" {
		e.kind = "misc"
	}
	put := func(name, text string) {
		if text != "" {
			if verbs[name] {
				if closed(text) && !strings.Contains(text, `\`) {
					e.set(name, text)
				}
			} else {
				e.set(name, texOf(text))
			}
		}
	}
	_, class := kindOf(e.kind)
	for _, p := range people {
		if names := f.NamesOf(p.csl); len(names) > 0 {
			e.set(p.name, texNames(names))
		}
	}
	title, in, number := "title", "booktitle", "number"
	switch class {
	case article:
		in = "journaltitle"
		put("issuetitle", f.Text("volume-title"))
		put("number", f.Text("issue"))
		number = ""
	case part:
		if v := f.Text("volume-title"); v != "" {
			in = "maintitle"
			put("booktitle", v)
		}
		put("number", f.Text("collection-number"))
		put("issue", f.Text("issue"))
		number = ""
	case book:
		if v := f.Text("volume-title"); v != "" {
			title = "maintitle"
			put("title", v)
		}
		put("number", f.Text("collection-number"))
		number = ""
	default:
		put("issue", f.Text("issue"))
		in = "journaltitle"
	}
	put(title, f.Text("title"))
	put(in, f.Text("container-title"))
	if number != "" {
		put("number", f.Text("number"))
	}
	if sub, ok := strings.CutPrefix(f.Text("type"), "article-"); ok && (sub == "magazine" || sub == "newspaper") {
		put("entrysubtype", sub)
	}
	for _, d := range dates {
		put(d.name, edtf(f[d.csl]))
	}
	publisher := "publisher"
	if e.kind == "thesis" || e.kind == "report" {
		publisher = "institution"
	}
	place := "publisher-place"
	if e.kind == "patent" {
		place = "jurisdiction"
	}
	for _, field := range []struct{ name, csl string }{{publisher, "publisher"}, {"location", place}} {
		var parts []string
		for _, one := range strings.Split(f.Text(field.csl), "; ") {
			if tex := texOf(one); len(listOf(tex)) > 1 {
				parts = append(parts, "{"+tex+"}")
			} else if one != "" {
				parts = append(parts, tex)
			}
		}
		if len(parts) > 0 {
			e.set(field.name, strings.Join(parts, " and "))
		}
	}
	if page := f.Text("page"); page != "" {
		e.set("pages", strings.ReplaceAll(texOf(page), "-", "--"))
	}
	put("doi", f.Text("DOI"))
	put("url", f.Text("URL"))
	put("note", f.Text("note"))
	put("type", keyFor(f.Text("genre"), genres))
	put("pubstate", keyFor(f.Text("status"), states))
	put("langid", keyFor(f.Text("language"), languages))
	for _, s := range simple {
		put(s.name, f.Text(s.csl))
	}
	return e
}

// keyFor returns the first key, by name, that stands for a text, or the text.
func keyFor(text string, table map[string]string) string {
	for _, key := range slices.Sorted(maps.Keys(table)) {
		if table[key] == text {
			return key
		}
	}
	return text
}

// keep stores with a work the fields of its entry that were not understood or would be written differently. The entry,
// with what it takes over from another one, says f by the fields used; what it takes over is not its own.
func keep(e, inherited *raw, f bib.Fields, used map[string]bool) {
	if custom, ok := f["custom"].(map[string]any); ok && custom[kept] != nil { // the rest says what to keep
		f.Keep(kept, f.Custom(kept))
		return
	}
	said := f
	if inherited.fields["csljson"] != "" { // what the rest says is in no field
		bare := &raw{kind: inherited.kind, fields: maps.Clone(inherited.fields)}
		delete(bare.fields, "csljson")
		said, used = cslOf(bare)
	}
	again := rawOf(said)
	out := map[string]any{}
	if again.kind != e.kind {
		out[kindKey] = e.kind
	}
	for name, value := range e.fields {
		if value = strings.TrimSpace(value); name != "csljson" && name != kindKey && value != "" &&
			(!used[name] || flat(again.fields[name]) != flat(value)) {
			out[name] = value
		}
	}
	if e.fields["crossref"] == "" && e.fields["xdata"] == "" {
		for name := range again.fields {
			if e.fields[name] == "" {
				out[name] = "" // another field says it here
			}
		}
	}
	f.Keep(kept, out)
}

func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

// entryOf returns the entry for a work, what is kept in its place as long as it says what the work says, and what no
// field says as the JSON of the CSL fields.
func entryOf(item argmap.Item, key string, old bool, report *codec.Report) *raw {
	f := bib.Of(item)
	was := f.Custom(kept)
	f.Keep(kept, nil)
	e := rawOf(f)
	if with := overlaid(e, was, func(string) bool { return true }); says(with, f) {
		e = with
	} else {
		_, used := cslOf(with)
		e = overlaid(e, was, func(name string) bool { return name != kindKey && !used[name] })
	}
	if old {
		e = inOld(e, f, key, report)
	}
	read := &raw{kind: e.kind, fields: maps.Clone(e.fields), order: slices.Clone(e.order)}
	normal(read)
	back, used := cslOf(read)
	wanted := f
	if !old {
		keep(read, read, back, used)
		comes := back.Custom(kept)
		back.Keep(kept, nil)
		if !bib.Equal(any(comes), any(was)) && len(comes)+len(was) > 0 {
			wanted = bib.Fields(maps.Clone(f))
			custom, _ := f["custom"].(map[string]any)
			custom = maps.Clone(custom)
			if custom == nil {
				custom = map[string]any{}
			}
			custom[kept] = was
			if was == nil {
				custom[kept] = map[string]any{}
			}
			wanted["custom"] = custom
		}
	}
	if rest := bib.Rest(wanted, back); rest != "" {
		e.set("csljson", escapeRest(rest))
	}
	return e
}

// says reports whether an entry says all of what a work says, and nothing else, of the fields that BibLaTeX has.
func says(e *raw, f bib.Fields) bool {
	back, _ := cslOf(e)
	plain, _ := cslOf(rawOf(f))
	for _, key := range slices.Concat(slices.Collect(maps.Keys(back)), slices.Collect(maps.Keys(plain))) {
		if !bib.Equal(back[key], f[key]) && (!bib.Equal(back[key], plain[key]) || plain[key] == nil) {
			return false
		}
	}
	return true
}

func overlaid(e *raw, old map[string]any, want func(name string) bool) *raw {
	out := &raw{kind: e.kind, fields: maps.Clone(e.fields), order: slices.Clone(e.order)}
	for _, name := range slices.Sorted(maps.Keys(old)) {
		text, ok := old[name].(string)
		switch {
		case !ok || !want(name) || !closed(text):
		case name == kindKey:
			if bib.KeyOf(text) == text && text != "" && strings.Trim(text, "abcdefghijklmnopqrstuvwxyz") == "" &&
				!isBlock(text) {
				out.kind = text
			}
		case text == "":
			out.drop(name)
		case fieldName(name):
			out.set(name, text)
		}
	}
	return out
}

func isBlock(kind string) bool { return kind == "comment" || kind == "string" || kind == "preamble" }

// fieldName reports whether a name can stand before an equals sign.
func fieldName(name string) bool {
	p := parser{text: name}
	return name != "" && p.name() == name && name == strings.ToLower(name) &&
		!strings.ContainsFunc(name, func(r rune) bool { return r <= ' ' || r == 0xA0 })
}

// closed reports whether a value can stand in braces.
func closed(text string) bool {
	p := parser{text: "{" + text + "}"}
	inner, ok := p.braced(false)
	return ok && inner == text && p.at == len(p.text)
}

// first are the fields in the order in which they are written; all others follow, sorted.
var first = []string{"author", "editor", "translator", "title", "subtitle", "titleaddon", "date", "year", "month",
	"journaltitle", "journal", "booktitle", "maintitle", "edition", "volume",
	"number", "pages", "publisher", "institution", "location", "address", "doi", "url", "urldate"}

// write writes works as entries of BibLaTeX, or with old of BibTeX.
func write(items []argmap.Item, old bool) ([]byte, codec.Report) {
	var report codec.Report
	var b strings.Builder
	for i, key := range bib.Keys(items) {
		e := entryOf(items[i], key, old, &report)
		if key != string(items[i].ID) {
			report.Add(codec.Loss{Kind: codec.Approximated, Of: string(items[i].ID), What: "the work’s id",
				Why: fmt.Sprintf("Its key in the file is %q.", key)})
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "@%s{%s,\n", e.kind, key)
		order := slices.DeleteFunc(slices.Clone(first), func(n string) bool { _, ok := e.fields[n]; return !ok })
		for _, name := range slices.Sorted(maps.Keys(e.fields)) {
			if !slices.Contains(order, name) {
				order = append(order, name)
			}
		}
		for _, name := range order {
			fmt.Fprintf(&b, "  %s = {%s},\n", name, e.fields[name])
		}
		b.WriteString("}\n")
	}
	return []byte(b.String()), report
}

// inOld returns an entry as BibTeX knows it.
func inOld(e *raw, f bib.Fields, key string, report *codec.Report) *raw {
	out := &raw{kind: e.kind, fields: maps.Clone(e.fields), order: slices.Clone(e.order)}
	if kind, ok := older[out.kind]; ok {
		if out.kind == "thesis" && strings.HasPrefix(f.Text("genre"), "Master") {
			kind = "mastersthesis"
		}
		report.Add(codec.Loss{Kind: codec.Approximated, Of: key, What: "the kind " + e.kind,
			Why: fmt.Sprintf("BibTeX does not know it; the entry is a %s.", kind)})
		out.kind = kind
	}
	for to, name := range map[string]string{"journal": "journaltitle", "address": "location", "annote": "annotation"} {
		if _, ok := out.fields[name]; ok && out.fields[to] == "" {
			out.rename(name, to)
		}
	}
	if out.kind == "phdthesis" || out.kind == "mastersthesis" {
		if _, ok := out.fields["institution"]; ok {
			out.rename("institution", "school")
		}
	}
	date := strings.Split(out.fields["date"], "-")
	if year := date[0]; len(year) == 4 && strings.Trim(year, "0123456789") == "" && out.fields["year"] == "" {
		months := map[string]string{}
		for i, m := range []string{"January", "February", "March", "April", "May", "June", "July", "August", "September",
			"October", "November", "December"} {
			months[fmt.Sprintf("%02d", i+1)] = m
		}
		switch {
		case len(date) == 1:
			out.rename("date", "year")
		case len(date) <= 3 && months[date[1]] != "" && out.fields["month"] == "":
			out.rename("date", "year")
			out.fields["year"] = year
			out.set("month", months[date[1]])
			if len(date) == 3 {
				out.set("day", date[2])
			}
		}
	} else if out.fields["date"] != "" {
		report.Add(codec.Loss{Kind: codec.Approximated, Of: key, What: "the date",
			Why: "BibTeX has years and months only; what it cannot say is in the field date."})
	}
	return out
}

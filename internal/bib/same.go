package bib

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// Fold returns a text as it is compared: letters and digits only, without accents and in lower case, one space between
// words.
func Fold(text string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(text) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
	}
	return b.String()
}

var doiLead = regexp.MustCompile(`(?i)^(?:\s*(?:https?://)?(?:dx\.)?doi\.org/|\s*doi:?\s*)+`)

// DOI returns a DOI without what people write before it.
func DOI(text string) string { return strings.TrimSpace(doiLead.ReplaceAllString(text, "")) }

// isbn returns the first ISBN of a text as its thirteen digits, or "".
func isbn(text string) string {
	for _, word := range strings.FieldsFunc(text, func(r rune) bool {
		return r == ' ' || r == ',' || r == ';' ||
			r == '/'
	}) {
		digits := strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' || r == 'X' || r == 'x' {
				return unicode.ToUpper(r)
			}
			return -1
		}, word)
		switch {
		case len(digits) == 13 && !strings.Contains(digits, "X"):
			return digits
		case len(digits) == 10 && !strings.Contains(digits[:9], "X"):
			digits = "978" + digits[:9]
			sum := 0
			for i, d := range digits {
				sum += int(d-'0') * (1 + 2*(i%2))
			}
			return digits + strconv.Itoa((10-sum%10)%10)
		}
	}
	return ""
}

// mark is one way in which two works show that they are the same.
type mark struct{ value, why string }

// marks returns the ways to know a work. A chapter has the ISBN of its book, so an ISBN counts together with the title,
// and volumes of one work count as different.
func marks(item argmap.Item) []mark {
	fields := Of(item)
	var out []mark
	title := Fold(item.Title)
	part := "\x00" + Fold(item.Volume) + "\x00" + Fold(fields.Text("edition"))
	if doi := strings.ToLower(DOI(fields.Text("DOI"))); doi != "" {
		out = append(out, mark{"doi\x00" + doi + "\x00" + Fold(fields.Text("chapter-number")), "the same DOI"})
	}
	if number := isbn(fields.Text("ISBN")); number != "" && title != "" {
		out = append(out, mark{"isbn\x00" + number + "\x00" + title + part, "the same ISBN and title"})
	}
	who := ""
	for _, names := range [][]argmap.Name{item.Authors, item.Editors} {
		if who == "" && len(names) > 0 {
			who = Fold(names[0].Family + names[0].Literal)
		}
	}
	if title != "" && who != "" && item.Issued.Year != 0 {
		kind := ""
		if item.Container != "" { // "Introduction" stands in many books
			kind = Fold(item.Container)
		}
		out = append(out, mark{fmt.Sprintf("%s\x00%d\x00%s%s\x00%s", who, item.Issued.Year, title, part, kind),
			"the same author, year and title"})
	}
	return out
}

// Duplicates returns groups of works that are the same by their DOI, their ISBN and title, or author, year and title.
func Duplicates(items []argmap.Item) [][]argmap.ItemID {
	first, group := map[string]int{}, make([]int, len(items))
	find := func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	for i, item := range items {
		group[i] = i
		for _, m := range marks(item) {
			if j, ok := first[m.value]; ok {
				group[find(i)] = find(j)
			} else {
				first[m.value] = i
			}
		}
	}
	var out [][]argmap.ItemID
	at := map[int]int{}
	for i, item := range items {
		root := find(i)
		n, ok := at[root]
		if !ok {
			n = len(out)
			at[root] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], item.ID)
	}
	return slices.DeleteFunc(out, func(g []argmap.ItemID) bool { return len(g) < 2 })
}

// New returns the works of a file that a map does not have yet, each with an id that is free there. Those which the map
// or the file has already are left out, and the report says which.
func New(s *argmap.Snapshot, entries []Entry) ([]argmap.Item, codec.Report) {
	var report codec.Report
	var names Names
	here := map[string]argmap.ItemID{}
	inMap := map[argmap.ItemID]bool{}
	for _, item := range s.Items() {
		names.Free(string(item.ID))
		inMap[item.ID] = true
		for _, m := range marks(item) {
			here[m.value] = item.ID
		}
	}
	var out []argmap.Item
next:
	for _, e := range entries {
		all := marks(e.Item)
		for _, m := range all {
			if id, ok := here[m.value]; ok {
				where := "the file has it already"
				if inMap[id] {
					where = "the map has it already"
				}
				report.Add(codec.Loss{Kind: codec.Dropped, Line: e.Line, Of: string(e.Item.ID),
					What: "a work that is there twice",
					Why:  fmt.Sprintf("As %q %s: %s.", string(id), where, m.why)})
				continue next
			}
		}
		id := argmap.ItemID(names.Free(string(e.Item.ID)))
		if id != e.Item.ID {
			report.Add(codec.Loss{Kind: codec.Approximated, Line: e.Line, Of: string(id),
				What: fmt.Sprintf("the key %q", string(e.Item.ID)),
				Why:  "Another work of the map has it; this one is called differently now."})
			e.Item.ID = id
		}
		for _, m := range all {
			here[m.value] = id
		}
		out = append(out, fitting(e, &report))
	}
	return out, report
}

// fitting returns a work as a map can hold it: a title or an author where it has neither, and no field that is too long.
func fitting(e Entry, report *codec.Report) argmap.Item {
	item := e.Item
	if strings.TrimSpace(item.Title) == "" && !slices.ContainsFunc(item.Authors,
		func(n argmap.Name) bool { return n != argmap.Name{} }) {
		item.Title = string(item.ID)
		report.Add(codec.Loss{Kind: codec.Invented, Line: e.Line, Of: string(item.ID), What: "the title",
			Why: "The entry has neither title nor author; its key stands for the title."})
	}
	fields := Of(item)
	for {
		item, err := fields.Item()
		if err != nil || fits(item) {
			item.Rank = e.Item.Rank
			return item
		}
		key, size := "", 0
		for k, v := range fields {
			if n := sizeOf(v); k != "id" && k != "title" && (n > size || n == size && k < key) {
				key, size = k, n
			}
		}
		if key == "" {
			key = "title"
		}
		report.Add(codec.Loss{Kind: codec.Dropped, Line: e.Line, Of: string(item.ID), What: fmt.Sprintf("the field %q", key),
			Why: "A work holds at most 64 KiB of text in one piece."})
		delete(fields, key)
		if key == "title" {
			fields["title"] = string(e.Item.ID)
		}
	}
}

func fits(item argmap.Item) bool {
	texts := []string{item.More, item.Title, item.Container, item.Publisher, item.Place, item.Volume, item.Issue, item.Page,
		item.URL, item.Note, item.Issued.Text, item.Accessed.Text, item.Type}
	for _, names := range [][]argmap.Name{item.Authors, item.Editors} {
		for _, n := range names {
			texts = append(texts, n.Family, n.Given, n.Literal)
		}
	}
	return !slices.ContainsFunc(texts, func(t string) bool { return len(t) > argmap.MaxText })
}

func sizeOf(v any) int { return len(fmt.Sprint(v)) }

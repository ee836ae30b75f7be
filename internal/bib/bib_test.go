package bib_test

import (
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/bib"
	"warrant/internal/codec"
)

func work(id, title, family string, year int, more string) argmap.Item {
	return argmap.Item{ID: argmap.ItemID(id), Type: "book", Title: title,
		Authors: []argmap.Name{{Family: family, Given: "A."}}, Issued: argmap.Date{Year: year}, More: more}
}

func TestDuplicates(t *testing.T) {
	items := []argmap.Item{
		work("a", "The Ferry: A Question", "Müller", 1997, ""),
		work("b", "the ferry – a question", "Muller", 1997, ""),
		work("c", "The Ferry: A Question", "Müller", 1998, ""),
		work("d", "Other", "Lee", 2000, `{"DOI":"10.1/ABC"}`),
		work("e", "Quite other", "Wong", 2001, `{"DOI":"https://doi.org/10.1/abc"}`),
		work("f", "Isbn", "X", 0, `{"ISBN":"0-226-10403-6"}`),
		work("g", "ISBN", "Y", 0, `{"ISBN":"9780226104034"}`),
		work("h", "A chapter of it", "Z", 0, `{"ISBN":"9780226104034"}`),
		{ID: "i", Title: "No author", Issued: argmap.Date{Year: 1990}},
		{ID: "j", Title: "No author", Issued: argmap.Date{Year: 1990}},
	}
	volume := work("k", "The Ferry: A Question", "Müller", 1997, "")
	volume.Volume = "2"
	items = append(items, volume)
	var got []string
	for _, group := range bib.Duplicates(items) {
		var ids []string
		for _, id := range group {
			ids = append(ids, string(id))
		}
		got = append(got, strings.Join(ids, " "))
	}
	if all := strings.Join(got, ", "); all != "a b, d e, f g" {
		t.Errorf("got %s", all)
	}
}

func TestNew(t *testing.T) {
	tx := argmap.Begin(argmap.New("T", argmap.Voice{ID: "r", Name: "Reader"}))
	tx.Put(work("lee", "Counting", "Lee", 2019, `{"DOI":"10.1/x"}`))
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	long := work("long", "Long", "Ode", 1990, `{"abstract":"`+strings.Repeat("a", argmap.MaxText+1)+`","annote":"kept"}`)
	items, report := bib.New(s, []bib.Entry{
		{Line: 1, Item: work("count", "Something", "Else", 1, `{"DOI":"doi:10.1/X"}`)},
		{Line: 2, Item: work("lee", "Another", "Lee", 2020, "")},
		{Line: 3, Item: work("twice", "Another!", "LEE", 2020, "")},
		{Line: 4, Item: argmap.Item{ID: "bare"}},
		{Line: 5, Item: long},
	})
	var ids []string
	for _, i := range items {
		ids = append(ids, string(i.ID))
	}
	if got := strings.Join(ids, " "); got != "lee-2 bare long" {
		t.Errorf("added %s", got)
	}
	if items[1].Title != "bare" || items[2].More != `{"annote":"kept"}` {
		t.Errorf("got %+v", items[1:])
	}
	kinds := []codec.Kind{codec.Dropped, codec.Approximated, codec.Dropped, codec.Invented, codec.Dropped}
	for i, l := range report {
		if i >= len(kinds) || l.Kind != kinds[i] || l.Line != i+1 {
			t.Errorf("%d: %s", i, l)
		}
	}
	if len(report) != len(kinds) {
		t.Errorf("%d losses", len(report))
	}
}

func TestKeys(t *testing.T) {
	items := []argmap.Item{
		work("0197f3a2-0000-7000-8000-000000000001", "T", "van der Veld", 1965, ""),
		work("0197f3a2-0000-7000-8000-000000000002", "T", "van der Veld", 1965, ""),
		work("a{b},c", "T", "x", 1, ""), work("vanderveld1965", "T", "x", 1, ""),
	}
	if got := strings.Join(bib.Keys(items), " "); got != "vanderveld1965-2 vanderveld1965-3 a_b__c vanderveld1965" {
		t.Errorf("got %s", got)
	}
}

func TestDates(t *testing.T) {
	for text, want := range map[string]bib.Date{
		"2016": {Year: 2016}, "2016/01/": {Year: 2016, Month: 1}, "2016/12//": {Year: 2016, Month: 12},
		"2012///": {Year: 2012}, "2016-01-30": {Year: 2016, Month: 1, Day: 30},
		"20160130": {Year: 2016, Month: 1, Day: 30}, "2016 Jan 30": {Year: 2016, Month: 1, Day: 30},
		"2016 January": {Year: 2016, Month: 1}, "2016/13": {Words: "2016/13"},
		"in press": {Words: "in press"}, "2013/02/15/received": {Words: "2013/02/15/received"}, "": {},
	} {
		if got := bib.DateOf(text); got != want {
			t.Errorf("%q: got %+v, want %+v", text, got, want)
		}
	}
}

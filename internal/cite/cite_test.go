package cite_test

import (
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/cite"
)

func TestCSLComesBack(t *testing.T) {
	for _, csl := range []string{
		`{"id":"a","type":"book","title":"T","author":[{"family":"Lee","given":"A."}],"issued":{"date-parts":[[1961,5,2]]},"publisher":"P"}`,
		`{"id":"a","author":[{"family":"Berg","given":"W.","non-dropping-particle":"van den"}],"DOI":"10.1/x"}`,
		`{"id":"a","issued":{"date-parts":[[1999],[2001]]},"volume":"3"}`,
		`{"id":"a","issued":{"circa":true,"date-parts":[[1961]]}}`,
		`{"id":"a","issued":{"literal":"before the war"},"accessed":{"date-parts":[[2026,1]]}}`,
		`{"id":"a","z":[1,2.50,{"y":null}],"é<":"&"}`,
	} {
		item, err := cite.FromCSL([]byte(csl))
		if err != nil {
			t.Fatal(err)
		}
		if got := string(cite.ToCSL(item)); got != csl {
			t.Errorf("got  %s\nwant %s", got, csl)
		}
	}
}

func TestReading(t *testing.T) {
	item, err := cite.FromCSL([]byte(`{"id":7,"title":["A","B"],"volume":3,"issued":{"raw":"1961-05"},"author":[{"family":"Berg","non-dropping-particle":"van"}],"note":null}`))
	if err != nil {
		t.Fatal(err)
	}
	if item.ID != "7" || item.Title != "A; B" || item.Volume != "3" || item.Issued != (argmap.Date{Year: 1961, Month: 5}) || item.Authors[0].Family != "van Berg" {
		t.Errorf("read %+v", item)
	}
	item.Title = "Changed" // what More keeps of the old title no longer counts
	if got := string(cite.ToCSL(item)); !strings.Contains(got, `"title":"Changed"`) {
		t.Errorf("wrote %s", got)
	}
	for csl, want := range map[string]string{
		`[]`:                                   "is an object in braces",
		`{"title":"x"}`:                        `no "id"`,
		`{"id":"a","title":{}}`:                `"a": "title" should be text`,
		`{"id":"a","author":"Lee"}`:            `"author" should be a list of names`,
		`{"id":"a","issued":1961}`:             `"issued" should be a date`,
		`{"id":"a","issued":{"date-parts":7}}`: `"issued" should be a date`,
	} {
		if _, err := cite.FromCSL([]byte(csl)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gives %v, want %s", csl, err, want)
		}
	}
}

func TestParse(t *testing.T) {
	items, err := cite.Parse([]byte(`[{"id":"a"},{"id":"b","title":"B"}]`))
	if err != nil || len(items) != 2 || items[1].Title != "B" {
		t.Fatal(items, err)
	}
	for csl, want := range map[string]string{
		`{}`:                      "no CSL-JSON list",
		`[{"id":"a"},{"id":"a"}]`: `item 2: the id "a" is there twice`,
		`[{"id":"a"},{}]`:         "item 2: the item has no",
	} {
		if _, err := cite.Parse([]byte(csl)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gives %v, want %s", csl, err, want)
		}
	}
}

func TestFormat(t *testing.T) {
	lee, wong := argmap.Name{Family: "Lee", Given: "Ann"}, argmap.Name{Family: "Wong", Given: "B."}
	for _, c := range []struct {
		item argmap.Item
		want string
	}{
		{argmap.Item{Type: "book", Title: "Buses", Authors: []argmap.Name{lee}, Issued: argmap.Date{Year: 1961}, Place: "London", Publisher: "Hamish"},
			"Lee, Ann. 1961. Buses. London: Hamish."},
		{argmap.Item{Type: "article-journal", Title: "Counts", Authors: []argmap.Name{lee, wong}, Issued: argmap.Date{Year: 2019}, Container: "Rides", Volume: "3", Issue: "2", Page: "7-19"},
			"Lee, Ann, and B. Wong. 2019. “Counts.” Rides 3 (2): 7–19."},
		{argmap.Item{Type: "chapter", Title: "Why?", Authors: []argmap.Name{lee, wong, lee}, Editors: []argmap.Name{wong}, Container: "All", Page: "7"},
			"Lee, Ann, B. Wong, and Ann Lee. n.d. “Why?” In All, edited by B. Wong, 7."},
		{argmap.Item{Type: "book", Title: "All", Editors: []argmap.Name{wong, lee}, Issued: argmap.Date{Text: "in press"}}, "Wong, B., and Ann Lee, eds. in press. All."},
		{argmap.Item{Type: "webpage", Title: "Fares", Issued: argmap.Date{Year: 2020}, URL: "http://x.org", Accessed: argmap.Date{Year: 2026, Month: 1, Day: 3}},
			"“Fares.” 2020. Accessed January 3, 2026. http://x.org."},
		{argmap.Item{}, "n.d."},
	} {
		if got := cite.Format(c.item); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestLocator(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "78": "p. 78", "66-89": "pp. 66–89", "66--89": "pp. 66–89", "7, 9": "pp. 7, 9", "7f": "pp. 7f", "chap. 3": "chap. 3", "p. 5-7": "p. 5–7", "é": "é", "xii": "xii",
	} {
		if got := cite.Locator(text); got != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}

func TestMark(t *testing.T) {
	tx := argmap.Begin(argmap.New("T", argmap.Voice{ID: "r", Name: "Reader"}))
	tx.Put(argmap.Item{ID: "lee", Authors: []argmap.Name{{Family: "Lee"}}, Issued: argmap.Date{Year: 1961}})
	tx.Put(argmap.Source{ID: "src", Title: "S"})
	tx.Put(argmap.Passage{ID: "p", Source: "src", Section: "III", Paragraph: 4})
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		citation argmap.Citation
		want     string
	}{
		{argmap.Citation{Item: "lee", Passage: "p", Locator: "66-89", Note: 27}, "Lee 1961, pp. 66–89 (III.4, n. 27)"},
		{argmap.Citation{Passage: "p"}, "III.4"},
		{argmap.Citation{Passage: "p", Note: 3}, "III.4, n. 3"},
		{argmap.Citation{Item: "lee", Locator: "7"}, "Lee 1961, p. 7"},
	} {
		if got := cite.Mark(s, c.citation); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

package cite_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/cite"
)

var update = flag.Bool("update", false, "write the lists of works anew")

// TestStyles compares each style's list and citations of the works in testdata with the list beside it, in which
// underscores stand for italics.
func TestStyles(t *testing.T) {
	data, err := os.ReadFile("testdata/works.json")
	if err != nil {
		t.Fatal(err)
	}
	items, err := cite.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, style := range cite.Styles {
		var b strings.Builder
		for _, item := range items {
			fmt.Fprintf(&b, "%s\n    %s\n", marked(style.Entry(item)), marked(style.Cite(item, "45-47")))
		}
		file := "testdata/" + style.Name + ".txt"
		if *update {
			if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got, wanted := strings.Split(b.String(), "\n"), strings.Split(string(want), "\n")
		for i := range max(len(got), len(wanted)) {
			if i >= len(got) || i >= len(wanted) || got[i] != wanted[i] {
				t.Errorf("%s, line %d differs; see which is right by the manual", file, i+1)
				if i < len(got) && i < len(wanted) {
					t.Errorf("got  %s\nwant %s", got[i], wanted[i])
				}
			}
		}
	}
}

func marked(runs cite.Runs) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Italic {
			b.WriteString("_" + r.Text + "_")
		} else {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

func TestPandoc(t *testing.T) {
	for _, c := range []struct{ key, locator, want string }{
		{"lee1961", "", "[@lee1961]"},
		{"lee:1961a", "66-89", "[@lee:1961a, pp. 66–89]"},
		{"10.1/x(3)", "7", "[@{10.1/x(3)}, p. 7]"},
		{"a.", "", "[@{a.}]"},
		{"é", "chap. [3]; x", `[@é, chap. \[3\]\; x]`},
	} {
		if got := cite.Pandoc(c.key, c.locator); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// TestNothingBecomesMarkup holds that what was typed is text in HTML, and that no work stops a style.
func TestNothingBecomesMarkup(t *testing.T) {
	odd := argmap.Item{ID: "x", Title: "<script>", Container: "<b>",
		Authors: []argmap.Name{{}, {Family: "&", Given: "-. ,"}, {Literal: "others"}}, Page: "--",
		More: `{"translator":[{}],"edition":"0","number-of-volumes":[1],"original-date":{"date-parts":[[1]]}}`}
	for _, style := range cite.Styles {
		for _, kind := range []string{"", "book", "chapter", "article-journal", "webpage", "thesis", "article-newspaper"} {
			odd.Type = kind
			for _, runs := range []cite.Runs{style.Entry(odd), style.Cite(odd, "<i>"), style.Entry(argmap.Item{}),
				style.Cite(argmap.Item{}, "")} {
				if html := runs.HTML(); strings.Contains(strings.NewReplacer("<i>", "", "</i>", "").Replace(html), "<") {
					t.Errorf("%s lets markup through: %s", style.Name, html)
				}
			}
		}
	}
	if got := cite.APA.Entry(argmap.Item{Title: "A & B", Type: "book"}).HTML(); got != "<i>A &amp; B</i>. (n.d.)." {
		t.Errorf("got %s", got)
	}
}

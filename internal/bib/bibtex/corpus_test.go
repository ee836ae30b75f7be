package bibtex

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"warrant/internal/argmaptest"
	"warrant/internal/bib"
	"warrant/internal/codec"
)

// tally counts, by field, how many answers agree.
type tally struct{ same, all map[string]int }

func newTally() *tally { return &tally{map[string]int{}, map[string]int{}} }

func (c *tally) add(field string, same bool) {
	c.all[field]++
	if same {
		c.same[field]++
	}
}

// share logs the table and returns the share of all answers that agree.
func (c *tally) share(t *testing.T, name string) float64 {
	t.Helper()
	var fields []string
	same, all := 0, 0
	for f, n := range c.all {
		fields = append(fields, fmt.Sprintf("%s %d/%d", f, c.same[f], n))
		same, all = same+c.same[f], all+n
	}
	sort.Strings(fields)
	share := float64(same) / float64(max(all, 1))
	t.Logf("%s: %d of %d fields agree (%.1f %%): %s", name, same, all, 100*share, strings.Join(fields, ", "))
	return share
}

// loose is a text as answers are compared: letters and digits. Case, signs and markup are not compared: pandoc makes
// English titles sentence case and keeps italics, we keep titles as they stand and the LaTeX beside them.
func loose(text string) string {
	for _, tag := range []string{`<span class="nocase">`, `<span class="smallcaps">`, "</span>", "<i>", "</i>", "<sup>",
		"</sup>", "<sub>", "</sub>", `\`, "*", "~"} {
		text = strings.ReplaceAll(text, tag, "")
	}
	return bib.Fold(text)
}

// TestPandocsAnswers compares what is read with the YAML that stands behind each entry of pandoc's tests.
func TestPandocsAnswers(t *testing.T) {
	dir := argmaptest.Shared(t, "corpora", "bib", "pandoc-citeproc")
	paths, err := filepath.Glob(filepath.Join(dir, "*.biblatex"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no files", err)
	}
	counts, entries, warnings := newTally(), 0, 0
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Base(path)
		source, answer, ok := strings.Cut(string(data), "\n---\n")
		if !ok {
			t.Fatalf("%s has no answer", file)
		}
		got, report, err := read(source)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		entries, warnings = entries+len(got), warnings+len(report)
		var want struct{ References []map[string]any }
		if err := yaml.Unmarshal([]byte(strings.TrimSuffix(strings.TrimSpace(answer), "...")), &want); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if len(got) != len(want.References) {
			t.Errorf("%s: %d entries, want %d", file, len(got), len(want.References))
			continue
		}
		for i, ref := range want.References {
			fields := bib.Of(got[i].Item)
			for key, v := range ref {
				is := fields[key]
				w, g := told(key, v), told(key, is)
				if w == g {
					counts.add(key, true)
					continue
				}
				if why, ok := knownDifferences[file+" "+key]; ok {
					if why == "" {
						t.Errorf("%s %s differs for no reason", file, key)
					}
				} else {
					t.Errorf("%s %s %s:\ngot  %s\nwant %s", file, fields["id"], key, g, w)
				}
				counts.add(key, false)
			}
		}
	}
	t.Logf("pandoc-citeproc: %d files, %d entries, %d warnings", len(paths), entries, warnings)
	if share := counts.share(t, "pandoc-citeproc"); share < 0.98 {
		t.Errorf("only %.3f of the answers agree", share)
	}
}

// knownDifferences are the fields in which pandoc's answer is not ours, and why.
var knownDifferences = map[string]string{
	"jcg.biblatex container-title":              "CSL 1.0.2 has the type periodical; pandoc's answer is older and has an article without an author.",
	"jcg.biblatex type":                         "CSL 1.0.2 has the type periodical; pandoc's answer is older and has an article without an author.",
	"jcg.biblatex title":                        "CSL 1.0.2 has the type periodical; pandoc's answer is older and has an article without an author.",
	"periodical.biblatex container-title":       "CSL 1.0.2 has the type periodical; pandoc's answer is older and has an article without an author.",
	"periodical.biblatex type":                  "CSL 1.0.2 has the type periodical; pandoc's answer is older and has an article without an author.",
	"periodical.biblatex title":                 "CSL 1.0.2 has the type periodical; pandoc's answer is older and has an article without an author.",
	"baez-online.biblatex title-short":          "Pandoc also shortens titles at a colon; a short title is only what the entry gives as one.",
	"pandoc-2__formatting.biblatex title-short": "Pandoc also shortens titles at a colon; a short title is only what the entry gives as one.",
	"baez-online.biblatex URL":                  "Addresses of arXiv begin with https now.",
	"itzhaki.biblatex URL":                      "Addresses of arXiv begin with https now.",
	"ctan.biblatex annote":                      "Pandoc keeps small capitals as markup; a text has none here, the LaTeX is kept beside it.",
	"online.biblatex annote":                    "Pandoc keeps small capitals as markup; a text has none here, the LaTeX is kept beside it.",
	"reese.biblatex collection-title":           "A series number is said in words by the style, not by the reader.",
}

// told returns a value as it is compared.
func told(key string, v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case []any:
		var out []string
		for _, one := range v {
			fields, _ := one.(map[string]any)
			var parts []string
			for k, p := range fields {
				k = strings.NewReplacer("non-dropping-particle", "particle", "dropping-particle", "particle").Replace(k)
				parts = append(parts, k+"="+loose(fmt.Sprint(p)))
			}
			slices.Sort(parts)
			out = append(out, strings.Join(parts, " "))
		}
		return strings.Join(out, "; ")
	case map[string]any:
		var out []string
		list, _ := v["date-parts"].([]any)
		for _, one := range list {
			var parts []string
			for i, p := range one.([]any) {
				parts = append(parts, []string{"year", "month", "day"}[i]+"="+loose(fmt.Sprint(p)))
			}
			if v["season"] != nil {
				parts = append(parts, fmt.Sprintf("season=%v", v["season"]))
			}
			if v["circa"] == true {
				parts = append(parts, "circa=true")
			}
			slices.Sort(parts)
			out = append(out, strings.Join(parts, " "))
		}
		if v["literal"] != nil {
			out = append(out, "literal="+loose(fmt.Sprint(v["literal"])))
		}
		return strings.Join(out, "; ")
	}
	return loose(fmt.Sprint(v))
}

// again holds that entries written and read again are the same works.
func again(t *testing.T, name string, entries []bib.Entry, f bib.Format) {
	t.Helper()
	items := itemsOf(entries)
	data, _ := f.Write(items)
	back, report, err := f.Read(string(data))
	if err != nil {
		t.Errorf("%s: written again: %v", name, err)
		return
	}
	for _, l := range report {
		if l.Kind == codec.Repaired && !strings.HasPrefix(l.What, "crossref") && !strings.HasPrefix(l.What, "xdata") {
			t.Errorf("%s: what was written needs repair: %s", name, l)
		}
	}
	if len(back) != len(items) {
		t.Errorf("%s: %d works became %d\n%s", name, len(items), len(back), data)
		return
	}
	for i := range items {
		was, is := bib.Of(items[i]), bib.Of(back[i].Item)
		if f.Name != "biblatex" {
			was.Keep(kept, nil)
			is.Keep(kept, nil)
		}
		if !bib.Equal(map[string]any(was), map[string]any(is)) {
			t.Errorf("%s as %s: written and read again\nwas %v\nis  %v\n%s", name, f.Name, was, is,
				clipped(string(data), 3000))
			return
		}
	}
}

func clipped(s string, n int) string { return s[:min(n, len(s))] }

package markdown_test

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec"
	"warrant/internal/codec/markdown"
)

// TestShown holds that another program shows every text as it is: each item with the words of its statement, and no mark
// that they do not have.
func TestShown(t *testing.T) {
	show := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.DefinitionList, extension.Footnote))
	maps := []*argmap.Snapshot{hostile(t)}
	for seed := range uint64(10) {
		maps = append(maps, argmaptest.Random(rand.New(rand.NewPCG(seed, 9)), 20))
	}
	for _, s := range maps {
		data, _, err := markdown.Format.Write(s)
		if err != nil {
			t.Fatal(err)
		}
		var page bytes.Buffer
		if err := show.Convert(data, &page); err != nil {
			t.Fatal(err)
		}
		items := strings.Count(page.String(), "<li>")
		uses := len(s.Outline().Roots)
		for _, a := range s.Arguments() {
			uses += len(a.Premises)
		}
		if items != uses {
			t.Errorf("%s: %d items of %d uses of statements", s.Map().Title, items, uses)
		}
		words := strings.Join(strings.Fields(codec.PlainHTML(page.String())), " ")
		for _, st := range s.Statements() {
			for _, text := range []string{st.Text, st.Note} {
				if !strings.Contains(words, strings.Join(strings.Fields(text), " ")) {
					t.Errorf("%q is not shown in\n%s\nas which is written\n%s", text, words, data)
					return
				}
			}
		}
		for _, mark := range []string{"<em>", "<strong>", "<code>", "<pre>", "<del>", "<hr>", "<table>", "<img", "<script", "<dl>", "<input", `"javascript`} {
			if at := strings.Index(page.String(), mark); at >= 0 {
				t.Errorf("there is %s in what is shown: %.200s", mark, page.String()[at:])
			}
		}
	}
}

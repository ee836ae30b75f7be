package argdown

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"warrant/internal/codec"
	"warrant/internal/codec/codectest"
)

// pieces are what random documents are made of; % stands for a word that is there once.
var pieces = []string{"[A]", "[A%]: ", "[B]: %", "<C>", "<C>: %", "<D%>: ", "%", "% %", " ", "\n", "\n", "\n%", "\n\n", "\n\n", "\n\n%", "\n  + %", "\n  - [A]", "\n    <_ <C>",
	"\n    _ %", "\n  -> [B]", "\n  +> ", "\n    >< [A%]: %", "\n      + %", "\n   - %", "(1) %", "\n(2) %", "\n(3) [A]", "\n(P1) %", "\n(C) %", "\n----\n", "\n---\n",
	"\n-- %, other --\n", "\n--\n%\n--\n", "\n----\n(2) %", " {a: %}", "{b: '%', c: [1,2]}", "{note: %}\n", "{%, 2}", "#t%", "#(a %)", " *%* ", " **%** ", "_%_ ", "* ", "_ ", "**%", "# Head %", "\n# Head %\n\n",
	"\n## Sub % {isGroup: true}\n\n", "\n* %", "\n1. %", "\n  * %", "// %\n", "/* % */", "<!-- % -->\n", "http://x.org/%", "@[A%]", "@<C> ", "[%](u%)", ".v.", ":%:", "\\[%", "{%", "}", "===", "===\ntitle: %\n===\n",
	"---", "\t+ %", "\r\n", "'", " + %", "\n+ %", "\n- %", ",", ";", "]", "[%", "<%", "snake_%_case", "2 * %", "\n>< <%>: ", "\n[A] %", "\n<C> : %", "a < % and > b"}

// randomText returns a document, most likely a broken one, and the words in it that are there once.
func randomText(seed int) (string, []string) {
	rng := rand.New(rand.NewPCG(uint64(seed), 11))
	var b strings.Builder
	var words []string
	for range 1 + rng.IntN(30) {
		for _, part := range strings.SplitAfter(pieces[rng.IntN(len(pieces))], "%") {
			if before, ok := strings.CutSuffix(part, "%"); ok {
				words = append(words, fmt.Sprintf("w%dw", len(words)))
				part = before + words[len(words)-1]
			}
			b.WriteString(part)
		}
	}
	return b.String(), words
}

// TestEveryWordIsKept reads random documents, most of them broken, and looks for each of their words in the map or in the
// report. What is read can be written, and read again as the same.
func TestEveryWordIsKept(t *testing.T) {
	for seed := range 2000 {
		text, words := randomText(seed)
		s, report, err := read(codec.Input{Name: "x.argdown", Data: []byte(text)})
		if err != nil {
			if len(words) > 0 && !strings.Contains(text, "/") && !strings.Contains(text, "===") && !strings.Contains(text, "#") && !strings.Contains(text, "<!--") {
				t.Fatalf("document %d is not read: %v\n%s", seed, err, text)
			}
			continue
		}
		told := codectest.Told(s)
		for _, l := range report {
			told += l.String()
		}
		if strings.Contains(told, "The front matter cannot be read") {
			continue // that is all that is said of it
		}
		for _, w := range words {
			if !strings.Contains(told, w) {
				t.Fatalf("document %d: the word %s is gone\n%s\n---\n%s", seed, w, text, told)
			}
		}
		codectest.Odd(t, Format, []byte(text))
		if t.Failed() {
			t.Fatalf("document %d\n%s", seed, text)
		}
	}
}

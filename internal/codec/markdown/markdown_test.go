package markdown_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/codec"
	"warrant/internal/codec/codectest"
	"warrant/internal/codec/markdown"
	"warrant/internal/codec/outline"
)

func TestRandomMaps(t *testing.T) { codectest.Random(t, markdown.Format, 200) }

func losses(r codec.Report) string {
	var b strings.Builder
	for _, l := range r {
		b.WriteString(l.String() + "\n")
	}
	return b.String()
}

// TestForeign reads a list as people write them, and writes it.
func TestForeign(t *testing.T) {
	data, err := os.ReadFile("testdata/library.md")
	if err != nil {
		t.Fatal(err)
	}
	s, report, err := markdown.Format.Read(codec.Input{Name: "library.md", Data: data})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := outline.Write(&b, s, outline.Options{}); err != nil || b.String() != wantMap {
		t.Errorf("%v, got\n%s", err, b.String())
	}
	if got := losses(report); got != wantLosses {
		t.Errorf("got\n%s", got)
	}
	written, _, err := markdown.Format.Write(s)
	if err != nil || string(written) != wantText {
		t.Errorf("%v, got\n%s", err, written)
	}
	codectest.Again(t, markdown.Format, "library.md", s)
}

const wantMap = `Should the library open on Sundays?
9 statements, 5 arguments

1  Thesis [The text] Who asked for it:
2    + Reason [The text] Parents ask for it, as the letters (https://example.org/letters) show.
3      + Reason [The text] 40 of 60 letters say so. They came in April. Some are anonymous.
4      − Counterargument [The text] Letters are written by few – always the same.
     + Step: 2 premises
5      • Reason [Kim, Lee denies] Students have no other quiet place
6      • Reason [The text] and they need one
7      − Undercut [The text] The *station* is quiet, too
8  Unattached [The text] Nobody has asked the staff
9  Unattached [The text] Staff cost 200 a day
`

const wantLosses = `line 34, approximated: a block of code. It is in the note of the entry before it.
line 38, dropped: where a link leads. Links have their addresses in the text only: [letters]: https://example.org
line 1, dropped: what is said before the text, between lines of hyphens. A map has no place for it.
line 13, dropped: emphasis and code, 3 times. A map has no place for it.
line 14, dropped: a box to be ticked. A map has no place for it.
line 28, dropped: a comment. A map has no place for it.
line 33, dropped: a line across the page. A map has no place for it.
line 31, dropped: an entry that refers to another. It hangs from nothing, so it says nothing more.
line 32, dropped: a use of a statement. No statement bears on itself.
line 32, dropped: the note of an entry that refers to another. The statement has its note where it is told.
`

const wantText = `# Should the library open on Sundays? {voices="Reader, reader; The text, author; Kim; Lee"}

> Notes of the meeting\
> in May.


## For

- Who asked for it:
  - Pro: Parents ask for it, as the letters (https://example.org/letters) show.
    - Pro: 40 of 60 letters say so. They came in April.\
      \
      Some are anonymous.
    - Con: Letters are written by few – always the same.
      > Said twice.
  - Pro: Students have no other quiet place {voice="Kim; Lee, denies"}
    - Undercut: The \*station\* is quiet, too
  - And: and they need one
- Nobody has asked the staff

## For › Money

- Staff cost 200 a day
`

// hostile returns a map of texts which Markdown would take for marks.
func hostile(t *testing.T) *argmap.Snapshot {
	t.Helper()
	tx := argmap.Begin(argmap.New("# T {#x}", argmap.Voice{ID: "r", Name: `R "*r*" {`}))
	texts := []string{
		"<script>alert(1)</script>", "[x](javascript:alert(1)) ![y](z)", "Pro: **a** _b_ `c` ~~d~~ &lt; &#60;", "- a\n- b\n  c\n\n---\n===\n# d\n> e\n1. f\n+ g\na) h\n• i\n− j",
		`ends in \`, `\` + "\n\\\\", "a {#s1 role=\"con\"}", "[t](#s1)", "a\tb", "[ ] box", "== %% $x$ ||", "```\ncode\n```", "<!-- x", "so:",
	}
	for i, text := range texts {
		id := argmap.StatementID(rune('a' + i))
		tx.Put(argmap.Statement{ID: id, Kind: argmap.Claim, Text: text, Note: text, Group: codec.Line(text), Short: codec.Line(text),
			Holdings: []argmap.Holding{{Voice: "r", Stance: argmap.Asserts}}, Rank: argmap.Rank(string(id))})
		if i > 0 {
			tx.Put(argmap.Argument{ID: argmap.ArgumentID("s" + string(id)), Polarity: argmap.Con, Premises: []argmap.StatementID{id}, Target: argmap.StatementID("a").Ref()})
		}
	}
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestHostile holds that texts which Markdown would take for marks are text.
func TestHostile(t *testing.T) {
	s := hostile(t)
	data, report, err := markdown.Format.Write(s)
	if err != nil || len(report) > 0 {
		t.Fatal(err, losses(report))
	}
	in := codec.Input{Data: data}
	if !markdown.Format.Known(in) {
		t.Errorf("it is not known as Markdown:\n%s", data)
	}
	again, report, err := markdown.Format.Read(in)
	if err != nil || len(report) > 0 {
		t.Fatal(err, losses(report))
	}
	if was, is := codectest.Told(s), codectest.Told(again); was != is {
		t.Errorf("was\n%s\nis\n%s\nwritten as\n%s", was, is, data)
	}
	for line := range strings.Lines(string(data)) {
		for _, bad := range []string{"<", "*", "`", "[x]", "&lt;"} {
			for rest := line; ; {
				before, after, found := strings.Cut(rest, bad)
				if !found {
					break
				}
				if !strings.HasSuffix(before, `\`) {
					t.Errorf("%q stands unescaped in %q", bad, line)
				}
				rest = after
			}
		}
	}
}

func TestFaults(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "there is no entry in it, so there is nothing to map"},
		{"# A title only", "there is no entry in it, so there is nothing to map"},
		{strings.Repeat("- * ", 10000), "line 1: items are nested more than 10000 deep here, which no list is"},
	} {
		if _, _, err := markdown.Format.Read(codec.Input{Data: []byte(c.text)}); err == nil || err.Error() != c.want {
			t.Errorf("%.60s: %v, want %s", c.text, err, c.want)
		}
	}
}

// TestKnown tells lists of Markdown from outlines.
func TestKnown(t *testing.T) {
	for text, want := range map[string]bool{
		"# A\n- b\n": true, "- a\n  - b\n": true, "1. a\n\t- b\n": true, "---\nx: y\n---\n# A\n\ntext\n": true, "# A\nfirst\nsecond\n": true,
		"": false, "A\n  B\n": false, "# A\n  B\n    C\n": false, "- a\n  + b\n": false, "# A\n- b\n− c\n": false, "# A\x00": false, "1  Thesis [R] A\n": false,
	} {
		if got := markdown.Format.Known(codec.Input{Data: []byte(text)}); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	data, err := os.ReadFile("testdata/library.md")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte("- a {#x}\n  - Undercut: [b](#x)\n> q\n\n\tc\\\n\td **e* [f](g)\n---\n* * *\n```\n"))
	f.Fuzz(func(t *testing.T, data []byte) { codectest.Odd(t, markdown.Format, data) })
}

package write_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	gmhtml "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/document"
	"warrant/internal/document/write"
	"warrant/internal/typeset/typesettest"
)

// bad are words that mean something to one format or another.
var bad = []string{
	"<script>alert(1)</script>", "</p><img src=x onerror=\"alert(1)\">", "&amp;", "&#60;", "& &", "\"quoted\"", "'so'", "<!-- says:s001 01234567 -->", "-->", "]]>",
	"\\alpha $x^2$ \\write18{ls}", "**bold** *it* __b__ _i_", "[a](javascript:alert(1))", "![i](x)", "`code`", "``` fence", "~~~", "~~gone~~", "# heading", "#", "> quote",
	"- item", "+ item", "* item", "1. one", "12) twelve", "a. letter", "(i) roman", "iv. four", "A) B", "---", "===", "***", "| a | b |", "|-|-|", ": definition",
	"[^c0001]", "[^1]: note", "[x]: http://e.org", "https://example.org/a_b", "www.example.org", "me@example.org", "@you", ":smile:", "{#id .class}", "{{.Title}}", "%title", "<br/>",
	"\u202eright to left\u202c", "\u2067isolate", "\u200fmark", "עברית", "مرحبا (x)", "a\uFFFEb", "\uFFFF", "[ ] task", "[x] task", "\\", "\\\\", "a\\", "...", "wait...", "--", "a -- b",
	"<https://e.org>", "&nbsp;", "&copy", "\t tab", "two\nlines", "x\n\n# y", "&", "<", ">", "^sup^", "=", "+", "-", "1", "1.", "!", "![", "Word.", "日本語", "<!DOCTYPE x [<!ENTITY e 'e'>]>", "&e;",
}

// hostile returns a random map in which every word that users type is bad.
func hostile(seed uint64) *argmap.Snapshot {
	rng := rand.New(rand.NewPCG(seed, 23))
	s := argmaptest.Random(rng, 25)
	word := func() string {
		var out []string
		for range 1 + rng.IntN(3) {
			out = append(out, bad[rng.IntN(len(bad))])
		}
		return strings.Join(out, []string{" ", "", "."}[rng.IntN(3)])
	}
	tx := argmap.Begin(s)
	for _, r := range s.Records() {
		switch r := r.(type) {
		case argmap.Map:
			r.Title, r.Authors, r.Description = word(), []string{word(), word()}, word()
			tx.Put(r)
		case argmap.Voice:
			r.Name = word()
			tx.Put(r)
		case argmap.Statement:
			r.Text, r.Group, r.Note, r.Tags = word(), word(), word(), []string{word()}
			if r.Short != "" {
				r.Short = word()
			}
			tx.Put(r)
		case argmap.Argument:
			r.Label, r.Scheme = word(), word()
			tx.Put(r)
		case argmap.Dispute:
			r.Title = word()
			tx.Put(r)
		case argmap.Source:
			r.Title = word()
			tx.Put(r)
		case argmap.Passage:
			r.Section, r.Page, r.Quote = word(), word(), word()
			tx.Put(r)
		case argmap.Item:
			r.Title, r.URL, r.Publisher, r.Authors = word(), word(), word(), []argmap.Name{{Family: word(), Given: word()}}
			tx.Put(r)
		case argmap.Citation:
			r.Locator = word()
			tx.Put(r)
		case argmap.Comment:
			r.Text, r.Author, r.Request, r.Replies = word(), word(), word(), []argmap.Reply{{Author: word(), Text: word()}}
			tx.Put(r)
		}
	}
	out, _, err := tx.Commit()
	if err != nil {
		panic(err)
	}
	return out
}

// eachHostile calls f with each kind of text of hostile maps.
func eachHostile(t *testing.T, f func(t *testing.T, name string, d *document.Document)) {
	t.Helper()
	for seed := range uint64(40) {
		s := hostile(seed)
		for _, k := range document.Kinds {
			for _, style := range document.Styles {
				if k.Name == "essay" || style == document.AuthorDate {
					f(t, fmt.Sprint(k.Name, " ", style, " of map ", seed), document.New(s, k, style))
				}
			}
			if t.Failed() {
				return
			}
		}
	}
}

// said returns all that a document says, without white space: texts, then notes. Counted says how a note is marked.
func said(d *document.Document, colon bool, counted func(n int) string) (text, notes string) {
	var b, n strings.Builder
	noted := 0
	for _, bl := range d.Blocks {
		number := bl.Number
		if number != "" && bl.Shape == document.Entry {
			number = "[" + number + "]"
		}
		b.WriteString(number)
		for _, r := range bl.Runs {
			if r.Note != "" {
				noted++
				b.WriteString(counted(noted))
				n.WriteString(r.Text)
				continue
			}
			b.WriteString(r.Text)
		}
		for _, r := range bl.Rows {
			b.WriteString(r.Label)
			if colon {
				b.WriteByte(':')
			}
			b.WriteString(r.Text)
		}
	}
	return bare(b.String()), bare(n.String())
}

// bare takes white space out of a text.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

// differ says where two texts begin to differ.
func differ(t *testing.T, name, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	a, b := []rune(got), []rune(want)
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	part := func(of []rune) string { return string(of[max(0, min(at, len(of))-30):min(len(of), at+60)]) }
	t.Errorf("%s: got\n…%s\nwant\n…%s", name, part(a), part(b))
}

// TestMarkdownHasNoMarkupOfUsers reads what is written with a reader that knows what GitHub makes of Markdown, and notes
// and definitions, too: only what the program writes is markup, and every word is there as it was typed.
func TestMarkdownHasNoMarkupOfUsers(t *testing.T) {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList), goldmark.WithRendererOptions(gmhtml.WithUnsafe()))
	eachHostile(t, func(t *testing.T, name string, d *document.Document) {
		data, _, err := write.Markdown(d, nil)
		if err != nil {
			t.Fatal(err)
		}
		var page bytes.Buffer
		if err := md.Convert(data, &page); err != nil {
			t.Fatal(err)
		}
		root, err := html.Parse(&page)
		if err != nil {
			t.Fatal(err)
		}
		var text strings.Builder
		for n := range root.Descendants() {
			switch {
			case n.Type == html.TextNode && !within(n, "footnotes") && !within(n, "footnote-ref"):
				text.WriteString(n.Data)
			case n.Type == html.CommentNode && d.Kind != "essay":
				t.Errorf("%s: a comment %q", name, n.Data)
			case n.Type == html.ElementNode && !slices.Contains(strings.Fields("html head body h1 h2 h3 p ul li strong sup a div hr ol"), n.Data):
				t.Errorf("%s: words became <%s>", name, n.Data)
			case n.Type == html.ElementNode && n.Data == "a" && !strings.HasPrefix(attr(n, "class"), "footnote-"):
				t.Errorf("%s: words became a link to %s", name, attr(n, "href"))
			}
		}
		want, _ := said(d, true, func(int) string { return "" })
		differ(t, name, bare(text.String()), want)
	})
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// within reports whether a node stands in an element of a class.
func within(n *html.Node, class string) bool {
	for ; n != nil; n = n.Parent {
		if attr(n, "class") == class {
			return true
		}
	}
	return false
}

// TestHTMLHasNoMarkupOfUsers holds the same of the web page, which is well-formed XML besides.
func TestHTMLHasNoMarkupOfUsers(t *testing.T) {
	eachHostile(t, func(t *testing.T, name string, d *document.Document) {
		data := write.HTML(d)
		wellFormed(t, name, data)
		root, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		var text strings.Builder
		for n := range root.Descendants() {
			switch {
			case n.Type == html.TextNode && n.Parent.Data != "style" && n.Parent.Data != "title":
				text.WriteString(n.Data)
			case n.Type == html.CommentNode:
				t.Errorf("%s: a comment %q", name, n.Data)
			case n.Type == html.ElementNode && !slices.Contains(strings.Fields("html head meta title style body h1 h2 h3 p ul ol li strong span section dl dt dd bdi sup a"), n.Data):
				t.Errorf("%s: words became <%s>", name, n.Data)
			case n.Type == html.ElementNode && n.Data == "a" && !strings.HasPrefix(attr(n, "href"), "#"):
				t.Errorf("%s: a link to %s", name, attr(n, "href"))
			}
		}
		want, notes := said(d, false, func(n int) string { return fmt.Sprint(n) })
		if notes != "" {
			want += "Notes" + notes
		}
		differ(t, name, strings.ReplaceAll(bare(text.String()), "↩", ""), want)
	})
}

// wellFormed holds that a text is XML whose elements are closed where they should be.
func wellFormed(t *testing.T, name string, data []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = true
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("%s is no XML: %v", name, err)
		}
	}
}

// TestDOCXHasNoMarkupOfUsers holds the same of the file for word processors, all of whose parts are well-formed XML.
func TestDOCXHasNoMarkupOfUsers(t *testing.T) {
	eachHostile(t, func(t *testing.T, name string, d *document.Document) {
		parts := unzipped(t, d)
		for part, data := range parts {
			wellFormed(t, name+": "+part, data)
		}
		want, notes := said(d, false, func(int) string { return "" })
		differ(t, name, bare(wordText(t, parts["word/document.xml"])), want)
		differ(t, name+": notes", bare(wordText(t, parts["word/footnotes.xml"])), notes)
	})
}

// unzipped returns the parts of a DOCX file.
func unzipped(t *testing.T, d *document.Document) map[string][]byte {
	t.Helper()
	data, err := write.DOCX(d)
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := write.DOCX(d); !bytes.Equal(data, again) {
		t.Error("the same document gives other bytes")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return parts
}

// wordText returns the text of a part of a DOCX file, in which only elements of the program's own may be.
func wordText(t *testing.T, data []byte) string {
	t.Helper()
	var b strings.Builder
	d := xml.NewDecoder(bytes.NewReader(data))
	inText := false
	for {
		token, err := d.Token()
		if err != nil {
			return b.String()
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Space != "http://schemas.openxmlformats.org/wordprocessingml/2006/main" {
				t.Errorf("a strange element %v", token.Name)
			}
			inText = token.Name.Local == "t"
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				b.Write(token)
			}
		}
	}
}

// TestDOCXRefersToItsParts holds that every style and every note that the text names is there.
func TestDOCXRefersToItsParts(t *testing.T) {
	for _, kind := range document.Kinds {
		parts := unzipped(t, document.New(library(t), kind, document.Notes))
		text, styles, notes := string(parts["word/document.xml"]), string(parts["word/styles.xml"]), string(parts["word/footnotes.xml"])
		for _, m := range strings.Split(text+notes, `Style w:val="`)[1:] {
			if id, _, _ := strings.Cut(m, `"`); !strings.Contains(styles, `w:styleId="`+id+`"`) {
				t.Errorf("%s: there is no style %s", kind.Name, id)
			}
		}
		for _, m := range strings.Split(text, `<w:footnoteReference w:id="`)[1:] {
			if id, _, _ := strings.Cut(m, `"`); !strings.Contains(notes, `<w:footnote w:id="`+id+`"`) {
				t.Errorf("%s: there is no note %s", kind.Name, id)
			}
		}
		for part := range parts {
			if !strings.HasSuffix(part, ".rels") && part != "[Content_Types].xml" && !strings.Contains(string(parts["[Content_Types].xml"]), `"/`+part+`"`) {
				t.Errorf("the type of %s is not said", part)
			}
		}
	}
}

// TestPDFHasTheText looks with Poppler for every word of the texts of a small map, and for each statement of a large one.
func TestPDFHasTheText(t *testing.T) {
	s := library(t)
	for _, kind := range document.Kinds {
		for _, style := range document.Styles {
			d := document.New(s, kind, style)
			text := pdfText(t, d)
			for _, b := range d.Blocks {
				for _, r := range b.Runs {
					for _, word := range strings.Fields(r.Text) {
						if !strings.Contains(text, word) {
							t.Errorf("%s: %q is not in the PDF", kind.Name, word)
						}
					}
				}
				for _, r := range b.Rows {
					for _, word := range strings.Fields(r.Label + " " + r.Text) {
						if !strings.Contains(text, word) {
							t.Errorf("%s: %q is not in the PDF", kind.Name, word)
						}
					}
				}
			}
		}
	}
	large := argmaptest.Paper(rand.New(rand.NewPCG(5, 6)), 200, true)
	text := bare(pdfText(t, text(t, large, "outline", document.AuthorDate)))
	for _, st := range large.Statements() {
		if !strings.Contains(text, bare(st.Text)) && !crossesPages(text, st.Text) {
			t.Errorf("%q is not in the PDF", st.Text)
		}
	}
}

// crossesPages reports whether both ends of a statement are there: the number of a page may stand between them.
func crossesPages(text, of string) bool {
	words := strings.Fields(of)
	return strings.Contains(text, bare(strings.Join(words[:3], " "))) && strings.Contains(text, bare(strings.Join(words[len(words)-2:], " ")))
}

func pdfText(t *testing.T, d *document.Document) string {
	t.Helper()
	data, missing, err := write.PDF(d, typesettest.Fonts(t))
	if err != nil || len(missing) > 0 {
		t.Fatalf("%v, missing %q", err, missing)
	}
	path, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	file := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(path, "-layout", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// TestPDFOfHostileMaps holds that no text keeps a PDF from being written, nothing leaves the page, and what the fonts lack
// is said.
func TestPDFOfHostileMaps(t *testing.T) {
	for seed := range uint64(6) {
		s := hostile(seed)
		for _, kind := range document.Kinds {
			d := document.New(s, kind, document.Notes)
			data, remarks, err := write.File(d, "x.pdf", nil, typesettest.Fonts(t))
			if err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) {
				t.Fatalf("map %d, %s: %v", seed, kind.Name, err)
			}
			all, _ := said(d, false, func(int) string { return "" })
			if strings.Contains(all, "日") && !strings.Contains(strings.Join(remarks, " "), "日") {
				t.Errorf("map %d, %s: nothing is said of what the fonts lack: %v", seed, kind.Name, remarks)
			}
		}
	}
}

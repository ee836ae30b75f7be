package write

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"

	"warrant/internal/document"
)

//go:embed page.css
var style string

// HTML returns a document as a web page that needs no other file and lets no script run. It is well-formed XML, too.
func HTML(d *document.Document) []byte {
	p := &htmlPage{}
	sum := sha256.Sum256([]byte(style))
	p.print(`<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-` + base64.StdEncoding.EncodeToString(sum[:]) + `'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>` + html.EscapeString(d.Title) + `</title>
<style>` + style + `</style>
</head>
<body class="` + d.Kind + `">
`)
	for _, b := range d.Blocks {
		p.block(b)
	}
	p.nest(0)
	if len(p.notes) > 0 {
		p.print("<h2>Notes</h2>\n<ol>\n")
		for i, text := range p.notes {
			p.print(fmt.Sprintf(`<li id="note-%d">%s <a href="#mark-%d">↩</a></li>`+"\n", i+1, safe(text), i+1))
		}
		p.print("</ol>\n")
	}
	p.print("</body>\n</html>\n")
	return []byte(p.String())
}

// htmlPage is a page in the making.
type htmlPage struct {
	strings.Builder
	depth int // lists that are open; each but the last has an open item, too
	notes []string
}

func (p *htmlPage) print(text string) { p.WriteString(text) }

// nest opens and closes lists until so many are open. The last item of an open list is open.
func (p *htmlPage) nest(depth int) {
	for p.depth > depth {
		p.print("</li>\n</ul>\n")
		p.depth--
	}
}

func (p *htmlPage) block(b document.Block) {
	switch b.Shape {
	case document.Item, document.Conclusion:
		p.item(b)
		return
	}
	p.nest(0)
	text := p.runs(b.Runs)
	switch b.Shape {
	case document.Heading:
		p.print(fmt.Sprintf("<h%d>%s</h%d>\n", b.Level, text, b.Level))
	case document.Entry:
		if b.Number != "" {
			text = safe("["+b.Number+"]") + " " + text
		}
		p.print(`<p class="entry">` + text + "</p>\n")
	case document.Card:
		p.print(fmt.Sprintf("<section class=\"card\">\n<h%d>%s</h%d>\n<dl>\n", b.Level, text, b.Level))
		for _, r := range b.Rows {
			p.print("<dt>" + safe(r.Label) + "</dt><dd>" + safe(r.Text) + "</dd>\n")
		}
		p.print("</dl>\n</section>\n")
	default:
		p.print("<p>" + text + "</p>\n")
	}
}

// item opens a line of a list and leaves it open for what is below it.
func (p *htmlPage) item(b document.Block) {
	p.nest(b.Level + 1)
	if p.depth == b.Level+1 {
		p.print("</li>\n")
	}
	for p.depth < b.Level+1 {
		p.print("<ul>\n")
		if p.depth++; p.depth < b.Level+1 {
			p.print("<li>")
		}
	}
	class := ""
	if b.Shape == document.Conclusion {
		class = ` class="conclusion"`
	}
	number := ""
	if b.Number != "" {
		number = `<span class="number">` + safe(b.Number) + "</span> "
	}
	p.print("<li" + class + ">" + number + p.runs(b.Runs))
}

// runs returns runs as HTML.
func (p *htmlPage) runs(of []document.Run) string {
	var b strings.Builder
	for _, r := range of {
		switch {
		case r.Note != "":
			p.notes = append(p.notes, r.Text)
			n := len(p.notes)
			fmt.Fprintf(&b, `<sup><a id="mark-%d" href="#note-%d">%d</a></sup>`, n, n, n)
		case r.Strong:
			b.WriteString("<strong>" + safe(r.Text) + "</strong>")
		default:
			b.WriteString(safe(r.Text))
		}
	}
	return b.String()
}

// safe returns a text as HTML. Where it runs from right to left, or has marks that turn the direction, it is set apart, so
// that it turns nothing else.
func safe(text string) string {
	escaped := html.EscapeString(text)
	if strings.ContainsFunc(text, turns) {
		return "<bdi>" + escaped + "</bdi>"
	}
	return escaped
}

// turns reports whether a character is written from right to left or changes the direction of others.
func turns(r rune) bool {
	if unicode.Is(unicode.Bidi_Control, r) {
		return true
	}
	props, _ := bidi.LookupRune(r)
	return props.Class() == bidi.R || props.Class() == bidi.AL
}

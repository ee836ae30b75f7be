package codec

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// XML is a file of XML that is being read, forgivingly: entities of HTML, elements of HTML that are not closed and
// characters that XML forbids are no faults, as programs write them.
type XML struct {
	*xml.Decoder
	data  []byte // in UTF-8
	depth int
}

var declared = regexp.MustCompile(`^\s*<\?xml[^>]*\sencoding\s*=\s*["']([-A-Za-z0-9_.:]+)["']`)

// OpenXML starts reading a file. Where it says that it is in another encoding than UTF-8 it is converted.
func OpenXML(in Input, report *Report) (*XML, error) {
	if len(in.Data) > MaxSize {
		return nil, Errorf(0, "the file is larger than %d MiB", MaxSize>>20)
	}
	if name := encoding(in.Data); name != "" {
		e, _ := charset.Lookup(name)
		if e == nil {
			return nil, Errorf(1, "its encoding %q is not known here; save the file as UTF-8", name)
		}
		text, err := e.NewDecoder().Bytes(in.Data)
		if err != nil {
			return nil, Errorf(1, "it is not in the encoding %q that it names; save the file as UTF-8", name)
		}
		in.Data = text
	}
	text := in.Text(report)
	if at := strings.IndexFunc(text, forbidden); at >= 0 {
		report.Add(Loss{Kind: Repaired, Line: LineAt([]byte(text), at), What: "control characters", Why: "XML forbids them; they were left out."})
		text = strings.Map(func(r rune) rune {
			if forbidden(r) {
				return -1
			}
			return r
		}, text)
	}
	x := &XML{data: []byte(text)}
	x.Decoder = xml.NewDecoder(bytes.NewReader(x.data))
	x.Strict, x.Entity, x.AutoClose = false, xml.HTMLEntity, xml.HTMLAutoClose
	x.CharsetReader = nilCharset
	return x, nil
}

// encoding returns the encoding of a file that is not in UTF-8; empty: it is, or it does not say.
func encoding(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("<\x00")):
		return "utf-16le"
	case bytes.HasPrefix(data, []byte("\xfe\xff")), bytes.HasPrefix(data, []byte("\x00<")):
		return "utf-16be"
	}
	m := declared.FindSubmatch(data[:min(len(data), 200)])
	if m == nil {
		return ""
	}
	switch name := strings.ToLower(string(m[1])); name {
	case "utf-8", "utf8", "us-ascii", "ascii":
		return ""
	default:
		return name
	}
}

// nilCharset hands the text on, which has been converted already.
func nilCharset(_ string, in io.Reader) (io.Reader, error) { return in, nil }

func forbidden(r rune) bool {
	return unicode.IsControl(r) && r < 0x80 && r != '\n' && r != '\t' && r != '\r' || r == '\uFFFE' || r == '\uFFFF'
}

// Next returns the next start or end of an element, or nil at the end of the file. Errors are sentences with their line.
func (x *XML) Next() (xml.Token, error) {
	for {
		t, err := x.Token()
		if err != nil {
			return nil, x.said(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if x.depth++; x.depth > MaxDepth+10 { // a list has some around it
				return nil, Errorf(x.Line(), "elements are nested more than %d deep here, which no list is", MaxDepth)
			}
			return t, nil
		case xml.EndElement:
			x.depth--
			return t, nil
		}
	}
}

func (x *XML) said(err error) error {
	var syntax *xml.SyntaxError
	switch {
	case errors.Is(err, io.EOF):
		return nil
	case errors.As(err, &syntax):
		return Errorf(syntax.Line, "this is not XML: %s", syntax.Msg)
	}
	return Errorf(x.Line(), "this is not XML: %v", err)
}

// Line returns the line that reading has come to, counted from 1.
func (x *XML) Line() int {
	line, _ := x.InputPos()
	return line
}

// Inner skips an element that has been started, and returns what is in it as it is written there.
func (x *XML) Inner() (string, error) {
	start := x.InputOffset()
	end := start
	for depth := x.depth; ; {
		before := x.InputOffset()
		t, err := x.Token()
		if err != nil {
			if said := x.said(err); said != nil {
				return "", said
			}
			return "", Errorf(x.Line(), "the file ends within an element")
		}
		switch t.(type) {
		case xml.StartElement:
			x.depth++
		case xml.EndElement:
			if x.depth--; x.depth < depth {
				end = before
				return string(x.data[start:end]), nil
			}
		}
	}
}

// XMLText returns a text as it stands in XML, in attributes as well. The two characters that XML cannot hold become
// the replacement character.
func XMLText(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a builder takes everything
	return b.String()
}

// Elements of HTML that begin a new line, and those whose text is not shown.
var (
	blocks = regexp.MustCompile(`^(p|div|li|ul|ol|dl|dt|dd|tr|table|h[1-6]|blockquote|pre|body|section|article|hr|text)$`)
	unseen = regexp.MustCompile(`^(head|style|script|title)$`)
)

// PlainHTML returns the text of HTML, line by line, without its marks. The address of a link stands behind it.
func PlainHTML(source string) string {
	var lines []string
	var line strings.Builder
	flush := func(always bool) {
		if text := strings.Join(strings.FieldsFunc(line.String(), blank), " "); text != "" || always {
			lines = append(lines, strings.TrimRight(strings.ReplaceAll(text, "\u00a0", " "), " "))
		}
		line.Reset()
	}
	hidden, link := "", ""
	for z := html.NewTokenizer(strings.NewReader(source)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			flush(false)
			return Clean(strings.Join(lines, "\n"))
		}
		t := z.Token()
		switch {
		case hidden != "":
			if kind == html.EndTagToken && t.Data == hidden {
				hidden = ""
			}
		case kind == html.TextToken:
			line.WriteString(t.Data)
		case t.Data == "a" && kind == html.StartTagToken:
			link = address(t)
		case t.Data == "a" && kind == html.EndTagToken && link != "":
			if !strings.Contains(line.String(), link) {
				line.WriteString(" (" + link + ")")
			}
			link = ""
		case kind == html.StartTagToken && unseen.MatchString(t.Data):
			hidden = t.Data
		case t.Data == "br" && kind != html.EndTagToken, t.Data == "p" && kind == html.EndTagToken:
			flush(true)
		case (kind == html.StartTagToken || kind == html.EndTagToken) && blocks.MatchString(t.Data):
			flush(false)
		}
	}
}

// address returns where a link leads.
func address(t html.Token) string {
	for _, a := range t.Attr {
		if a.Key == "href" {
			return Line(a.Val)
		}
	}
	return ""
}

func blank(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' }

// HTMLLine returns a line of text as HTML that PlainHTML reads back, but for tabs and blanks that do not break.
func HTMLLine(line string) string {
	line = strings.ReplaceAll(XMLText(strings.ReplaceAll(line, "\t", "    ")), "  ", " \u00a0")
	if rest, ok := strings.CutPrefix(line, " "); ok {
		return "\u00a0" + rest
	}
	return line
}

// formatting are the elements of HTML that PlainHTML drops something of.
var formatting = regexp.MustCompile(`(?i)<(b|i|u|s|em|strong|strike|del|ins|sub|sup|small|big|font|code|tt|mark|ul|ol|dl|table|img|h[1-6]|object|iframe|svg|video|audio)[\s/>]`)

// Formatted reports whether PlainHTML drops more of a piece of HTML than how it is laid out.
func Formatted(source string) bool { return formatting.MatchString(source) }

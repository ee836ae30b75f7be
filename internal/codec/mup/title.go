package mup

import (
	"regexp"
	"strings"

	"warrant/internal/codec"
)

// plainMark stands before a title that has no markup but looks as if it had: with a tag in it, though an empty one,
// Because takes the title for rich text, in which what is escaped is shown as it was typed.
const plainMark = "<u></u>"

var (
	tag = regexp.MustCompile(`(?i)<(/?)(br|b|i|u|s|em|strong|sub|sup|span|font|a|p|div|ul|ol|li)((?:\s+[a-z-]+=(?:"[^"<>]*"|'[^'<>]*'))*)\s*/?>`)
	// markup is what programs could take for it.
	markup   = regexp.MustCompile(`<[A-Za-z/!?]|&[A-Za-z#][A-Za-z0-9]*;`)
	entities = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&#39;", "'", "&apos;", "'", "&nbsp;", " ", "&amp;", "&")
	escaper  = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
)

// plain returns the text of a title that may have a little HTML in it; rich says whether there was any.
func plain(title string) (text string, rich bool) {
	title, marked := strings.CutPrefix(title, plainMark)
	var b strings.Builder
	from := 0
	if !marked {
		for _, m := range tag.FindAllStringSubmatchIndex(title, -1) {
			b.WriteString(title[from:m[0]])
			from = m[1]
			switch opens := m[2] == m[3]; strings.ToLower(title[m[4]:m[5]]) {
			case "br":
				b.WriteByte('\n')
			case "p", "div", "li":
				if opens && b.Len() > 0 {
					b.WriteByte('\n')
				}
				rich = true
			default:
				rich = true
			}
		}
	}
	b.WriteString(title[from:])
	return codec.Clean(entities.Replace(b.String())), rich
}

// titleOf returns a text as a title in which nothing can be taken for markup.
func titleOf(text string) string {
	if markup.MatchString(text) {
		return plainMark + escaper.Replace(text)
	}
	return text
}

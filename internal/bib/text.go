package bib

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	eunicode "golang.org/x/text/encoding/unicode"

	"warrant/internal/codec"
)

var latinNamed = regexp.MustCompile(`(?i)%[ \t]*encoding:[ \t]*(windows-1252|cp1252|iso-?8859-1|latin-?1)\b`)

// Text returns a file as text: UTF-8 without a mark, lines ended by \n, no control characters. UTF-16 is known by its mark
// or by its NULs, and what is neither is read as Windows-1252, which contains Latin-1; the report says so.
func Text(data []byte, report *codec.Report) string {
	text := ""
	switch {
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}) || nulsAt(data, 0):
		text = decoded(data, eunicode.UTF16(eunicode.BigEndian, eunicode.UseBOM))
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || nulsAt(data, 1):
		text = decoded(data, eunicode.UTF16(eunicode.LittleEndian, eunicode.UseBOM))
	case utf8.Valid(data):
		text = string(data)
	default:
		text = decoded(data, charmap.Windows1252)
		if !latinNamed.Match(data[:min(len(data), 200)]) {
			report.Add(codec.Loss{Kind: codec.Repaired, Line: codec.LineAt(data, firstInvalid(data)), What: "the encoding",
				Why: "The file is not UTF-8; it is read as Windows-1252 (Latin-1). Should letters look wrong, save it as UTF-8 and import it again."})
		}
	}
	text = strings.TrimPrefix(text, "\uFEFF")
	if strings.Contains(text, "\r") {
		text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	}
	if at := strings.IndexFunc(text, isControl); at >= 0 {
		report.Add(codec.Loss{Kind: codec.Repaired, Line: 1 + strings.Count(text[:at], "\n"), What: "control characters",
			Why: "No text has them; they were left out."})
		text = strings.Map(func(r rune) rune {
			if isControl(r) {
				return -1
			}
			return r
		}, text)
	}
	return text
}

func isControl(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

func decoded(data []byte, e encoding.Encoding) string {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\uFFFD")
	}
	return strings.ToValidUTF8(string(out), "\uFFFD")
}

// nulsAt reports whether a file begins with a letter in UTF-16 whose NUL is the first (0) or the second (1) byte.
func nulsAt(data []byte, at int) bool {
	if len(data) < 4 || len(data)%2 != 0 {
		return false
	}
	for i := 0; i < 4; i++ {
		if (data[i] == 0) != (i%2 == at) {
			return false
		}
	}
	return true
}

func firstInvalid(data []byte) int {
	at := 0
	for at < len(data) {
		r, n := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		at += n
	}
	return at
}

func isSpace(r rune) bool { return unicode.IsSpace(r) }

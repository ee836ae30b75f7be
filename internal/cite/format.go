package cite

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"warrant/internal/argmap"
)

func enumerate(words []string) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	case 2:
		return words[0] + " and " + words[1]
	}
	return strings.Join(words[:len(words)-1], ", ") + ", and " + words[len(words)-1]
}

var months = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
	"November", "December"}

// dateText returns the year of a date, or with full the whole of it.
func dateText(d argmap.Date, full bool) string {
	if d.Year == 0 {
		return d.Text
	}
	year := strconv.Itoa(d.Year)
	if !full || d.Month < 1 || d.Month > len(months) {
		return year
	}
	if d.Day == 0 {
		return months[d.Month-1] + " " + year
	}
	return fmt.Sprintf("%d %s %s", d.Day, months[d.Month-1], year)
}

// Locator returns where in a work something stands, as it is said in a note: "78" is "p. 78", "66-89" is "pp. 66–89".
// What already says what it is, as "chap. 3", stays as it is.
func Locator(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || !unicode.IsDigit(rune(text[0])) {
		return dashed(text)
	}
	pages := dashed(text)
	if strings.ContainsAny(pages, "–,;&") || strings.HasSuffix(pages, "f") || strings.HasSuffix(pages, "ff.") {
		return "pp. " + pages
	}
	return "p. " + pages
}

// dashed puts an en dash between two figures that a hyphen or more join.
func dashed(text string) string {
	runes := []rune(text)
	var out strings.Builder
	for i := 0; i < len(runes); i++ {
		end := i
		for end < len(runes) && runes[end] == '-' {
			end++
		}
		if end > i && i > 0 && end < len(runes) && unicode.IsDigit(runes[i-1]) && unicode.IsDigit(runes[end]) {
			out.WriteRune('–')
			i = end - 1
			continue
		}
		out.WriteRune(runes[i])
	}
	return out.String()
}

func join(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

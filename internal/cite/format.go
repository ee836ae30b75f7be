package cite

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"warrant/internal/argmap"
)

// Format returns an item as one line of a bibliography, author and date first, as plain text.
func Format(item argmap.Item) string {
	var out line
	people, editors := namesInList(item.Authors), namesInText(item.Editors)
	if len(item.Authors) == 0 && len(item.Editors) > 0 {
		people, editors = namesInList(item.Editors)+", "+plural(len(item.Editors), "ed.", "eds."), ""
	}
	out.sentence(people)
	if people == "" {
		out.sentence(item.Title)
	}
	out.sentence(cmp.Or(dateText(item.Issued, false), "n.d."))
	if people != "" {
		out.sentence(title(item))
	}
	out.sentence(within(item, editors))
	out.sentence(join(": ", item.Place, item.Publisher))
	if item.URL != "" {
		accessed := dateText(item.Accessed, true)
		if accessed != "" {
			accessed = "accessed " + accessed
		}
		out.sentence(join(", ", item.URL, accessed))
	}
	return out.String()
}

// title returns the title in quotation marks where it is part of something larger.
func title(item argmap.Item) string {
	if item.Title == "" || item.Container == "" {
		return item.Title
	}
	if strings.ContainsAny(item.Title[len(item.Title)-1:], ".?!") {
		return "“" + item.Title + "”"
	}
	return "“" + item.Title + ".”"
}

// within says where an item stands: in which book or journal, edited by whom, on which pages.
func within(item argmap.Item, editors string) string {
	number := item.Volume
	if item.Issue != "" {
		number = join(" ", number, "("+item.Issue+")")
	}
	pages := dashed(item.Page)
	if editors != "" {
		editors = "edited by " + editors
	}
	if item.Container == "" {
		if number != "" {
			number = "vol. " + number
		}
		return join(", ", editors, number, pages)
	}
	if editors != "" || item.Type == "chapter" || item.Type == "paper-conference" || strings.HasPrefix(item.Type, "entry") {
		if number != "" {
			number = "vol. " + number
		}
		return "In " + join(", ", item.Container, editors, number, pages)
	}
	if number == "" {
		return join(", ", item.Container, pages)
	}
	return join(": ", item.Container+" "+number, pages)
}

// namesInList returns names as a list is sorted: the first one family name first.
func namesInList(names []argmap.Name) string {
	if len(names) == 0 {
		return ""
	}
	first := names[0].Literal
	if first == "" {
		first = join(", ", names[0].Family, names[0].Given)
	}
	return enumerate(append([]string{first}, eachInText(names[1:])...))
}

func namesInText(names []argmap.Name) string { return enumerate(eachInText(names)) }

func eachInText(names []argmap.Name) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = cmp.Or(n.Literal, join(" ", n.Given, n.Family))
	}
	return out
}

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

// line puts sentences one behind the other.
type line struct{ strings.Builder }

// sentence adds a sentence, with its full stop where it lacks one; "" adds nothing.
func (l *line) sentence(text string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	if l.Len() > 0 {
		l.WriteByte(' ')
	}
	l.WriteString(text)
	if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "?") && !strings.HasSuffix(text, "!") && !strings.HasSuffix(text, "”") {
		l.WriteByte('.')
	}
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

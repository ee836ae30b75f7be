package bib

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Date is a date as lists of references give it: a year with a month and a day where they are known, or words.
type Date struct {
	Year, Month, Day int
	Words            string
}

// Precision is 1 for a year, 2 with a month, 3 with a day, 0 for words.
func (d Date) Precision() int {
	switch {
	case d.Year == 0:
		return 0
	case d.Month == 0:
		return 1
	case d.Day == 0:
		return 2
	}
	return 3
}

// Fields returns the date as CSL-JSON.
func (d Date) Fields() map[string]any {
	if d.Year == 0 {
		return map[string]any{"literal": d.Words}
	}
	parts := []any{d.Year, d.Month, d.Day}[:max(1, d.Precision())]
	return map[string]any{"date-parts": []any{parts}}
}

var (
	numbers    = regexp.MustCompile(`^(\d{4})(?:[-/. ]*(\d{1,2})?(?:[-/. ]+(\d{1,2})?[-/. ]*(.*))?)?$`)
	wordsFirst = regexp.MustCompile(`^(\d{4}) ([A-Za-z]{3})[a-z]*\.?(?: (\d{1,2}))?$`)
	monthNames = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
)

// DateOf reads 2016, 2016/01/30, 2016/01/, 2016/12//, 2016-01-30, 20160130, 2016 Jan 30. All else is words.
func DateOf(text string) Date {
	text = strings.TrimSpace(text)
	if len(text) == 8 && strings.Trim(text, "0123456789") == "" {
		text = text[:4] + "/" + text[4:6] + "/" + text[6:]
	}
	if m := numbers.FindStringSubmatch(text); m != nil && m[4] == "" {
		d := Date{Year: number(m[1]), Month: number(m[2]), Day: number(m[3])}
		if d.Year > 0 && d.Month <= 12 && d.Day <= 31 {
			if d.Month == 0 {
				d.Day = 0
			}
			return d
		}
	}
	if m := wordsFirst.FindStringSubmatch(text); m != nil {
		for i, name := range monthNames {
			if strings.EqualFold(m[2], name) && number(m[3]) <= 31 {
				return Date{Year: number(m[1]), Month: i + 1, Day: number(m[3])}
			}
		}
	}
	return Date{Words: text}
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// DateIn writes a date of CSL-JSON as 2016, 2016/01 or 2016/01/30, and the start of a range; words stay.
func DateIn(v any) string {
	date, _ := v.(map[string]any)
	list, _ := date["date-parts"].([]any)
	if len(list) == 0 {
		words, _ := date["literal"].(string)
		return words
	}
	parts, _ := list[0].([]any)
	var out []string
	for i, p := range parts {
		width := 2
		if i == 0 {
			width = 4
		}
		n, err := strconv.Atoi(fmt.Sprint(p))
		if err != nil || n <= 0 || i > 2 {
			break
		}
		out = append(out, fmt.Sprintf("%0*d", width, n))
	}
	return strings.Join(out, "/")
}

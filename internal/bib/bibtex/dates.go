package bibtex

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// months are the macros that every style defines.
var months = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

var day = regexp.MustCompile(`^(-?\d{1,6})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T[0-9:.Z+-]*)?([~?%]?)$`)

// dateOf reads a date of EDTF as CSL-JSON: a day, month, season or year, a range of two, "about"; of an open range the start. What it
// is not comes back as a literal.
func dateOf(text string) map[string]any {
	text = strings.TrimSpace(strings.ReplaceAll(text, "–", "/"))
	if text == "" {
		return nil
	}
	literal := map[string]any{"literal": text}
	from, to, _ := strings.Cut(text, "/")
	if strings.HasPrefix(text, "/") {
		return literal
	}
	out := map[string]any{}
	parts, season, about, ok := partsOf(from)
	if !ok {
		return literal
	}
	list := []any{parts}
	if to != "" && to != ".." {
		end, endSeason, endAbout, ok := partsOf(to)
		if !ok || endSeason != season && (season == "" || endSeason == "") {
			return literal
		}
		about = about || endAbout
		list = append(list, end)
	}
	if season != "" {
		out["season"] = season
	}
	if about {
		out["circa"] = true
	}
	out["date-parts"] = list
	return out
}

func partsOf(text string) (parts []any, season string, about, ok bool) {
	m := day.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return nil, "", false, false
	}
	year, _ := strconv.Atoi(m[1])
	if year <= 0 { // EDTF counts a year 0, CSL does not
		year--
	}
	parts = append(parts, json.Number(strconv.Itoa(year)))
	month, _ := strconv.Atoi(m[2])
	number, _ := strconv.Atoi(m[3])
	switch {
	case month >= 21 && month <= 24 && m[3] == "":
		season = strconv.Itoa(month - 20)
	case month > 12 || month == 0 && m[2] != "" || number > 31 || number == 0 && m[3] != "":
		return nil, "", false, false
	case month > 0:
		parts = append(parts, json.Number(strconv.Itoa(month)))
		if number > 0 {
			parts = append(parts, json.Number(strconv.Itoa(number)))
		}
	}
	return parts, season, m[4] != "", true
}

var fullMonths = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
	"november", "december"}

// joined makes one date of the fields year, month and day of BibTeX.
func joined(year, month, day string) string {
	year = strings.TrimSpace(year)
	if _, err := strconv.Atoi(year); err != nil || month == "" {
		return year
	}
	month = strings.ToLower(strings.Trim(strings.TrimSpace(month), "."))
	if name, of, two := strings.Cut(month, " "); two && day == "" && strings.Trim(of, "0123456789") == "" { // "OCT 1"
		month, day = name, of
	}
	n, err := strconv.Atoi(month)
	for i := range months {
		if err != nil && len(month) >= 3 && strings.HasPrefix(fullMonths[i], month) {
			n, err = i+1, nil
		}
	}
	if err != nil || n < 1 || n > 12 {
		for i, season := range []string{"spring", "summer", "autumn", "winter"} {
			if month == season || month == "fall" && season == "autumn" {
				return fmt.Sprintf("%s-%d", year, 21+i)
			}
		}
		return year
	}
	if d, err := strconv.Atoi(strings.TrimSpace(day)); err == nil && d >= 1 && d <= 31 {
		return fmt.Sprintf("%s-%02d-%02d", year, n, d)
	}
	return fmt.Sprintf("%s-%02d", year, n)
}

// edtf writes a date of CSL-JSON; "" where there is no way to.
func edtf(v any) string {
	date, _ := v.(map[string]any)
	list, _ := date["date-parts"].([]any)
	if literal, ok := date["literal"].(string); ok && len(list) == 0 {
		return literal
	}
	if len(list) == 0 || len(list) > 2 {
		return ""
	}
	var out []string
	for _, one := range list {
		parts, _ := one.([]any)
		text := ""
		for i, p := range parts {
			n, err := strconv.Atoi(fmt.Sprint(p))
			switch {
			case err != nil:
				return ""
			case i == 0 && n <= 0:
				text = fmt.Sprintf("-%04d", -(n + 1))
				if n == -1 {
					text = "0000"
				}
			case i == 0:
				text = fmt.Sprintf("%04d", n)
			default:
				text += fmt.Sprintf("-%02d", n)
			}
		}
		if season := fmt.Sprint(date["season"]); len(parts) == 1 && len(season) == 1 && season >= "1" && season <= "4" {
			text += "-2" + season
		}
		if date["circa"] == true {
			text += "~"
		}
		out = append(out, text)
	}
	return strings.Join(out, "/")
}

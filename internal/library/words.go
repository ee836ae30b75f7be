package library

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Matches reports whether a text holds all the words that were typed, capitals or not.
func Matches(text, typed string) bool {
	text = strings.ToLower(text)
	for _, word := range strings.Fields(strings.ToLower(typed)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// Rank says how well a title that matches suits what was typed, 0 the best: it begins with it; it has all its words; it
// has words that begin so; it holds it somewhere.
func Rank(title, typed string) int {
	title, typed = strings.ToLower(title), strings.ToLower(strings.TrimSpace(typed))
	if strings.HasPrefix(title, typed) {
		return 0
	}
	notLetter := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	words, rank := strings.FieldsFunc(title, notLetter), 1
	for _, t := range strings.FieldsFunc(typed, notLetter) {
		best := 3
		for _, w := range words {
			switch {
			case w == t:
				best = min(best, 1)
			case strings.HasPrefix(w, t):
				best = min(best, 2)
			}
		}
		rank = max(rank, best)
	}
	return rank
}

// Sentence returns an error as a sentence: with a capital and a full stop, and only its first line.
func Sentence(err error) string {
	text, _, _ := strings.Cut(err.Error(), "\n")
	first, size := utf8.DecodeRuneInString(text)
	if word, _, _ := strings.Cut(text, " "); !strings.ContainsAny(word, "/\\.") { // not the name of a file
		text = string(unicode.ToUpper(first)) + text[size:]
	}
	if !strings.HasSuffix(text, ".") {
		text += "."
	}
	return text
}

// FreePath returns a path in the folder of new maps that no file has, for a title and an ending.
func (l *Library) FreePath(title, ending string) string {
	name := FileName(title)
	path := filepath.Join(l.dirs.Documents, name+ending)
	for n := 2; n < 1000; n++ {
		if _, err := os.Lstat(path); err != nil {
			break
		}
		path = filepath.Join(l.dirs.Documents, fmt.Sprintf("%s %d%s", name, n, ending))
	}
	return path
}

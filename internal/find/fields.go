package find

import (
	"fmt"
	"strconv"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// Field is where in a statement or step something was found.
type Field uint8

// The fields, the weightier ones first.
const (
	InText Field = iota
	InTitle
	InLabel
	InNote
	InTag
	InGroup
	InVoice
	InDispute
	InComment
	InCitation
)

var fieldWords = [...]string{
	"", "in the short title", "in the label", "in a note", "in a tag", "in the section", "in a voice",
	"in a dispute over it", "in a comment", "in a citation",
}

// Words says where something was found, as "in a note"; nothing where that can be seen, in the text.
func (f Field) Words() string { return words.T(fieldWords[f]) }

// weight is what a field adds to how well a hit fits.
func (f Field) weight() int {
	switch f {
	case InTitle:
		return 40
	case InText:
		return 30
	case InLabel:
		return 20
	}
	return 10
}

// text is what a record has to say in one field.
type text struct {
	field Field
	words []uint32
}

// texts returns what a record has to say itself. What others say of it is added where the places are laid out. The title of
// a source is left out: in the map of a paper nearly everything cites that paper, and would be a hit for its title.
func (v *vocabulary) texts(r argmap.Record) []text {
	var out []text
	add := func(f Field, all ...string) {
		for _, s := range all {
			if said := v.words(s); len(said) > 0 {
				out = append(out, text{f, said})
			}
		}
	}
	switch r := r.(type) {
	case argmap.Statement:
		add(InText, r.Text)
		add(InTitle, r.Short)
		add(InNote, r.Note)
		add(InTag, r.Tags...)
		add(InGroup, r.Group)
	case argmap.Argument:
		add(InLabel, r.Label, r.Scheme)
	case argmap.Voice:
		add(InVoice, r.Name)
	case argmap.Dispute:
		add(InDispute, r.Title)
	case argmap.Comment:
		add(InComment, r.Text, r.Request, r.Author)
		for _, reply := range r.Replies {
			add(InComment, reply.Text, reply.Author)
		}
	case argmap.Citation:
		add(InCitation, r.Locator, numbered("n.", r.Note))
	case argmap.Passage:
		add(InCitation, strings.Join([]string{before("§", r.Section), numbered("¶", r.Paragraph), before("p.", r.Page)}, " "), r.Quote)
	case argmap.Item:
		for _, people := range [][]argmap.Name{r.Authors, r.Editors} {
			for _, n := range people {
				add(InCitation, strings.Join([]string{n.Given, n.Family, n.Literal}, " "))
			}
		}
		add(InCitation, r.Title, r.Container, year(r.Issued))
	}
	return out
}

// before puts a sign before a word, if there is one.
func before(sign, word string) string {
	if word == "" {
		return ""
	}
	return sign + " " + word
}

func numbered(sign string, n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%s %d", sign, n)
}

func year(d argmap.Date) string {
	if d.Year == 0 {
		return d.Text
	}
	return strconv.Itoa(d.Year)
}

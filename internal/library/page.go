package library

import (
	"slices"
	"strconv"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// Setting is one line of the settings page: a text, or one of some choices.
type Setting struct {
	Title   string
	Hint    string   // in an empty text
	Choices []string // nil: a text

	text func(*Settings) *string
	// at returns which choice the settings have; choose takes another.
	at     func(Settings) int
	choose func(*Settings, int)
}

// Text returns what a text says.
func (s Setting) Text(of Settings) string {
	if s.text == nil {
		return ""
	}
	return *s.text(&of)
}

// At returns the number of the choice that the settings have; 0 where it is a text.
func (s Setting) At(of Settings) int {
	if s.at == nil {
		return 0
	}
	return max(0, s.at(of))
}

// Put gives the settings a text, or a choice by its number. What is no choice changes nothing.
func (s Setting) Put(to *Settings, text string, choice int) {
	switch {
	case s.text != nil:
		*s.text(to) = text
	case choice >= 0 && choice < len(s.Choices):
		s.choose(to, choice)
	}
}

// Colours is the title of the setting that the View menu has a command of its own for.
func Colours() string { return words.T("Colours") }

// TextSizes are the sizes to choose from, in per cent. The toolkit knows whole tenths only.
var TextSizes = []int{80, 90, 100, 110, 120, 130, 150, 170, 200}

// Page lists the settings in the order of the page that shows them all, in the words of the user's language.
func Page() []Setting {
	return []Setting{
		{Title: words.T("Your name, on comments and in the history"), Hint: words.T("The name you have on this computer"),
			text: func(s *Settings) *string { return &s.User }},
		oneOf(Colours(), []string{words.T("As the system"), words.T("Light"), words.T("Dark"), words.T("High contrast"), words.T("Black and white")}, themes,
			func(s *Settings) *Theme { return &s.Theme }),
		{Title: words.T("Size of text and diagram"), Choices: perCent(TextSizes),
			at:     func(s Settings) int { return slices.Index(TextSizes, s.Percent()) },
			choose: func(s *Settings, at int) { s.TextSize = TextSizes[at] }},
		oneOf(words.T("Width of boxes"), []string{words.T("Narrow"), words.T("Normal"), words.T("Wide")}, boxWidths, func(s *Settings) *BoxWidth { return &s.BoxWidth }),
		oneOf(words.T("Thesis of new maps"), []string{words.T("On top, or at left where it is too wide"), words.T("On top"), words.T("At left"), words.T("Below")}, directions,
			func(s *Settings) *argmap.Direction { return &s.Direction }),
		oneOf(words.T("Role words in boxes"), []string{words.T("Always"), words.T("When it is not a plain reason"), words.T("Never")}, roleWords,
			func(s *Settings) *RoleWords { return &s.RoleWords }),
		onOff(words.T("Name of the text's author in boxes"), words.T("Not shown"), words.T("Shown"), func(s *Settings) *bool { return &s.AuthorPill }),
		onOff(words.T("Arrow keys follow"), words.T("The picture"), words.T("The structure: up is what it bears on"), func(s *Settings) *bool { return &s.ArrowsFollowStructure }),
		onOff(words.T("Letters and digits alone"), words.T("Are commands"), words.T("Do nothing"), func(s *Settings) *bool { return &s.SingleLettersOff }),
		onOff(words.T("Motion"), words.T("Boxes glide"), words.T("Reduced: nothing glides or flashes"), func(s *Settings) *bool { return &s.ReduceMotion }),
	}
}

// What the choices stand for, in their order.
var (
	themes     = []Theme{SystemTheme, LightTheme, DarkTheme, ContrastTheme, MonoTheme}
	boxWidths  = []BoxWidth{NarrowBoxes, NormalBoxes, WideBoxes}
	directions = []argmap.Direction{argmap.Auto, argmap.Down, argmap.Right, argmap.Up}
	roleWords  = []RoleWords{RoleWordsAlways, RoleWordsUnlessFor, RoleWordsNever}
)

func oneOf[T comparable](title string, choices []string, values []T, of func(*Settings) *T) Setting {
	return Setting{Title: title, Choices: choices,
		at:     func(s Settings) int { return slices.Index(values, *of(&s)) },
		choose: func(s *Settings, at int) { *of(s) = values[at] }}
}

func onOff(title, off, on string, of func(*Settings) *bool) Setting {
	return oneOf(title, []string{off, on}, []bool{false, true}, of)
}

func perCent(sizes []int) (out []string) {
	for _, n := range sizes {
		out = append(out, strconv.Itoa(n)+" %")
	}
	return out
}

// Percent returns the size of the window's text and diagram, in per cent.
func (s Settings) Percent() int {
	if s.TextSize == 0 {
		return 100
	}
	return s.TextSize
}

// sane returns the settings without what the page could not have chosen, as a file that somebody edited may have it.
func (s Settings) sane() Settings {
	for _, p := range Page() {
		if p.at != nil && p.at(s) < 0 {
			p.choose(&s, p.at(Settings{}))
		}
	}
	return s
}

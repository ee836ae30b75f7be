package aside

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// MaxMany is how many premises a step, holders a statement and voices a dispute may have in a file that is believed: those
// of real maps are below twenty, and the rules of a map compare each with each.
const MaxMany = 200

// MaxPlace is the last place in a text that is believed, in code points.
const MaxPlace = 1 << 31

// Reader puts blocks into a map in the making. Its Lose tells a loss of something in the file, by its name there.
type Reader struct {
	Builder  *codec.Builder
	Lose     func(kind codec.Kind, of, what, why string)
	passages map[argmap.Passage]argmap.PassageID
}

// People enters the voices, before anybody says anything.
func (r *Reader) People(m Map) {
	own := codec.Line(m.Reader)
	if own == "" {
		own = reader
	}
	r.Builder.Reader(own)
	author := codec.Line(m.Author)
	for _, name := range append(slices.Clone(m.Voices), author) {
		switch name = codec.Line(name); {
		case name == "":
		case name == author && author != own:
			r.Builder.Author(name)
			author = ""
		default:
			r.Builder.Voice(name)
		}
	}
}

// known returns a word if it is one of those that a map knows, else the first of them, and says so.
func known[T ~string](r *Reader, of, what, word string, words ...T) T {
	switch i := slices.Index(words, T(word)); {
	case i >= 0:
		return words[i]
	case word != "":
		r.Lose(codec.Approximated, of, fmt.Sprintf("the %s %.60q", what, word),
			fmt.Sprintf("A map does not know it; it became %s.", words[0]))
	}
	return words[0]
}

// Fill gives a statement, which the file calls of, what its block says.
func (r *Reader) Fill(st *argmap.Statement, of string, b Statement) {
	st.Kind = known(r, of, "kind", b.Kind, argmap.StatementKinds...)
	st.Short, st.Thesis, st.Group, st.Note = b.Short, b.Thesis, b.Group, b.Note
	st.Tags = Tags(b.Tags)
	if len(b.Held) > MaxMany {
		r.Lose(codec.Dropped, of, "who holds it",
			fmt.Sprintf("The file names more than %d voices; the first of them count.", MaxMany))
		b.Held = b.Held[:MaxMany]
	}
	for _, h := range b.Held {
		if codec.Line(h.By) == "" {
			r.Lose(codec.Dropped, of, "who holds it", "The file does not name the voice.")
			continue
		}
		held := argmap.Holding{Voice: r.Builder.Voice(h.By), Stance: known(r, of, "stance", h.Stance, argmap.Stances...)}
		if codec.Line(h.Through) != "" {
			held.Through = r.Builder.Voice(h.Through)
		}
		if !slices.Contains(st.Holdings, held) {
			st.Holdings = append(st.Holdings, held)
		}
	}
}

// Tags returns tags as a map holds them: on one line, none empty, none twice.
func Tags(tags []string) (out []string) {
	seen := map[string]bool{}
	for _, t := range tags {
		if t = codec.Line(t); t != "" && !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	return out
}

// Comments enters remarks on a record, which the file calls of.
func (r *Reader) Comments(on argmap.Ref, of string, comments []Comment) {
	for _, c := range comments {
		text := codec.Clean(c.Text)
		if text == "" {
			r.Lose(codec.Dropped, of, "a comment", "It has no text.")
			continue
		}
		out := argmap.Comment{
			ID: argmap.CommentID(r.Builder.Fresh("comment")), Of: on, Author: codec.Line(c.Author), Text: text, Request: codec.Clean(c.Request),
			Severity: known(r, of, "severity", c.Severity, argmap.Remark, argmap.Minor, argmap.Major),
			Status:   known(r, of, "status", c.Status, argmap.Open, argmap.Resolved),
			At:       r.time(of, c.At), Rank: r.Builder.Rank(),
		}
		for _, reply := range c.Replies {
			if text := codec.Clean(reply.Text); text != "" {
				out.Replies = append(out.Replies,
					argmap.Reply{Author: codec.Line(reply.Author), Text: text, At: r.time(of, reply.At)})
			} else {
				r.Lose(codec.Dropped, of, "a reply", "It has no text.")
			}
		}
		r.Builder.Put(out)
	}
}

func (r *Reader) time(of, text string) time.Time {
	if text == "" {
		return time.Time{}
	}
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		r.Lose(codec.Dropped, of, fmt.Sprintf("the time %.60q", text), "It is no time as RFC 3339 writes them.")
	}
	return t
}

// Dispute enters a dispute over a statement.
func (r *Reader) Dispute(d Dispute, over argmap.StatementID) {
	out := argmap.Dispute{ID: argmap.DisputeID(r.Builder.Fresh("dispute")), Title: codec.Line(d.Title), Statement: over,
		Rank: r.Builder.Rank()}
	named := map[argmap.VoiceID]bool{}
	twice := false
	for i, side := range d.Sides {
		for _, name := range side {
			v := r.Builder.Voice(name)
			if twice = twice || named[v]; !named[v] {
				out.Sides[i] = append(out.Sides[i], v)
			}
			named[v] = true
		}
	}
	switch {
	case len(named) > MaxMany:
		r.Lose(codec.Dropped, d.Statement, "a dispute", fmt.Sprintf("It names more than %d voices.", MaxMany))
		return
	case out.Title == "" || over == "" || len(out.Sides[0]) == 0 || len(out.Sides[1]) == 0:
		r.Lose(codec.Dropped, d.Statement, "a dispute",
			"It needs a title, a statement that is in the file, and a voice on each side.")
		return
	case twice:
		r.Lose(codec.Repaired, d.Statement, "a dispute", "It names a voice twice; the first time counts.")
	}
	r.Builder.Put(out)
}

// Cite enters a citation of a record, which the file calls of. An empty item or source is none.
func (r *Reader) Cite(on argmap.Ref, of string, c Cite, item argmap.ItemID, source argmap.SourceID) {
	out := argmap.Citation{ID: argmap.CitationID(r.Builder.Fresh("citation")), Of: on, Item: item,
		Locator: codec.Line(c.Locator), Note: c.Note, Rank: r.Builder.Rank()}
	if c.Note < 0 || c.Paragraph < 0 {
		r.Lose(codec.Dropped, of, "a number of a note or a paragraph", "It is below nought.")
		out.Note, c.Paragraph = max(0, c.Note), max(0, c.Paragraph)
	}
	if source != "" {
		out.Passage = r.passage(of, c, source)
	}
	if out.Item == "" && out.Passage == "" {
		r.Lose(codec.Dropped, of, "a citation", "What it cites is not in the file.")
		return
	}
	r.Builder.Put(out)
}

// passage returns the passage that a citation names; two that are alike are one.
func (r *Reader) passage(of string, c Cite, source argmap.SourceID) argmap.PassageID {
	if c.Start < 0 || c.End < c.Start || c.End > MaxPlace {
		r.Lose(codec.Dropped, of, "where a passage stands", "Its numbers are below nought, too large, or end before they start.")
		c.Start, c.End = 0, 0
	}
	p := argmap.Passage{Source: source, Section: codec.Line(c.Section), Paragraph: c.Paragraph, Page: codec.Line(c.Page),
		Start: c.Start, End: c.End}
	for _, words := range []struct {
		from string
		to   *string
	}{{c.Quote, &p.Quote}, {c.Prefix, &p.Prefix}, {c.Suffix, &p.Suffix}} {
		text := Verbatim(words.from)
		if len(text) > argmap.MaxText {
			r.Lose(codec.Approximated, of, "the words of a passage",
				fmt.Sprintf("They are longer than %d KiB and were cut there.", argmap.MaxText>>10))
			text = strings.ToValidUTF8(text[:argmap.MaxText], "")
		}
		*words.to = text
	}
	id, ok := r.passages[p]
	if !ok {
		if r.passages == nil {
			r.passages = map[argmap.Passage]argmap.PassageID{}
		}
		id = argmap.PassageID(r.Builder.Fresh("passage"))
		r.passages[p] = id
		p.ID, p.Rank = id, r.Builder.Rank()
		r.Builder.Put(p)
	}
	return id
}

// Verbatim returns words of a text as a passage holds them: UTF-8 without control characters, and else untouched.
func Verbatim(text string) string {
	if utf8.ValidString(text) && !strings.ContainsFunc(text, odd) {
		return text
	}
	return strings.Map(func(c rune) rune {
		if odd(c) {
			return -1
		}
		return c
	}, strings.ToValidUTF8(text, "\uFFFD"))
}

func odd(c rune) bool { return unicode.IsControl(c) && c != '\n' && c != '\t' }

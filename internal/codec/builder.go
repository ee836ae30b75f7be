package codec

import (
	"fmt"
	"strings"
	"unicode"

	"warrant/internal/argmap"
)

// Ids of the two voices that every imported map has.
const (
	ReaderID argmap.VoiceID = "reader"
	TextID   argmap.VoiceID = "text" // whoever speaks where the file names nobody
)

// Builder makes a map of what a reader finds. It gives records their order, as they come, and a voice where the file
// names none.
type Builder struct {
	Report Report

	tx       *argmap.Tx
	taken    map[string]bool // ids of records
	promised map[string]bool // ids that ID gave and no record has yet
	voices   map[string]argmap.VoiceID
	sequence int
	rank     argmap.Rank
	author   argmap.VoiceID // empty: not needed yet
}

// NewBuilder starts a map.
func NewBuilder(m argmap.Map) *Builder {
	m.Title, m.Description = Line(m.Title), Clean(m.Description)
	b := &Builder{
		tx:    argmap.Begin(argmap.New("", argmap.Voice{ID: ReaderID, Name: "Reader"})),
		taken: map[string]bool{string(ReaderID): true, string(TextID): true}, promised: map[string]bool{},
		voices: map[string]argmap.VoiceID{"Reader": ReaderID},
	}
	b.tx.Put(m)
	return b
}

// next returns a rank after all that were given before.
func (b *Builder) next() argmap.Rank {
	b.rank = argmap.RankBetween(b.rank, "")
	return b.rank
}

// Fresh returns an id that no record has, made of a word and a number: the same at each import of the same file.
func (b *Builder) Fresh(word string) string {
	for {
		b.sequence++
		if id := fmt.Sprintf("%s%d", word, b.sequence); !b.taken[id] {
			b.taken[id] = true
			return id
		}
	}
}

// ID returns an id of a file as an id of a map: without blanks and control characters, and not too long. Where nothing
// is left, or another record has it already, it is a fresh one. The id is kept for the record that is added with it.
func (b *Builder) ID(id, word string) string {
	id = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || r == unicode.ReplacementChar {
			return '-'
		}
		return r
	}, strings.TrimSpace(id))
	if id == "" || len(id) > 100 || b.taken[id] {
		id = b.Fresh(word)
	}
	b.taken[id], b.promised[id] = true, true
	return id
}

// claim returns the id for a record that is being added: the one that ID gave for it, else another.
func (b *Builder) claim(id, word string) string {
	if !b.promised[id] {
		id = b.ID(id, word)
	}
	delete(b.promised, id)
	return id
}

// Voice returns the voice of a name, which is made when it is first named; the empty name is the text's own, which every
// map has, so that it is never mistaken for the reader's.
func (b *Builder) Voice(name string) argmap.VoiceID {
	name = Line(name)
	if name == "" {
		if b.author == "" {
			b.author = TextID
			b.tx.Put(argmap.Voice{ID: TextID, Name: "The text", Role: argmap.Author, Rank: b.next()})
		}
		return b.author
	}
	id, ok := b.voices[name]
	if !ok {
		id = argmap.VoiceID(b.Fresh("voice"))
		b.voices[name] = id
		b.tx.Put(argmap.Voice{ID: id, Name: name, Rank: b.next()})
	}
	return id
}

// Author makes the voice of a name the text's own, before anything else is said with it.
func (b *Builder) Author(name string) argmap.VoiceID {
	b.author = b.Voice(name)
	b.tx.Put(argmap.Voice{ID: b.author, Name: Line(name), Role: argmap.Author, Rank: b.next()})
	return b.author
}

// Reader gives the reader's own voice its name, before anything is said.
func (b *Builder) Reader(name string) {
	b.voices = map[string]argmap.VoiceID{Line(name): ReaderID}
	b.tx.Put(argmap.Voice{ID: ReaderID, Name: Line(name), Role: argmap.Reader})
}

// Statement adds a statement and returns its id. What it lacks is filled in: an id, a kind, a voice, and a text, which
// is reported as invented.
func (b *Builder) Statement(st argmap.Statement) argmap.StatementID {
	st.ID = argmap.StatementID(b.claim(string(st.ID), "s"))
	if st.Text = Clean(st.Text); st.Text == "" {
		st.Text = "(no text)"
		b.Report.Add(Loss{Kind: Invented, Of: string(st.ID), What: "the text of a statement", Why: "The file has a statement without a text; the map needs one."})
	}
	if st.Kind == "" {
		st.Kind = argmap.Claim
	}
	if len(st.Holdings) == 0 {
		st.Holdings = []argmap.Holding{{Voice: b.Voice(""), Stance: argmap.Asserts}}
	}
	st.Short, st.Group, st.Note = Line(st.Short), Line(st.Group), Clean(st.Note)
	st.Rank = b.next()
	b.tx.Put(st)
	return st.ID
}

// Step adds an argument and returns its id.
func (b *Builder) Step(a argmap.Argument) argmap.ArgumentID {
	a.ID = argmap.ArgumentID(b.claim(string(a.ID), "a"))
	a.Label, a.Scheme = Line(a.Label), Line(a.Scheme)
	a.Rank = b.next()
	b.tx.Put(a)
	return a.ID
}

// Put adds any other record, with its rank.
func (b *Builder) Put(r argmap.Record) { b.tx.Put(r) }

// Rank returns a rank for a record that Put adds.
func (b *Builder) Rank() argmap.Rank { return b.next() }

// Map returns the finished map. Where what the file says breaks a rule of maps, the error says which.
func (b *Builder) Map() (*argmap.Snapshot, Report, error) {
	b.Voice("")
	s, _, err := b.tx.Commit()
	if err != nil {
		return nil, nil, err
	}
	return s, b.Report, nil
}

// breaks makes every line break one.
var breaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n")

// Clean returns a text as a map holds it: valid UTF-8, without control characters, without blanks around it.
func Clean(text string) string { return strings.TrimSpace(plain(text)) }

// plain returns a text as a map holds it, with the blanks around it.
func plain(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = breaks.Replace(text)
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, text)
}

// Line returns a text for places that have one line only. Where nothing has to change it is the same string, so that what
// many records say takes no more room than what one says.
func Line(text string) string {
	if line := strings.Join(strings.Fields(Clean(text)), " "); line != text {
		return line
	}
	return text
}

// Paragraphs returns two texts as one. To one that is too long for a map already nothing is added, as the map refuses it
// anyway.
func Paragraphs(text, further string) string {
	switch {
	case text == "":
		return further
	case further == "" || len(text) > argmap.MaxText:
		return text
	}
	return text + "\n\n" + further
}

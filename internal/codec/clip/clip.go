// Package clip writes a part of a map as text for the clipboard, and reads text from the clipboard.
//
// The text is the outline that other programs show, and one last line for ours: the same branches with all that an outline
// does not tell, such as notes and works, packed. Nothing about a clip is kept anywhere else, so pasting does the same in
// another map, in another window and after a restart. The last line says which outline it belongs to; where somebody
// changed the outline, or where the line was damaged on its way, the outline counts.
package clip

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"warrant/internal/argmap"
	mapjson "warrant/internal/codec/json"
	"warrant/internal/codec/outline"
)

// Clip is a part of a map.
type Clip struct {
	Map    *argmap.Snapshot     // the branches as steps on the statement On, and nothing else
	On     argmap.StatementID   // stands for what they will bear on
	Known  []argmap.StatementID // statements that need no copy where they are known
	Marked bool                 // the steps on On say themselves whether they are for or against
	Notes  []outline.Note       // what could not be read as it stands
}

const (
	tailStart = "[For Warrant: "
	tailEnd   = "]"
)

// packed is what the last line holds.
type packed struct {
	Of    string               `json:"of"` // of the outline above
	On    argmap.StatementID   `json:"on"`
	Known []argmap.StatementID `json:"known,omitempty"`
	Map   json.RawMessage      `json:"map"`
}

// Write returns the text of a clip.
func Write(c Clip) (string, error) {
	text := outline.Branches(c.Map, c.On)
	m, err := mapjson.Encode(c.Map)
	if err != nil {
		return "", fmt.Errorf("write the clip: %w", err)
	}
	all, err := json.Marshal(packed{Of: mark(text), On: c.On, Known: c.Known, Map: m})
	if err != nil {
		return "", fmt.Errorf("write the clip: %w", err)
	}
	var small bytes.Buffer
	w, err := flate.NewWriter(&small, flate.BestCompression)
	if err == nil {
		_, err = w.Write(all)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return "", fmt.Errorf("write the clip: %w", err)
	}
	return text + "\n" + tailStart + base64.RawStdEncoding.EncodeToString(small.Bytes()) + tailEnd + "\n", nil
}

// Read reads text from the clipboard, whoever wrote it.
func Read(text string, newID func() string) (Clip, error) {
	if len(text) > outline.MaxSize {
		return Clip{}, outline.ErrLarge
	}
	words, tail, found := cut(text)
	if found {
		if c, err := unpack(tail, mark(words)); err == nil {
			return c, nil
		}
	}
	t, err := outline.ReadBranches(words, newID)
	if err != nil {
		return Clip{}, err
	}
	return Clip{Map: t.Map, On: t.On, Marked: t.Marked, Notes: t.Notes}, nil
}

// cut parts the outline from the last line.
func cut(text string) (words, tail string, found bool) {
	at := strings.LastIndex(text, tailStart)
	end := strings.TrimSpace(text)
	if at < 0 || !strings.HasSuffix(end, tailEnd) {
		return text, "", false
	}
	return text[:at], strings.TrimSuffix(strings.TrimSpace(text[at+len(tailStart):]), tailEnd), true
}

// mark tells one outline from another, however its blanks and line ends changed on the way.
func mark(words string) string {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(words), " ")))
	return base64.RawStdEncoding.EncodeToString(sum[:12])
}

var errPacked = errors.New("the last line is not of this outline")

func unpack(tail, of string) (Clip, error) {
	small, err := base64.RawStdEncoding.DecodeString(strings.Join(strings.Fields(tail), ""))
	if err != nil {
		return Clip{}, err
	}
	all, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(small)), 2*outline.MaxSize))
	if err != nil {
		return Clip{}, err
	}
	var p packed
	if err := json.Unmarshal(all, &p); err != nil {
		return Clip{}, err
	}
	if p.Of != of {
		return Clip{}, errPacked
	}
	m, _, err := mapjson.Decode(p.Map)
	if err != nil {
		return Clip{}, err
	}
	if len(m.On(p.On.Ref())) == 0 || len(m.Uses(p.On)) > 0 {
		return Clip{}, errPacked
	}
	return Clip{Map: m, On: p.On, Known: p.Known}, nil
}

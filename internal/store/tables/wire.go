package tables

import (
	"fmt"
	"reflect"
	"time"

	"warrant/internal/argmap"
)

// The records as JSON in the change log. The names are part of the file format: they stay when fields of the model are
// renamed, and a new field gets a new name and is left out where it is empty, so that old logs read as they are.

type wireMap struct {
	Title       string         `json:"title,omitempty"`
	Authors     []string       `json:"authors,omitempty"`
	Description string         `json:"description,omitempty"`
	Foreign     argmap.Foreign `json:"foreign,omitempty"`
}

type wireVoice struct {
	ID   argmap.VoiceID   `json:"id"`
	Name string           `json:"name,omitempty"`
	Role argmap.VoiceRole `json:"role,omitempty"`
	Rank argmap.Rank      `json:"rank,omitempty"`
}

type wireHolding struct {
	Voice   argmap.VoiceID `json:"voice"`
	Stance  argmap.Stance  `json:"stance"`
	Through argmap.VoiceID `json:"through,omitempty"`
}

type wireStatement struct {
	ID       argmap.StatementID   `json:"id"`
	Kind     argmap.StatementKind `json:"kind"`
	Text     string               `json:"text,omitempty"`
	Short    string               `json:"short,omitempty"`
	Holdings []wireHolding        `json:"holdings,omitempty"`
	Thesis   bool                 `json:"thesis,omitempty"`
	Tags     []string             `json:"tags,omitempty"`
	Group    string               `json:"group,omitempty"`
	Note     string               `json:"note,omitempty"`
	Foreign  argmap.Foreign       `json:"foreign,omitempty"`
	Rank     argmap.Rank          `json:"rank,omitempty"`
}

type wireArgument struct {
	ID       argmap.ArgumentID    `json:"id"`
	Polarity argmap.Polarity      `json:"polarity"`
	Premises []argmap.StatementID `json:"premises"`
	Target   wireRef              `json:"target"`
	Scheme   string               `json:"scheme,omitempty"`
	Label    string               `json:"label,omitempty"`
	Foreign  argmap.Foreign       `json:"foreign,omitempty"`
	Rank     argmap.Rank          `json:"rank,omitempty"`
}

type wireDispute struct {
	ID        argmap.DisputeID   `json:"id"`
	Title     string             `json:"title,omitempty"`
	Left      []argmap.VoiceID   `json:"left"`
	Right     []argmap.VoiceID   `json:"right"`
	Statement argmap.StatementID `json:"statement"`
	Rank      argmap.Rank        `json:"rank,omitempty"`
}

type wireSource struct {
	ID    argmap.SourceID `json:"id"`
	Title string          `json:"title,omitempty"`
	Item  argmap.ItemID   `json:"item,omitempty"`
	Rank  argmap.Rank     `json:"rank,omitempty"`
}

type wirePassage struct {
	ID        argmap.PassageID `json:"id"`
	Source    argmap.SourceID  `json:"source"`
	Section   string           `json:"section,omitempty"`
	Paragraph int              `json:"paragraph,omitempty"`
	Page      string           `json:"page,omitempty"`
	Start     int              `json:"start,omitempty"`
	End       int              `json:"end,omitempty"`
	Quote     string           `json:"quote,omitempty"`
	Prefix    string           `json:"prefix,omitempty"`
	Suffix    string           `json:"suffix,omitempty"`
	Rank      argmap.Rank      `json:"rank,omitempty"`
}

type wireName struct {
	Family  string `json:"family,omitempty"`
	Given   string `json:"given,omitempty"`
	Literal string `json:"literal,omitempty"`
}

type wireDate struct {
	Year  int    `json:"year,omitempty"`
	Month int    `json:"month,omitempty"`
	Day   int    `json:"day,omitempty"`
	Text  string `json:"text,omitempty"`
}

type wireItem struct {
	ID        argmap.ItemID `json:"id"`
	Type      string        `json:"type,omitempty"`
	Title     string        `json:"title,omitempty"`
	Authors   []wireName    `json:"authors,omitempty"`
	Editors   []wireName    `json:"editors,omitempty"`
	Issued    wireDate      `json:"issued,omitzero"`
	Accessed  wireDate      `json:"accessed,omitzero"`
	Container string        `json:"container,omitempty"`
	Publisher string        `json:"publisher,omitempty"`
	Place     string        `json:"place,omitempty"`
	Volume    string        `json:"volume,omitempty"`
	Issue     string        `json:"issue,omitempty"`
	Page      string        `json:"page,omitempty"`
	URL       string        `json:"url,omitempty"`
	Note      string        `json:"note,omitempty"`
	More      string        `json:"more,omitempty"`
	Rank      argmap.Rank   `json:"rank,omitempty"`
}

type wireCitation struct {
	ID      argmap.CitationID `json:"id"`
	Of      wireRef           `json:"of"`
	Item    argmap.ItemID     `json:"item,omitempty"`
	Passage argmap.PassageID  `json:"passage,omitempty"`
	Locator string            `json:"locator,omitempty"`
	Note    int               `json:"note,omitempty"`
	Rank    argmap.Rank       `json:"rank,omitempty"`
}

type wireReply struct {
	Author string    `json:"author,omitempty"`
	Text   string    `json:"text,omitempty"`
	At     time.Time `json:"at,omitzero"`
}

type wireComment struct {
	ID       argmap.CommentID `json:"id"`
	Of       wireRef          `json:"of"`
	Author   string           `json:"author,omitempty"`
	Text     string           `json:"text,omitempty"`
	Severity argmap.Severity  `json:"severity"`
	Request  string           `json:"request,omitempty"`
	Status   argmap.Status    `json:"status"`
	Replies  []wireReply      `json:"replies,omitempty"`
	At       time.Time        `json:"at,omitzero"`
	Rank     argmap.Rank      `json:"rank,omitempty"`
}

type wireFilter struct {
	Voices  []argmap.VoiceID       `json:"voices,omitempty"`
	Kinds   []argmap.StatementKind `json:"kinds,omitempty"`
	Roles   []argmap.Role          `json:"roles,omitempty"`
	Groups  []string               `json:"groups,omitempty"`
	Tags    []string               `json:"tags,omitempty"`
	Sources []wireRef              `json:"sources,omitempty"`
	Anchors []argmap.Anchor        `json:"anchors,omitempty"`
	Checks  []argmap.Check         `json:"checks,omitempty"`
	Text    string                 `json:"text,omitempty"`
	Whose   argmap.Whose           `json:"whose,omitempty"`
	Hide    bool                   `json:"hide,omitempty"`
}

// IsZero lets a view's filter be left out.
func (f wireFilter) IsZero() bool { return reflect.ValueOf(&f).Elem().IsZero() }

type wireView struct {
	ID        argmap.ViewID    `json:"id"`
	Name      string           `json:"name,omitempty"`
	Filter    wireFilter       `json:"filter,omitzero"`
	Folded    []wireRef        `json:"folded,omitempty"`
	Focus     wireRef          `json:"focus,omitzero"`
	Depth     int              `json:"depth,omitempty"`
	Direction argmap.Direction `json:"direction,omitempty"`
	Style     string           `json:"style,omitempty"`
	Rank      argmap.Rank      `json:"rank,omitempty"`
}

// wireRef is a reference, written as "kind/id".
type wireRef argmap.Ref

// MarshalText implements encoding.TextMarshaler.
func (r wireRef) MarshalText() ([]byte, error) {
	if r.ID == "" {
		return nil, fmt.Errorf("a reference without an id")
	}
	return []byte(argmap.Ref(r).String()), nil
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (r *wireRef) UnmarshalText(b []byte) error {
	parsed, err := parseRef(string(b))
	*r = wireRef(parsed)
	return err
}

package library

import "encoding/json"

// Arrangement says what the window is for just now: which panes it has, and how wide they are.
type Arrangement string

// The arrangements.
const (
	MapArrangement    Arrangement = ""
	DebateArrangement Arrangement = "debate" // the diagram and the inspector
	ReviewArrangement Arrangement = "review" // a wide outline and a wide inspector
)

// Pane is how one pane at the side stands.
type Pane struct {
	Width  float64 `json:"width,omitempty"` // 0: the usual
	Hidden bool    `json:"hidden,omitempty"`
	Shown  bool    `json:"shown,omitempty"` // where it is usually hidden
}

// Beside is the panes beside the diagram in one arrangement.
type Beside struct {
	Outline   Pane `json:"outline"`
	Inspector Pane `json:"inspector"`
	People    bool `json:"people,omitempty"` // the people stand in the place of the inspector
}

// Panes is how the panes stand in each arrangement, and which one that is. The zero value is as all panes usually are.
type Panes struct {
	Arrangement Arrangement `json:"arrangement,omitempty"`
	Map         Beside      `json:"map"`
	Debate      Beside      `json:"debate"`
	Review      Beside      `json:"review"`
}

// Now returns how the panes stand in the present arrangement, to be looked at or changed.
func (p *Panes) Now() *Beside {
	switch p.Arrangement {
	case DebateArrangement:
		return &p.Debate
	case ReviewArrangement:
		return &p.Review
	}
	return &p.Map
}

// usual is what the panes of an arrangement are like where the user has not changed them.
type usual struct {
	outline, inspector float64
	noOutline          bool
}

func (a Arrangement) usual() usual {
	switch a {
	case DebateArrangement:
		return usual{OutlineWidth, InspectorWidth, true}
	case ReviewArrangement:
		return usual{380, 460, false}
	}
	return usual{OutlineWidth, InspectorWidth, false}
}

// OutlineHidden reports whether the user does without the outline.
func (p Panes) OutlineHidden() bool {
	b := p.Now()
	return b.Outline.Hidden || p.Arrangement.usual().noOutline && !b.Outline.Shown
}

// InspectorHidden reports whether the user does without the inspector.
func (p Panes) InspectorHidden() bool { return p.Now().Inspector.Hidden }

// Hide hides a pane, or shows it again.
func (p *Pane) Hide(hidden bool) { p.Hidden, p.Shown = hidden, !hidden }

// String returns the panes as a map's file keeps them.
func (p Panes) String() string {
	text, err := json.Marshal(p)
	if err != nil {
		return "" // plain values always marshal
	}
	return string(text)
}

// ReadPanes reads what String wrote; without it, or where that is something else, the panes are as others say.
func ReadPanes(kept string, others Panes) Panes {
	var p Panes
	if kept == "" || json.Unmarshal([]byte(kept), &p) != nil {
		return others
	}
	return p
}

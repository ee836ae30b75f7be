package argmap

import "time"

// Typed ids. They are made by the client (UUIDv7 in the program) and never change.
type (
	VoiceID     string
	StatementID string
	ArgumentID  string
	DisputeID   string
	SourceID    string
	PassageID   string
	ItemID      string
	CitationID  string
	CommentID   string
	ViewID      string
)

// Kind is the kind of a record.
type Kind uint8

// The kinds of records.
const (
	KindMap Kind = iota
	KindVoice
	KindStatement
	KindArgument
	KindDispute
	KindSource
	KindPassage
	KindItem
	KindCitation
	KindComment
	KindView
	kindCount
)

var kindNames = [kindCount]string{"map", "voice", "statement", "argument", "dispute", "source", "passage", "item", "citation", "comment", "view"}

// String returns the kind's word, as used in files and messages.
func (k Kind) String() string {
	if k < kindCount {
		return kindNames[k]
	}
	return "unknown"
}

// KindNamed returns the kind of that word.
func KindNamed(word string) (Kind, bool) {
	for k, name := range kindNames {
		if name == word {
			return Kind(k), true
		}
	}
	return 0, false
}

// Ref names one record of any kind. The zero Ref names nothing that a user can select.
type Ref struct {
	Kind Kind
	ID   string
}

// IsZero reports whether r names nothing.
func (r Ref) IsZero() bool { return r == Ref{} }

// String returns "kind/id".
func (r Ref) String() string { return r.Kind.String() + "/" + r.ID }

// Statement returns the statement id that r holds; ok is false where r names another kind.
func (r Ref) Statement() (id StatementID, ok bool) {
	return StatementID(r.ID), r.Kind == KindStatement && r.ID != ""
}

// Argument returns the argument id that r holds; ok is false where r names another kind.
func (r Ref) Argument() (id ArgumentID, ok bool) {
	return ArgumentID(r.ID), r.Kind == KindArgument && r.ID != ""
}

// Ref returns the name of the record with this id.
func (id VoiceID) Ref() Ref     { return Ref{KindVoice, string(id)} }
func (id StatementID) Ref() Ref { return Ref{KindStatement, string(id)} }
func (id ArgumentID) Ref() Ref  { return Ref{KindArgument, string(id)} }
func (id DisputeID) Ref() Ref   { return Ref{KindDispute, string(id)} }
func (id SourceID) Ref() Ref    { return Ref{KindSource, string(id)} }
func (id PassageID) Ref() Ref   { return Ref{KindPassage, string(id)} }
func (id ItemID) Ref() Ref      { return Ref{KindItem, string(id)} }
func (id CitationID) Ref() Ref  { return Ref{KindCitation, string(id)} }
func (id CommentID) Ref() Ref   { return Ref{KindComment, string(id)} }
func (id ViewID) Ref() Ref      { return Ref{KindView, string(id)} }

// MapRef names the one Map record of every snapshot.
var MapRef = Ref{KindMap, "map"}

// Record is one of the record types below. Records are values: whoever wants to change one makes a changed copy and
// puts it into a Tx; the slices in a record are never written to.
type Record interface {
	Ref() Ref
	rank() Rank
}

// Map is what is known of the map as a whole. Each snapshot has exactly one.
type Map struct {
	Title       string
	Authors     []string // of the text that is mapped
	Description string
	Foreign     Foreign
}

// VoiceRole says what part a voice plays for the map.
type VoiceRole string

// The roles of voices.
const (
	Participant VoiceRole = ""       // somebody whom the text lets speak
	Author      VoiceRole = "author" // who wrote the text
	Reader      VoiceRole = "reader" // who reads it: the user's own voice
)

// Voice is somebody who holds statements.
type Voice struct {
	ID   VoiceID
	Name string
	Role VoiceRole
	Rank Rank
}

// StatementKind says what sort of statement it is.
type StatementKind string

// The kinds of statements.
const (
	Claim      StatementKind = "claim"
	Evidence   StatementKind = "evidence"
	Assumption StatementKind = "assumption" // an unstated premise
)

// StatementKinds lists the kinds in the order in which commands step through them.
var StatementKinds = []StatementKind{Claim, Evidence, Assumption}

// Stance is what a voice does with a statement.
type Stance string

// The stances.
const (
	Asserts Stance = "asserts"
	Denies  Stance = "denies"
	Reports Stance = "reports"
)

// Stances lists all stances.
var Stances = []Stance{Asserts, Denies, Reports}

// Holding is one voice's stance to a statement.
type Holding struct {
	Voice   VoiceID
	Stance  Stance
	Through VoiceID // who tells us so; empty: the voice itself
}

// Statement is something that can be true or false.
type Statement struct {
	ID       StatementID
	Kind     StatementKind
	Text     string
	Short    string    // optional short title
	Holdings []Holding // at least one; the first is the one shown
	Thesis   bool      // the map is about it
	Tags     []string
	Group    string // section of the text, or a group of the user's
	Note     string
	Foreign  Foreign
	Rank     Rank // order among the statements that bear on nothing
}

// Polarity says whether an argument speaks for or against its target.
type Polarity string

// The polarities.
const (
	Pro Polarity = "pro"
	Con Polarity = "con"
)

// Flip returns the other polarity.
func (p Polarity) Flip() Polarity {
	if p == Pro {
		return Con
	}
	return Pro
}

// Argument is one step: its premises together speak for or against its target.
type Argument struct {
	ID       ArgumentID
	Polarity Polarity
	Premises []StatementID // one or more, in order
	Target   Ref           // a statement or an argument
	Scheme   string        // name of an argumentation scheme
	Label    string        // what the step is called on the diagram
	Foreign  Foreign
	Rank     Rank // order among the arguments on the same target
}

// Dispute sets voices against each other over a statement.
type Dispute struct {
	ID        DisputeID
	Title     string
	Sides     [2][]VoiceID
	Statement StatementID
	Rank      Rank
}

// Source is a text that the map is about or rests on.
type Source struct {
	ID    SourceID
	Title string
	Item  ItemID // its bibliography item, if any
	Rank  Rank
}

// Passage is a span of a source, and the means by which it is found again.
type Passage struct {
	ID        PassageID
	Source    SourceID
	Section   string // of the source, as it numbers them
	Paragraph int    // counted from 1 in the section; 0: unknown
	Page      string
	Start     int // in code points of the source's text; Start == End: not tied to a text
	End       int
	Quote     string // the words, and a few before and after (W3C TextQuoteSelector)
	Prefix    string
	Suffix    string
	Rank      Rank
}

// Name is a person (Family, Given) or, where Literal is set, a body of persons.
type Name struct{ Family, Given, Literal string }

// Date is a date of which Month and Day may be unknown (0); Text holds what cannot be said in numbers.
type Date struct {
	Year, Month, Day int
	Text             string
}

// Item is a work in the bibliography; the fields are those of CSL-JSON 1.0.
type Item struct {
	ID        ItemID
	Type      string // CSL's word: book, chapter, article-journal …
	Title     string
	Authors   []Name
	Editors   []Name
	Issued    Date
	Accessed  Date
	Container string // container-title
	Publisher string
	Place     string // publisher-place
	Volume    string
	Issue     string
	Page      string
	URL       string
	Note      string
	More      string // all other CSL-JSON fields, as one JSON object with sorted keys; empty: none
	Rank      Rank
}

// Citation ties a statement or an argument to a work, a passage or both.
type Citation struct {
	ID      CitationID
	Of      Ref // a statement or an argument
	Item    ItemID
	Passage PassageID
	Locator string // pages in the work, as printed
	Note    int    // number of the text's own note; 0: none
	Rank    Rank
}

// Severity is how much a comment weighs.
type Severity string

// The severities.
const (
	Remark Severity = "remark"
	Minor  Severity = "minor"
	Major  Severity = "major"
)

// Status says whether a comment is still open.
type Status string

// The states of a comment.
const (
	Open     Status = "open"
	Resolved Status = "resolved"
)

// Reply answers a comment.
type Reply struct {
	Author string
	Text   string
	At     time.Time
}

// Comment is a remark on a record.
type Comment struct {
	ID       CommentID
	Of       Ref // a statement, an argument or the map
	Author   string
	Text     string
	Severity Severity
	Request  string // the change asked for
	Status   Status
	Replies  []Reply
	At       time.Time
	Rank     Rank
}

// Direction is the way a view's diagram grows.
type Direction string

// The directions of a view. Auto chooses by the shape of what is open.
const (
	Auto  Direction = ""
	Down  Direction = "down"
	Right Direction = "right"
	Up    Direction = "up"
)

// Anchor is how a citation's tie to its text stands, as far as the map itself can tell.
type Anchor string

// The states of anchors.
const (
	AnchorWhole    Anchor = "whole"    // a work is cited, no passage
	AnchorExact    Anchor = "exact"    // the passage is tied to a text
	AnchorDetached Anchor = "detached" // the passage is not tied to a text
)

// Anchors lists the states of anchors.
var Anchors = []Anchor{AnchorExact, AnchorDetached, AnchorWhole}

// Check is something that a statement may lack or have, worked out from the map.
type Check string

// The checks.
const (
	NoEvidence Check = "no-evidence" // it needs support and has none; see Unsupported
	Unopposed  Check = "unanswered"  // it is an objection that nothing speaks against; see Unanswered
	Commented  Check = "commented"   // there are comments on it, or on a step that it is a premise of
)

// Checks lists the checks.
var Checks = []Check{NoEvidence, Unopposed, Commented}

// Whose parts the reader's own statements from those of the text.
type Whose string

// Whose statements a filter picks.
const (
	Everybodys Whose = ""
	Mine       Whose = "mine"   // the reader holds them
	Theirs     Whose = "theirs" // somebody else does
)

// Filter picks statements. Values in one list are alternatives, lists are conditions; an empty list picks all.
type Filter struct {
	Voices  []VoiceID
	Kinds   []StatementKind
	Roles   []Role
	Groups  []string
	Tags    []string
	Sources []Ref // works and texts that are cited
	Anchors []Anchor
	Checks  []Check
	Text    string
	Whose   Whose
	Hide    bool // what is not picked is hidden, but for the way to the thesis; else it is dimmed
}

// View is a saved way of looking at the map.
type View struct {
	ID        ViewID
	Name      string
	Filter    Filter
	Folded    []Ref // statements and arguments whose branches are hidden
	Focus     Ref   // only what is around it; zero: the whole map
	Depth     int   // how many levels around Focus; 0: all
	Direction Direction
	Style     string // name of a palette; empty: the window's
	Rank      Rank
}

func (Map) Ref() Ref         { return MapRef }
func (r Voice) Ref() Ref     { return r.ID.Ref() }
func (r Statement) Ref() Ref { return r.ID.Ref() }
func (r Argument) Ref() Ref  { return r.ID.Ref() }
func (r Dispute) Ref() Ref   { return r.ID.Ref() }
func (r Source) Ref() Ref    { return r.ID.Ref() }
func (r Passage) Ref() Ref   { return r.ID.Ref() }
func (r Item) Ref() Ref      { return r.ID.Ref() }
func (r Citation) Ref() Ref  { return r.ID.Ref() }
func (r Comment) Ref() Ref   { return r.ID.Ref() }
func (r View) Ref() Ref      { return r.ID.Ref() }

func (Map) rank() Rank         { return "" }
func (r Voice) rank() Rank     { return r.Rank }
func (r Statement) rank() Rank { return r.Rank }
func (r Argument) rank() Rank  { return r.Rank }
func (r Dispute) rank() Rank   { return r.Rank }
func (r Source) rank() Rank    { return r.Rank }
func (r Passage) rank() Rank   { return r.Rank }
func (r Item) rank() Rank      { return r.Rank }
func (r Citation) rank() Rank  { return r.Rank }
func (r Comment) rank() Rank   { return r.Rank }
func (r View) rank() Rank      { return r.Rank }

// IsUndercut reports whether the argument attacks a step.
func (r Argument) IsUndercut() bool { return r.Polarity == Con && r.Target.Kind == KindArgument }

// IsWarrant reports whether the argument supports a step.
func (r Argument) IsWarrant() bool { return r.Polarity == Pro && r.Target.Kind == KindArgument }

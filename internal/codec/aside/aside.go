// Package aside keeps what a map knows and another format has no field for. Formats that leave room for metadata hold it
// there, in blocks under one key, as JSON or YAML: words and names that one can read, never numbers of ours.
package aside

// Key is the name of the blocks.
const Key = "warrant"

// The blocks: of the whole file, of a statement and of a step. What is empty is left out.
type (
	// Map says who speaks, and what is disputed and remarked.
	Map struct {
		Authors  []string  `json:"authors,omitempty" yaml:"authors,omitempty"` // of the text that is mapped
		Author   string    `json:"author,omitempty" yaml:"author,omitempty"`   // the name of the author's voice
		Reader   string    `json:"reader,omitempty" yaml:"reader,omitempty"`   // the name of the reader's voice; empty: Reader
		Voices   []string  `json:"voices,omitempty" yaml:"voices,omitempty"`   // all names, in order
		Disputes []Dispute `json:"disputes,omitempty" yaml:"disputes,omitempty"`
		Comments []Comment `json:"comments,omitempty" yaml:"comments,omitempty"` // on the map as a whole
	}
	// Statement is what a statement has beside its text.
	Statement struct {
		Kind     string    `json:"kind,omitempty" yaml:"kind,omitempty"` // empty: a claim
		Short    string    `json:"short,omitempty" yaml:"short,omitempty"`
		Thesis   bool      `json:"thesis,omitempty" yaml:"thesis,omitempty"`
		Tags     []string  `json:"tags,omitempty" yaml:"tags,omitempty"`
		Group    string    `json:"group,omitempty" yaml:"group,omitempty"`
		Note     string    `json:"note,omitempty" yaml:"note,omitempty"`
		Held     []Held    `json:"held,omitempty" yaml:"held,omitempty"` // empty: the author asserts it
		Cites    []Cite    `json:"cites,omitempty" yaml:"cites,omitempty"`
		Comments []Comment `json:"comments,omitempty" yaml:"comments,omitempty"`
	}
	// Step is what a step has beside premises and target.
	Step struct {
		Label    string    `json:"label,omitempty" yaml:"label,omitempty"`
		Scheme   string    `json:"scheme,omitempty" yaml:"scheme,omitempty"` // where the format's own field cannot tell it
		Cites    []Cite    `json:"cites,omitempty" yaml:"cites,omitempty"`
		Comments []Comment `json:"comments,omitempty" yaml:"comments,omitempty"`
	}
	// Held says what a voice does with a statement.
	Held struct {
		By      string `json:"by" yaml:"by"`
		Stance  string `json:"stance,omitempty" yaml:"stance,omitempty"` // empty: asserts
		Through string `json:"through,omitempty" yaml:"through,omitempty"`
	}
	// Dispute is over a statement, named as the format names it.
	Dispute struct {
		Title     string      `json:"title" yaml:"title"`
		Sides     [2][]string `json:"sides" yaml:"sides"`
		Statement string      `json:"statement" yaml:"statement"`
	}
	// Comment is a remark, open and of no weight unless it says so.
	Comment struct {
		Author   string  `json:"author,omitempty" yaml:"author,omitempty"`
		Text     string  `json:"text" yaml:"text"`
		Severity string  `json:"severity,omitempty" yaml:"severity,omitempty"`
		Request  string  `json:"request,omitempty" yaml:"request,omitempty"`
		Status   string  `json:"status,omitempty" yaml:"status,omitempty"`
		At       string  `json:"at,omitempty" yaml:"at,omitempty"` // RFC 3339
		Replies  []Reply `json:"replies,omitempty" yaml:"replies,omitempty"`
	}
	// Reply answers a comment.
	Reply struct {
		Author string `json:"author,omitempty" yaml:"author,omitempty"`
		Text   string `json:"text" yaml:"text"`
		At     string `json:"at,omitempty" yaml:"at,omitempty"`
	}
	// Cite ties a statement or step to a work, to a passage of a text or to both, each named as the format names it.
	Cite struct {
		Work      string `json:"work,omitempty" yaml:"work,omitempty"`
		Locator   string `json:"locator,omitempty" yaml:"locator,omitempty"`
		Note      int    `json:"note,omitempty" yaml:"note,omitempty"`
		Text      string `json:"text,omitempty" yaml:"text,omitempty"` // the text that the passage is of; empty: no passage
		Section   string `json:"section,omitempty" yaml:"section,omitempty"`
		Paragraph int    `json:"paragraph,omitempty" yaml:"paragraph,omitempty"`
		Page      string `json:"page,omitempty" yaml:"page,omitempty"`
		Start     int    `json:"start,omitempty" yaml:"start,omitempty"` // code points of the text
		End       int    `json:"end,omitempty" yaml:"end,omitempty"`
		Quote     string `json:"quote,omitempty" yaml:"quote,omitempty"`
		Prefix    string `json:"prefix,omitempty" yaml:"prefix,omitempty"`
		Suffix    string `json:"suffix,omitempty" yaml:"suffix,omitempty"`
	}
)

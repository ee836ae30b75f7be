package argdown

import (
	"strings"
	"unicode/utf8"
)

// kind is a kind of token.
type kind uint8

// The kinds of tokens, as the official parser has them.
const (
	eof kind = iota
	incomingSupport
	incomingAttack
	outgoingSupport
	outgoingAttack
	contradiction
	incomingUndercut
	outgoingUndercut
	inferenceStart
	frontMatter
	dataBlock
	comma
	inferenceEnd
	orderedItem
	unorderedItem
	emptyLine
	indent
	dedent
	statementDefinition
	statementReference
	statementMention
	statementNumber
	argumentDefinition
	argumentReference
	argumentMention
	headingStart
	asteriskBoldStart
	asteriskBoldEnd
	underscoreBoldStart
	underscoreBoldEnd
	asteriskItalicStart
	asteriskItalicEnd
	underscoreItalicStart
	underscoreItalicEnd
	link
	tag
	newline
	escapedChar
	specialChar
	freestyle
	controlChar
)

// labels say in words what is expected where a token is missing.
var labels = map[kind]string{
	eof: "the end of the paragraph", incomingSupport: "a relation (+>)", incomingAttack: "a relation (->)", outgoingSupport: "a relation (+)",
	outgoingAttack: "a relation (-)", contradiction: "a relation (><)", incomingUndercut: "a relation (_>)", outgoingUndercut: "a relation (_)",
	inferenceStart: "an inference (----)", frontMatter: "front matter (===)", dataBlock: "data ({…})", comma: "a comma",
	inferenceEnd: "the end of the inference (--)", orderedItem: "a list item (1.)", unorderedItem: "a list item (*)", emptyLine: "an empty line",
	indent: "an indented relation", dedent: "the end of the indented lines", statementDefinition: "a statement ([Title]:)",
	statementReference: "a reference ([Title])", statementMention: "a mention (@[Title])", statementNumber: "a numbered statement ((1))",
	argumentDefinition: "an argument (<Title>:)", argumentReference: "a reference (<Title>)", argumentMention: "a mention (@<Title>)",
	headingStart: "a heading (#)", asteriskBoldStart: "bold text (**)", asteriskBoldEnd: "the end of bold text (**)",
	underscoreBoldStart: "bold text (__)", underscoreBoldEnd: "the end of bold text (__)", asteriskItalicStart: "italic text (*)",
	asteriskItalicEnd: "the end of italic text (*)", underscoreItalicStart: "italic text (_)", underscoreItalicEnd: "the end of italic text (_)",
	link: "a link", tag: "a tag", newline: "the end of the line", escapedChar: "text", specialChar: "text", freestyle: "text", controlChar: "text",
}

// token is a piece of the text. Its lines are counted from 1, its offsets in bytes.
type token struct {
	kind     kind
	text     string
	from     int
	line     int
	endLine  int
	inserted bool // by the recovery from an error
}

// isRelation reports whether a token is the sign of a relation.
func (k kind) isRelation() bool { return k >= incomingSupport && k <= outgoingUndercut }

// set is a set of kinds of tokens.
type set uint64

func of(kinds ...kind) set {
	var s set
	for _, k := range kinds {
		s |= 1 << k
	}
	return s
}

func (s set) has(k kind) bool { return s&(1<<k) != 0 }

// Sets of kinds.
var (
	plainText = of(freestyle, controlChar, escapedChar, specialChar)
	opening   = of(asteriskBoldStart, underscoreBoldStart, asteriskItalicStart, underscoreItalicStart)
	closing   = of(asteriskBoldEnd, underscoreBoldEnd, asteriskItalicEnd, underscoreItalicEnd)
)

// isSpace reports whether a rune is white space to the patterns of the official parser.
func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF:
		return true
	}
	return r >= 0x2000 && r <= 0x200A
}

// startsWithSpace reports whether a text starts with white space.
func startsWithSpace(text string) bool {
	r, n := utf8.DecodeRuneInString(text)
	return n > 0 && isSpace(r)
}

// isTagRune reports whether a rune may be in a tag without brackets.
func isTagRune(r rune) bool {
	return r >= 'A' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r >= 0xA0 && r <= 0xD7FF || r >= 0xF900 && r <= 0xFDCF || r >= 0xFDF0 && r <= 0xFFEF
}

// controls are the characters that plain text does not hold unescaped.
const controls = `\@#*_[],.:;</>-` + "\r\n" + `(){}`

// trim takes white space off the ends of a text, as the official parser does.
func trim(text string) string { return strings.TrimFunc(text, isSpace) }

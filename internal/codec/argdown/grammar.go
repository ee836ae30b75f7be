package argdown

// rule is a rule of the grammar: a kind of node in the tree of a document.
type rule uint8

// The rules, as the official parser has them.
const (
	noRule rule = iota
	document
	heading
	structure // premise–conclusion structure
	structureTail
	numbered
	inference
	inferenceRules
	orderedList
	unorderedList
	listItem
	argument
	statement
	definition
	relations
	relation
	bold
	italic
	content
	plain
	onInference // the relations of an inference
	undercutting
	orderedListItem
	rules // how many there are
)

// node is a node of the tree: a rule with what is below it, or a token.
type node struct {
	rule  rule
	token *token
	below []*node

	data map[string]any // of a data block, where it is read already
	text string         // plain text, as it is shown

	member *member // what the model made of it
	owner  *class
}

// first returns the first token in a node.
func (n *node) first() *token {
	for n != nil && n.token == nil {
		if len(n.below) == 0 {
			return nil
		}
		n = n.below[0]
	}
	if n == nil {
		return nil
	}
	return n.token
}

// kind returns the kind of the token that a node is; eof where it is none.
func (n *node) kind() kind {
	if n == nil || n.token == nil {
		return eof
	}
	return n.token.kind
}

// form says what an item of the grammar does.
type form uint8

const (
	one      form = iota // a token
	sub                  // a rule
	optional             // the items, or nothing
	many                 // the items any number of times
	several              // the items at least once
	listed               // the items at least once, with a token between
	choice               // one of the items
	wrapped              // the items as a node of their own
)

// item is a part of the right side of a rule.
type item struct {
	form  form
	kind  kind // of the token; of the separator
	rule  rule
	items []item
	drop  bool // the token is not in the tree
	pair  bool // two tokens decide

	first set    // what it can start with
	empty bool   // it can be nothing
	again []item // what may follow a round of a loop
}

func tok(k kind) item                  { return item{form: one, kind: k} }
func call(r rule) item                 { return item{form: sub, rule: r} }
func opt(items ...item) item           { return item{form: optional, items: items} }
func rep(items ...item) item           { return item{form: many, items: items} }
func plus(items ...item) item          { return item{form: several, items: items} }
func or(items ...item) item            { return item{form: choice, items: items} }
func seq(items ...item) item           { return item{form: wrapped, items: items} }
func unkept(k kind) item               { return item{form: one, kind: k, drop: true} }
func byPairs(i item) item              { i.pair = true; return i }
func named(r rule, items ...item) item { return item{form: wrapped, rule: r, items: items} }

// grammar is the grammar of the official parser.
var grammar = [rules][]item{
	document: {
		opt(unkept(newline)), opt(unkept(emptyLine)),
		opt(tok(frontMatter), opt(unkept(newline)), tok(emptyLine)),
		{form: listed, kind: emptyLine, items: []item{byPairs(or(call(heading), call(statement), call(structure), call(argument), call(orderedList), call(unorderedList)))}},
	},
	heading:       {tok(headingStart), plus(call(content)), opt(opt(tok(newline)), tok(dataBlock), opt(tok(newline)))},
	structure:     {call(numbered), plus(call(structureTail))},
	structureTail: {rep(call(numbered)), call(inference), call(numbered)},
	numbered:      {tok(statementNumber), call(statement)},
	inference: {
		tok(inferenceStart), byPairs(opt(opt(tok(newline)), call(inferenceRules))), opt(tok(newline)),
		opt(tok(dataBlock), opt(tok(newline))), tok(inferenceEnd), tok(newline), opt(call(onInference)),
	},
	inferenceRules:  {{form: listed, kind: comma, items: []item{call(plain)}}},
	orderedList:     {tok(indent), plus(call(orderedListItem)), unkept(dedent)},
	unorderedList:   {tok(indent), plus(call(listItem)), unkept(dedent)},
	orderedListItem: {tok(orderedItem), or(call(statement), call(argument))},
	listItem:        {tok(unorderedItem), or(call(statement), call(argument))},
	argument: {
		or(seq(tok(argumentDefinition), call(content)), seq(tok(argumentReference), rep(tok(tag)), opt(tok(newline)))),
		opt(tok(dataBlock), opt(tok(newline))), opt(call(relations)),
	},
	statement: {
		or(call(content), seq(tok(statementReference), rep(tok(tag)), opt(tok(newline))), named(definition, tok(statementDefinition), call(content))),
		opt(tok(dataBlock), opt(tok(newline))), opt(call(relations)),
	},
	onInference:  {tok(indent), plus(call(undercutting)), unkept(dedent)},
	undercutting: {tok(outgoingUndercut), or(call(statement), call(argument))},
	relations:    {tok(indent), plus(call(relation)), unkept(dedent)},
	relation: {or(seq(tok(incomingSupport), or(call(statement), call(argument))), seq(tok(incomingAttack), or(call(statement), call(argument))),
		seq(tok(outgoingSupport), or(call(statement), call(argument))), seq(tok(outgoingAttack), or(call(statement), call(argument))),
		seq(tok(contradiction), call(statement)),
		seq(tok(incomingUndercut), or(call(statement), call(argument))), seq(tok(outgoingUndercut), or(call(statement), call(argument))))},
	bold: {or(seq(tok(underscoreBoldStart), opt(call(content)), tok(underscoreBoldEnd)),
		seq(tok(asteriskBoldStart), opt(call(content)), tok(asteriskBoldEnd)))},
	italic: {or(seq(tok(underscoreItalicStart), opt(call(content)), tok(underscoreItalicEnd)),
		seq(tok(asteriskItalicStart), opt(call(content)), tok(asteriskItalicEnd)))},
	content: {plus(or(call(plain), tok(link), call(bold), call(italic), tok(tag), tok(argumentMention), tok(statementMention), tok(newline)))},
	plain:   {plus(or(tok(freestyle), tok(controlChar), tok(escapedChar), tok(specialChar)))},
}

// firsts are the tokens that rules can start with. No rule can be nothing.
var firsts [rules]set

func init() {
	for before := set(1); before != 0; {
		before = 0
		for r := range grammar {
			prepare(grammar[r])
			first, _ := starts(grammar[r])
			before |= first ^ firsts[r] // until nothing new is found
			firsts[r] = first
		}
	}
}

// prepare works out what items can start with, as far as it is known of the rules.
func prepare(items []item) {
	for i := range items {
		it := &items[i]
		prepare(it.items)
		switch it.form {
		case one:
			it.first = of(it.kind)
		case sub:
			it.first = firsts[it.rule]
		case choice:
			for _, alternative := range it.items {
				it.first |= alternative.first
			}
		default:
			it.first, it.empty = starts(it.items)
			it.empty = it.empty || it.form == optional || it.form == many
		}
		switch it.form {
		case many, several:
			it.again = []item{{form: optional, items: it.items, first: it.first, empty: true}}
		case listed:
			it.again = []item{{form: optional, items: append([]item{{form: one, kind: it.kind, first: of(it.kind)}}, it.items...), first: of(it.kind), empty: true}}
		}
	}
}

// starts returns what a row of items can start with, and whether it can be nothing.
func starts(items []item) (set, bool) {
	var s set
	for _, it := range items {
		s |= it.first
		if !it.empty {
			return s, false
		}
	}
	return s, true
}

package carneades

import "strings"

// canonical returns a statement's name as Carneades compares them: terms without the blanks between their parts.
func canonical(name string) string {
	name = strings.TrimSpace(name)
	if !strings.Contains(name, "(") {
		return strings.Join(strings.Fields(name), " ")
	}
	var out strings.Builder
	quoted := false
	for _, c := range name {
		if c == '\'' {
			quoted = !quoted
		}
		if quoted || !strings.ContainsRune(" \t\r\n", c) {
			out.WriteRune(c)
		}
	}
	return out.String()
}

// term takes a name apart: price(volvo,high) is price with two arguments, rain is rain with none.
func term(name string) (predicate string, args []string) {
	open := strings.IndexByte(name, '(')
	if open <= 0 || !strings.HasSuffix(name, ")") {
		return name, nil
	}
	depth, start := 0, open+1
	for i, c := range name {
		switch {
		case c == '(' || c == '[':
			depth++
		case c == ')' || c == ']':
			depth--
		}
		if c == ',' && depth == 1 || depth == 0 && i == len(name)-1 {
			args = append(args, name[start:i])
			start = i + 1
		}
	}
	return name[:open], args
}

// phrase puts arguments into a sentence of the language, for %s and %v one after the other.
func phrase(sentence string, args []string) string {
	var out strings.Builder
	for {
		before, after, found := strings.Cut(sentence, "%")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		switch {
		case strings.HasPrefix(after, "%"):
			out.WriteByte('%')
		case len(args) > 0 && (strings.HasPrefix(after, "s") || strings.HasPrefix(after, "v")):
			out.WriteString(args[0])
			args = args[1:]
		default:
			out.WriteByte('%')
			sentence = after
			continue
		}
		sentence = after[1:]
	}
}

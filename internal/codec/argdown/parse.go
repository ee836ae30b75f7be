package argdown

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"warrant/internal/codec"
)

// maxSize is the largest file that is read, with all that it includes, in bytes.
const maxSize = 8 << 20

// part is a stretch of a file that is Argdown.
type part struct {
	text string
	line int // the first one, counted from 1
}

// parts returns the Argdown in a file: all of it, or, in Markdown, what stands in fences; around is what stands around it.
func parts(name, text string) (out []part, around string) {
	if lower := strings.ToLower(name); strings.HasSuffix(lower, ".argdown") || strings.HasSuffix(lower, ".ad") || !fenced(text) {
		return []part{{text, 1}}, ""
	}
	done := 0
	start, from, fence := 0, 0, ""
	at, line := 0, 0
	for words := range strings.Lines(text) {
		line++
		mark := strings.TrimSpace(words)
		switch {
		case fence == "" && isFence(mark):
			fence = mark[:len(mark)-len(strings.TrimLeft(mark, mark[:1]))]
			if len(around) < 1000 { // its start is what is told
				around += text[done:at]
			}
			start, from = at+len(words), line+1
		case fence != "" && strings.HasPrefix(mark, fence) && strings.Trim(mark, fence[:1]) == "":
			out = append(out, part{text[start:at], from})
			fence, done = "", at+len(words)
		}
		at += len(words)
	}
	if fence != "" && start < len(text) {
		return append(out, part{text[start:], from}), around
	}
	return out, around + text[done:]
}

// isFence reports whether a line opens a fence with Argdown in it.
func isFence(line string) bool {
	if !strings.HasPrefix(line, "```") && !strings.HasPrefix(line, "~~~") {
		return false
	}
	lang := strings.ToLower(strings.TrimSpace(strings.TrimLeft(line, line[:1])))
	return lang == "argdown" || lang == "argdown-map" || strings.HasPrefix(lang, "argdown ") || strings.HasPrefix(lang, "argdown-map ") ||
		strings.HasPrefix(lang, "argdown{") || strings.HasPrefix(lang, "argdown-map{")
}

// fenced reports whether there is Argdown in fences.
func fenced(text string) bool {
	if !strings.Contains(text, "```") && !strings.Contains(text, "~~~") {
		return false
	}
	for line := range strings.Lines(text) {
		if isFence(strings.TrimSpace(line)) {
			return true
		}
	}
	return false
}

// parsed is a file taken apart.
type parsed struct {
	*modeller
	faults []fault
	lines  []origin // of the text with all that it includes; nil: of the file itself
	report codec.Report
}

// parse reads a file. As the reference does it, it reads the bytes as they are.
func parse(in codec.Input) *parsed {
	out := &parsed{modeller: newModeller(in.AsReference)}
	text := string(in.Data)
	if !in.AsReference {
		text = in.Text(&out.report)
	}
	text, out.lines = withIncluded(in, text, &out.report)
	if len(text) > maxSize {
		text = text[:maxSize]
		out.add(codec.Loss{Kind: codec.Dropped, What: "what comes after the first 8 MiB", Why: "No larger text is read."})
	}
	all, around := parts(in.Name, text)
	if around = strings.TrimSpace(around); around != "" {
		out.add(codec.Loss{Kind: codec.Dropped, Line: 1, What: "the text around the Argdown, “" + short(around) + "”", Why: "Of a Markdown file only what stands in fences for Argdown is read."})
	}
	tokens := 0
	for _, p := range all {
		l := lex(p.text, p.line, in.AsReference)
		if tokens += len(l.tokens); tokens >= maxTokens {
			out.large = true
			break
		}
		var root *node
		var faults []fault
		if in.AsReference {
			root, faults = parseAsReference(l.tokens)
		} else {
			root, faults = parseOurs(p.text, l.tokens)
		}
		if l.stuck > 0 && out.fatal == nil {
			out.fatal = &fault{line: l.stuck, text: "A backslash at the end of a line protects nothing."}
		}
		before := len(out.problems)
		out.document(root)
		for _, f := range faults[:min(len(faults), maxFaults+1)] {
			f.at = column(p.text, f.at)
			out.faults = append(out.faults, f)
		}
		for _, f := range out.problems[min(before, maxFaults+1):min(len(out.problems), maxFaults+1)] {
			f.at = column(p.text, f.at)
			out.faults = append(out.faults, f)
		}
		out.lexed(l)
	}
	out.finish()
	return out
}

// column returns the column of an offset in a text, in characters, counted from 1.
func column(text string, at int) int {
	at = min(at, len(text))
	from := max(0, at-10_000)
	start := strings.LastIndexAny(text[from:at], "\r\n")
	if start < 0 && from > 0 {
		return 0 // of no use, and slow to count
	}
	return 1 + utf8.RuneCountInString(text[from+start+1:at])
}

// lexed reports what the official parser would have lost, and what is lost to us.
func (p *parsed) lexed(l *lexer) {
	last := 0
	for _, t := range l.kept {
		if t.line == last {
			continue
		}
		last = t.line
		what, why := "an asterisk or underscore", "The official program takes it for the start of emphasis; it was kept as text."
		if strings.HasPrefix(t.text, "//") {
			what, why = "“"+short(t.text)+"”", "The official program takes it for a comment and cuts the text there; it was kept as text."
		}
		p.add(codec.Loss{Kind: codec.Repaired, Line: t.line, What: what, Why: why})
	}
	for _, t := range l.shifted {
		p.add(codec.Loss{Kind: codec.Repaired, Line: t.line, What: "the depth of a line", Why: "No line above is indented as far; it was read as if it was as deep as the one before it."})
	}
	for _, t := range l.comments {
		p.add(codec.Loss{Kind: codec.Dropped, Line: t.line, What: "the comment “" + short(strings.Trim(t.text, "/*<!-> \t\r\n")) + "”", Why: "A map has no place for comments in its text."})
	}
}

// short returns the start of a text.
func short(text string) string {
	text = codec.Line(text[:min(len(text), 400)])
	if utf8.RuneCountInString(text) <= 40 {
		return text
	}
	return string([]rune(text)[:39]) + "…"
}

// add enters a loss, at the line of the file itself.
func (p *parsed) add(l codec.Loss) {
	if p.lines != nil && l.Line > 0 && l.Line <= len(p.lines) {
		at := p.lines[l.Line-1]
		if l.Line = at.line; at.file != "" {
			l.Line, l.Why = at.via, l.Why+fmt.Sprintf(" (%s, line %d)", at.file, at.line)
		}
	}
	p.report.Add(l)
}

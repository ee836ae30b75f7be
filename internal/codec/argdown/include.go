package argdown

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"warrant/internal/codec"
)

// Limits of files that include each other.
const (
	maxIncluded     = 1000
	maxIncludeDepth = 50
)

var includes = regexp.MustCompile(`@include\(([^)]+)\)`)

// origin says where a line of the joined text comes from.
type origin struct {
	file string // empty: the file itself
	line int    // in that file
	via  int    // the line of the file itself that included it
}

// joined is a text with all that it includes.
type joined struct {
	text  strings.Builder
	lines []origin // of each line of the text
	done  map[string]bool
	count int
	in    codec.Input
	lost  *codec.Report
}

// withIncluded puts the files that a text includes in their places, each once. The official program
// counts the file itself only when another includes it.
func withIncluded(in codec.Input, text string, lost *codec.Report) (string, []origin) {
	if !strings.Contains(text, "@include(") {
		return text, nil
	}
	j := &joined{done: map[string]bool{in.Name: !in.AsReference}, in: in, lost: lost, lines: []origin{{line: 1}}}
	j.add(text, "", ".", 0, 0)
	return j.text.String(), j.lines
}

// write adds text that comes from one place.
func (j *joined) write(text string, at *origin) {
	j.text.WriteString(text)
	for range strings.Count(text, "\n") {
		if at.line++; at.file == "" {
			at.via = 0
		}
		j.lines = append(j.lines, *at)
	}
}

func (j *joined) add(text, file, dir string, via, depth int) {
	at := origin{file: file, line: 1, via: via}
	for {
		m := includes.FindStringSubmatchIndex(text)
		if m == nil {
			j.write(text, &at)
			return
		}
		j.write(text[:m[0]], &at)
		name := text[m[2]:m[3]]
		text = text[m[1]:]
		line := at.line
		if file != "" {
			line = via
		}
		j.include(path.Join(dir, name), line, depth)
		j.lines[len(j.lines)-1] = at // what follows in this line is ours again
	}
}

func (j *joined) include(name string, line, depth int) {
	lose := func(kind codec.Kind, why string) {
		j.lost.Add(codec.Loss{Kind: kind, Line: line, What: "the included file " + codec.Line(name), Why: why})
	}
	switch {
	case j.done[name]:
		lose(codec.Dropped, "It is included already, and each file is included once.")
		return
	case depth >= maxIncludeDepth || j.count >= maxIncluded || j.text.Len() > codec.MaxSize:
		lose(codec.Dropped, fmt.Sprintf("Files include each other more than %d deep, or there are more than %d of them.", maxIncludeDepth, maxIncluded))
		return
	case j.in.Beside == nil:
		lose(codec.Dropped, "Only files on disk can include others.")
		return
	}
	j.done[name] = true
	j.count++
	data, err := j.in.Beside(name)
	if err != nil {
		lose(codec.Dropped, "It cannot be read: "+strings.TrimSuffix(codec.Line(err.Error()), ".")+".")
		return
	}
	text := codec.Input{Name: name, Data: data}.Text(j.lost)
	j.lines[len(j.lines)-1] = origin{file: name, line: 1, via: line}
	j.add(text, name, path.Dir(name), line, depth+1)
}

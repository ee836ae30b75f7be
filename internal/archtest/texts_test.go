package archtest

import (
	"bytes"
	"encoding/json"
	"flag"
	"go/ast"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

var update = flag.Bool("update", false, "write the list of texts anew")

// spoken are the packages whose texts users read in the window.
var spoken = []string{"app", "internal/workspace", "internal/edit", "internal/library", "internal/scene", "internal/filter",
	"internal/find", "internal/picture", "internal/debate", "internal/document/write"}

// tables have words that users read outside of functions only.
var tables = []string{"internal/argmap/role.go", "internal/document/kinds.go"}

// unspoken are files of these packages with other texts: drawings, names of keys, of the system, for programmers, and what
// is written into documents.
var unspoken = []string{"app/mainwin/icons.go", "app/mapview/scancodes.go", "app/mapview/keys.go", "internal/library/display.go",
	"internal/library/crew.go", "internal/library/jar.go", "internal/workspace/key.go", "internal/scene/dump.go", "internal/find/find.go", "internal/find/query.go",
	"internal/document/write/docx.go", "internal/document/write/essay.go", "internal/document/write/html.go", "internal/document/write/markdown.go",
	"internal/document/write/pdf.go"}

// TestTextsGoThroughWords holds that every text of the interface goes through package words, and that docs/texts.json lists
// them all for whoever translates. Texts outside functions are listed, too; they are translated where they are used.
func TestTextsGoThroughWords(t *testing.T) {
	texts, counts := map[string]string{}, map[string]map[string]string{}
	for _, p := range read(t) {
		reads := slices.ContainsFunc(spoken, func(folder string) bool { return under(p.path, folder) })
		for _, f := range p.files {
			if f.test || slices.Contains(unspoken, f.name) || !reads && !slices.Contains(tables, f.name) {
				continue
			}
			for _, s := range sayings(f.syntax) {
				switch {
				case !s.translated && !s.outside:
					t.Errorf("%s: %q is not translated; write words.T(…) or words.N(…).", f.set.Position(s.pos), s.text)
				case s.many != "":
					counts[s.many] = map[string]string{"one": "", "other": ""}
				default:
					texts[s.text] = ""
				}
			}
		}
	}
	var list bytes.Buffer
	e := json.NewEncoder(&list)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(struct {
		Language string                       `json:"language"`
		Name     string                       `json:"name"`
		Texts    map[string]string            `json:"texts"`
		Counts   map[string]map[string]string `json:"counts"`
	}{"", "", texts, counts})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("..", "..", "docs", "texts.json")
	if *update {
		if err := os.WriteFile(path, list.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	was, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(was, list.Bytes()) {
		t.Errorf("%s does not list the texts as they are: run go test ./internal/archtest -run TestTextsGoThroughWords -update", path)
	}
	t.Logf("%d texts, %d of them numbers of things", len(slices.Collect(maps.Keys(texts)))+len(counts), len(counts))
}

// saying is a text in the code.
type saying struct {
	pos        token.Pos
	text       string // what is said, with %s for the values between
	many       string // of a text for a number of things the one for many
	translated bool   // it is handed to package words
	outside    bool   // of functions
}

// sayings returns the texts of a file.
func sayings(f *ast.File) []saying {
	var out []saying
	seen := map[ast.Expr]bool{}
	var stack []ast.Node
	ast.Inspect(f, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		stack = append(stack, n)
		lit, ok := n.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return true
		}
		sum, at := sumOf(stack)
		if seen[sum] {
			return true
		}
		seen[sum] = true
		s := saying{pos: sum.Pos(), text: textOf(sum), outside: outside(stack[:at])}
		if call, ok := stack[at-1].(*ast.CallExpr); ok {
			s.translated, s.many = door(call, sum)
		}
		if s.translated || prose(s.text) && !quiet(stack[:at], sum) {
			out = append(out, s)
		}
		return true
	})
	return out
}

// sumOf returns the outermost sum that the literal at the end of a path is part of, and where on the path it is.
func sumOf(path []ast.Node) (ast.Expr, int) {
	at := len(path) - 1
	for at > 0 {
		if b, ok := path[at-1].(*ast.BinaryExpr); ok && b.Op == token.ADD {
			at--
			continue
		}
		break
	}
	return path[at].(ast.Expr), at
}

// textOf returns what a sum says, with %s for what is no literal.
func textOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if s, err := strconv.Unquote(e.Value); err == nil {
			return s
		}
	case *ast.BinaryExpr:
		return textOf(e.X) + textOf(e.Y)
	}
	return "%s"
}

// door reports whether a call hands a text to package words, and what it says of many things. A constant refusal is
// translated when it is read.
func door(call *ast.CallExpr, text ast.Expr) (ok bool, many string) {
	pkg, name := callee(call)
	switch {
	case pkg == "words" && name == "N" || name == "counted":
		if len(call.Args) > 2 {
			many = textOf(call.Args[2])
		}
		return true, many
	case pkg == "words":
		return call.Args[0] == text, ""
	case name == "refuse":
		return call.Args[0] == text, ""
	case name == "Refusal":
		return !strings.Contains(textOf(text), "%s"), ""
	}
	return false, ""
}

// quietPackages and quietNames are called with what no user reads.
var (
	quietPackages = []string{"strings", "strconv", "regexp", "bytes", "filepath", "path", "os", "utf8", "time", "unicode", "json", "xdg", "slog"}
	quietNames    = []string{"Info", "Warn", "Error", "Debug", "With", "Format", "keysOf", "panic", "Getenv"}
)

// quiet reports whether a text is none that users read: an import, a tag, what is compared or handed to such a call.
func quiet(path []ast.Node, text ast.Expr) bool {
	switch parent := path[len(path)-1].(type) {
	case *ast.ImportSpec, *ast.Field, *ast.IndexExpr:
		return true
	case *ast.CaseClause:
		return slices.Contains(parent.List, text)
	case *ast.BinaryExpr:
		return parent.Op == token.EQL || parent.Op == token.NEQ
	case *ast.KeyValueExpr:
		key, _ := parent.Key.(*ast.Ident)
		return parent.Key == text || key != nil && (key.Name == "ID" || key.Name == "Keys")
	}
	for i := len(path) - 1; i >= 0; i-- {
		switch n := path[i].(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			pkg, name := callee(n)
			return slices.Contains(quietPackages, pkg) || pkg != "words" && slices.Contains(quietNames, name)
		}
	}
	return false
}

func callee(c *ast.CallExpr) (pkg, name string) {
	switch f := c.Fun.(type) {
	case *ast.Ident:
		return "", f.Name
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); ok {
			return x.Name, f.Sel.Name
		}
		return "", f.Sel.Name
	}
	return "", ""
}

// outside reports whether a path leads through no function, or to a constant.
func outside(path []ast.Node) bool {
	in := false
	for _, n := range path {
		switch n := n.(type) {
		case *ast.FuncDecl, *ast.FuncLit:
			in = true
		case *ast.GenDecl:
			if n.Tok == token.CONST {
				return true
			}
		}
	}
	return !in
}

var (
	verb = regexp.MustCompile(`%[a-z]`)
	key  = regexp.MustCompile(`^((Ctrl|Shift|Alt)\+)*([A-Z0-9+,.-]|F\d+|Up|Down|Left|Right|Enter|Escape|Tab|Space|Delete|Home|End|PageUp|PageDown|Backspace|DOT|PDF|PNG|SVG|JSON|Warrant)$`)
)

// prose reports whether a literal looks like something that users read: letters, and more than one word of small ones.
// Names of keys, of formats of files and of the program are the same in every language, and so
// are times.
func prose(s string) bool {
	plain := verb.ReplaceAllString(s, "")
	letters := 0
	for _, r := range plain {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	t := strings.TrimSpace(s)
	switch {
	case letters < 2 && !strings.ContainsAny(plain, "“”"), strings.HasPrefix(s, "<"), strings.Contains(s, "15:04"):
		return false
	case !slices.ContainsFunc(strings.Fields(s), func(word string) bool { return !key.MatchString(word) }):
		return false
	}
	first := []rune(t)[0]
	return strings.Contains(t, " ") || unicode.IsUpper(first) || s != t || strings.ContainsAny(t, "“”…:")
}

package archtest

import (
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// module is the path of the module; import paths under it are written without it below.
const module = "warrant"

// pkg is one folder of Go files.
type pkg struct {
	path    string // from the module's root, as in internal/argmap
	files   []file
	comment bool // some file has a package comment
}

// file is one Go file.
type file struct {
	name    string
	test    bool
	imports []string // packages of ours without "warrant/"
	syntax  *ast.File
	set     *token.FileSet
}

// read parses all Go files of the module.
func read(t *testing.T) []*pkg {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]*pkg{}
	var order []*pkg
	err = filepath.WalkDir(root, func(where string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		if entry.IsDir() {
			if where != root && (strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || name == "testdata" || name == "bin" || name == "out") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		rel, err := filepath.Rel(root, where)
		if err != nil {
			return err
		}
		dir := path.Dir(filepath.ToSlash(rel))
		p := found[dir]
		if p == nil {
			p = &pkg{path: dir}
			found[dir] = p
			order = append(order, p)
		}
		return p.add(where, filepath.ToSlash(rel))
	})
	if err != nil {
		t.Fatal(err)
	}
	return order
}

func (p *pkg) add(where, name string) error {
	f := file{name: name, test: strings.HasSuffix(name, "_test.go"), set: token.NewFileSet()}
	syntax, err := parser.ParseFile(f.set, where, nil, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	f.syntax = syntax
	for _, spec := range syntax.Imports {
		target, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return err
		}
		f.imports = append(f.imports, strings.TrimPrefix(target, module+"/"))
	}
	p.comment = p.comment || syntax.Doc != nil && !f.test
	p.files = append(p.files, f)
	return nil
}

// onlyTests reports whether a package has nothing but test files.
func (p *pkg) onlyTests() bool {
	for _, f := range p.files {
		if !f.test {
			return false
		}
	}
	return true
}

// under reports whether a package is a folder or lies in it.
func under(name, folder string) bool { return name == folder || strings.HasPrefix(name, folder+"/") }

// ours reports whether an import path is one of the module's.
func ours(target string) bool {
	for _, top := range []string{"app", "assets", "cmd", "internal"} {
		if under(target, top) {
			return true
		}
	}
	return false
}

// standard reports whether an import path is one of the standard library's.
func standard(target string) bool {
	if ours(target) || target == "C" {
		return false
	}
	first, _, _ := strings.Cut(target, "/")
	if strings.Contains(first, ".") {
		return false
	}
	_, err := build.Default.Import(target, "", build.FindOnly)
	return err == nil
}

// helper reports whether a package helps tests only: its folder's name ends in test.
func helper(target string) bool { return ours(target) && strings.HasSuffix(path.Base(target), "test") }

// reach returns all packages of ours that a package leads to without its tests, itself among them, and in libraries what
// they import from elsewhere.
func reach(all []*pkg, from string) (reached, libraries map[string]bool) {
	byPath := map[string]*pkg{}
	for _, p := range all {
		byPath[p.path] = p
	}
	reached, libraries = map[string]bool{}, map[string]bool{}
	var walk func(string)
	walk = func(name string) {
		p := byPath[name]
		if p == nil || reached[name] {
			return
		}
		reached[name] = true
		for _, f := range p.files {
			for _, target := range f.imports {
				switch {
				case f.test:
				case ours(target):
					walk(target)
				default:
					libraries[target] = true
				}
			}
		}
	}
	walk(from)
	return reached, libraries
}

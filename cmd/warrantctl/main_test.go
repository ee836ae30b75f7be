package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the transcripts anew")

// program is the binary that is tested. The tests are in its own package, so that go test sees when it has changed.
var program string

func TestMain(m *testing.M) {
	flag.Parse()
	dir, err := os.MkdirTemp("", "warrantctl")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	program = filepath.Join(dir, "warrantctl")
	build := exec.Command("go", "build", "-o", program, ".")
	build.Stderr = os.Stderr
	status := 1
	if err := build.Run(); err == nil {
		status = m.Run()
	}
	os.RemoveAll(dir)
	os.Exit(status)
}

// desk is a folder in which commands are tried.
type desk struct {
	t   *testing.T
	dir string
}

// newDesk returns a folder with the JSON and Markdown files of testdata and the map buses.warrant.
func newDesk(t *testing.T) *desk {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t, dir}
	files, err := filepath.Glob("testdata/*.[jm]*") // JSON and Markdown
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		d.put(filepath.Base(f), data)
	}
	d.put("notes.txt", []byte("This is no map, but a text of some length about buses.\n"))
	if out, status := d.run("import", "buses.json", "-o", "buses.warrant"); status != 0 {
		t.Fatal(out)
	}
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o755); err != nil {
		t.Fatal(err)
	}
	return d
}

func (d *desk) put(name string, data []byte) {
	d.t.Helper()
	if err := os.WriteFile(filepath.Join(d.dir, name), data, 0o644); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) get(name string) []byte {
	d.t.Helper()
	data, err := os.ReadFile(filepath.Join(d.dir, name))
	if err != nil {
		d.t.Fatal(err)
	}
	return data
}

// run returns what the program says on both ways out, and its status.
func (d *desk) run(args ...string) (string, int) {
	d.t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Dir = d.dir
	cmd.Env = append(os.Environ(), "HOME="+d.dir+"/home", "XDG_STATE_HOME="+d.dir+"/home", "XDG_CACHE_HOME="+d.dir+"/home")
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		d.t.Fatal(err)
	}
	return strings.ReplaceAll(string(out), d.dir, "DIR"), cmd.ProcessState.ExitCode()
}

// names lists the folder, the home folder left out.
func (d *desk) names() string {
	d.t.Helper()
	entries, err := os.ReadDir(d.dir)
	if err != nil {
		d.t.Fatal(err)
	}
	var out strings.Builder
	for _, e := range entries {
		if e.Name() != "home" {
			fmt.Fprintln(&out, e.Name())
		}
	}
	return out.String()
}

// do does one line of a transcript: a command, perhaps with its output into a file, "ls", or "cmp A B".
func (d *desk) do(line string) string {
	d.t.Helper()
	words := split(line)
	switch words[0] {
	case "ls":
		return d.names()
	case "cmp":
		if bytes.Equal(d.get(words[1]), d.get(words[2])) {
			return "the same\n"
		}
		return "not the same\n"
	}
	file := ""
	if n := len(words); n > 2 && words[n-2] == ">" {
		file, words = words[n-1], words[:n-2]
	}
	out, status := d.run(words[1:]...)
	if file != "" {
		d.put(file, []byte(out))
		out = ""
	}
	if status != 0 {
		out += fmt.Sprintf("[status %d]\n", status)
	}
	return out
}

// split cuts a line at spaces that are not between quotation marks.
func split(line string) []string {
	var out []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			out = append(out, part)
		} else {
			out = append(out, strings.Fields(part)...)
		}
	}
	return out
}

// TestTranscripts does what the transcripts say and compares. Each starts in a new folder.
func TestTranscripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no transcripts found", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d := newDesk(t)
			if file == "testdata/bib.txt" {
				library, err := os.ReadFile("testdata/ferries.bib")
				if err != nil {
					t.Fatal(err)
				}
				d.put("ferries.bib", library)
			}
			var got strings.Builder
			for line := range strings.Lines(string(want)) {
				if command, ok := strings.CutPrefix(line, "$ "); ok {
					got.WriteString(line + d.do(strings.TrimSpace(command)))
				} else if strings.HasPrefix(line, "# ") {
					got.WriteString(line)
				}
			}
			if *update {
				if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got.String() != string(want) {
				t.Errorf("%s differs; see whether it should, then run the test with -update:\n%s", file, got.String())
			}
		})
	}
}

// TestPictures draws the bundled map in all ways and looks at how the files begin.
func TestPictures(t *testing.T) {
	needLayout(t)
	d := newDesk(t)
	if out, status := d.run("sample", "alenga-2020", "-o", "k.warrant"); status != 0 {
		t.Fatal(out)
	}
	before := d.get("k.warrant")
	for _, c := range []struct{ args, starts, holds string }{
		{"-o k.svg", "<?xml", "<title>Shifting Soviet Attitudes"},
		{"-o k.SVG --theme dark --direction right", "<?xml", "#14171B"},
		{"-o k.png --scale 0.5", "\x89PNG\r\n", ""},
		{"-o k.pdf", "%PDF-", "/Author"},
		{"-o k.dot", "digraph map {", "rankdir"},
		{"-o k.html --direction down", "<!DOCTYPE html>", `data-box="statement-193"`},
		{"-o all.dot --open all --theme mono", "digraph map {", `color="#000000"`},
		{"-o part.svg --focus 2 --depth 1", "<?xml", "Alenga"},
		{"-o level.svg --open 1", "<?xml", "Alenga"},
		{"-o t.svg --dispute taylor", "<?xml", "benign"},
		{"-o d.pdf --dispute Dallin", "%PDF-", ""},
	} {
		args := strings.Fields(c.args)
		if out, status := d.run(append([]string{"render", "k.warrant"}, args...)...); status != 0 {
			t.Errorf("%s: %s", c.args, out)
			continue
		}
		data := d.get(args[1])
		if !bytes.HasPrefix(data, []byte(c.starts)) || !bytes.Contains(data, []byte(c.holds)) {
			t.Errorf("%s begins with %.60q and should hold %q", c.args, data, c.holds)
		}
	}
	if !bytes.Equal(before, d.get("k.warrant")) {
		t.Error("drawing has changed the map")
	}
	for _, name := range strings.Fields(d.names()) {
		if strings.HasPrefix(name, ".") {
			t.Errorf("%s was left behind", name)
		}
	}
}

// needLayout skips where nothing can lay out maps, as on a machine without Graphviz.
func needLayout(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("dot"); err != nil && os.Getenv("WARRANT_LAYOUT") == "" {
		t.Skip("neither the layout program nor Graphviz is installed")
	}
}

// TestNoOpenGL holds that the program runs where there is no display and no OpenGL.
func TestNoOpenGL(t *testing.T) {
	ldd, err := exec.LookPath("ldd")
	if err != nil {
		t.Skip("ldd is not installed")
	}
	out, err := exec.Command(ldd, program).CombinedOutput()
	if err != nil && !strings.Contains(string(out), "not a dynamic executable") {
		t.Fatal(err)
	}
	for _, lib := range []string{"libGL", "libX11", "libwayland"} {
		if strings.Contains(string(out), lib) {
			t.Errorf("the program needs %s:\n%s", lib, out)
		}
	}
}

// TestDamaged cuts and breaks a map in many places: each time there is a sentence and a status, never a trace.
func TestDamaged(t *testing.T) {
	d := newDesk(t)
	whole := d.get("buses.warrant")
	for i := range 24 {
		broken := slices.Clone(whole)
		if i%2 == 0 {
			broken = broken[:len(broken)*i/24]
		} else {
			for k := range 200 {
				broken[(len(broken)*i/24+k)%len(broken)] ^= 0x5A
			}
		}
		d.put("b.warrant", broken)
		for _, command := range []string{"check", "show"} {
			out, status := d.run(command, "b.warrant")
			if status > 1 || status == 1 && !strings.HasPrefix(out, "warrantctl: ") || strings.Contains(out, "goroutine") || strings.Contains(out, "fault in this program") {
				t.Errorf("%s of a map broken in way %d ends with %d and says\n%s", command, i, status, out)
			}
		}
		if !bytes.Equal(broken, d.get("b.warrant")) {
			t.Errorf("way %d: the broken file has changed", i)
		}
	}
}

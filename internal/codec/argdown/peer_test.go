package argdown

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"warrant/assets"
	"warrant/internal/argmap"
	"warrant/internal/codec"
	"warrant/internal/codec/codectest"
	"warrant/internal/codec/sample"
)

// peer runs the official program, which the environment variable WARRANT_ARGDOWN names, on texts, and returns what it
// makes of each.
func peer(t *testing.T, texts map[string][]byte) map[string]answer {
	t.Helper()
	command := os.Getenv("WARRANT_ARGDOWN")
	if command == "" {
		t.Skip("WARRANT_ARGDOWN does not name the official program (npm install @argdown/cli@1.7.5)")
	}
	dir := t.TempDir()
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(dir, name+".argdown"), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run := exec.Command(command, "json", filepath.Join(dir, "*.argdown"), filepath.Join(dir, "out"))
	run.Dir = dir
	said, err := run.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	if strings.Contains(string(said), "rror") {
		t.Errorf("the official program says:\n%.3000s", said)
	}
	out := map[string]answer{}
	for name := range texts {
		data, err := os.ReadFile(filepath.Join(dir, "out", name+".json"))
		if err != nil {
			t.Errorf("%s: the official program wrote nothing: %v", name, err)
			continue
		}
		var a answer
		if err := json.Unmarshal(data, &a); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		out[name] = a
	}
	return out
}

// TestPeerReadsWhatWeWrite lets the official program read the bundled maps and random ones: it finds no fault, and reads
// what we read as it does, of which TestNothingIsLost holds that it is the same map.
func TestPeerReadsWhatWeWrite(t *testing.T) {
	maps := map[string]*argmap.Snapshot{}
	for _, b := range assets.Samples() {
		s, err := sample.Open(b.Name)
		if err != nil {
			t.Fatal(err)
		}
		maps[b.Name] = s
	}
	for seed := range 150 {
		maps[fmt.Sprint("nasty", seed)] = nasty(seed)
	}
	texts := map[string][]byte{}
	for name, s := range maps {
		data, _, err := write(s)
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = data
	}
	t.Logf("%d maps", len(texts))
	for name, wants := range peer(t, texts) {
		in := codec.Input{Name: name + ".argdown", Data: texts[name], AsReference: true}
		if d := difference(wants.lines(), ours(parse(in).modeller).lines()); d != "" {
			t.Errorf("%s is another graph to the official program:\n%.3000s\n%.6000s", name, d, texts[name])
			return
		}
		s, _, err := read(in)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if was, is := codectest.Told(codectest.Own(maps[name])), codectest.Told(s); was != is {
			t.Errorf("%s: %s", name, apart(was, is))
		}
	}
}

// TestPeerReadsAsWeDo lets the official program read random documents in which the reader that follows it finds no fault:
// it makes the same of them.
func TestPeerReadsAsWeDo(t *testing.T) {
	texts := map[string][]byte{}
	for seed := 0; len(texts) < 200 && seed < 20_000; seed++ {
		text, _ := randomText(seed)
		if p := parse(codec.Input{Name: "x.argdown", Data: []byte(text), AsReference: true}); p.fatal == nil && len(p.faults) == 0 && len(p.statements) > 0 {
			texts[fmt.Sprint("text", seed)] = []byte(text)
		}
	}
	t.Logf("%d documents", len(texts))
	for name, wants := range peer(t, texts) {
		p := parse(codec.Input{Name: name + ".argdown", Data: texts[name], AsReference: true})
		if d := difference(wants.lines(), ours(p.modeller).lines()); d != "" {
			t.Errorf("%s is another graph to the official program:\n%.3000s\n%.6000s", name, d, texts[name])
		}
	}
}

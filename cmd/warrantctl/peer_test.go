package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec/argdown"
)

// cost is what whole processes took, one after the other.
type cost struct {
	time   time.Duration
	memory int64 // the most that one of them had, in bytes
}

// spend runs commands, each to its end.
func spend(b *testing.B, commands ...[]string) (c cost) {
	b.Helper()
	for _, argv := range commands {
		cmd := exec.Command(argv[0], argv[1:]...)
		start := time.Now()
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%q: %v\n%.2000s", argv, err, out)
		}
		c.time += time.Since(start)
		if use, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
			c.memory = max(c.memory, int64(use.Maxrss)*1024) // kilobytes on Linux
		}
	}
	return c
}

// long returns a map with more in its statements: about 3 MB where there are 6,500.
func long(b *testing.B, s *argmap.Snapshot) *argmap.Snapshot {
	b.Helper()
	tx := argmap.Begin(s)
	for _, st := range s.Statements() {
		st.Text += strings.Repeat(" So the witnesses say, and so does the report of the year after.", 4)
		tx.Put(st)
	}
	out, _, err := tx.Commit()
	if err != nil {
		b.Fatal(err)
	}
	return out
}

// BenchmarkPeerArgdown runs this program and the official one of Argdown in turn, as whole processes, on the same files: a
// paper of 300 statements from text to picture, and one of 6,500 read only. The ratios are medians of the pairs; above 1
// this program is the faster or smaller one. WARRANT_ARGDOWN names the official program; `make bench` installs it.
func BenchmarkPeerArgdown(b *testing.B) {
	peer := os.Getenv("WARRANT_ARGDOWN")
	if peer == "" || runtime.GOOS != "linux" {
		b.Skip("WARRANT_ARGDOWN does not name the official program, or its memory is not told as on Linux")
	}
	dir := b.TempDir()
	ours := filepath.Join(dir, "warrantctl")
	if out, err := exec.Command("go", "build", "-o", dir, "warrant/cmd/warrantctl", "warrant/cmd/warrant-layout").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for _, row := range []struct {
		name     string
		n        int
		us, them func(in, out string) [][]string
	}{
		{"picture as it opens", 300, func(in, out string) [][]string {
			return [][]string{{ours, "import", in, "-o", out + ".warrant", "--force"}, {ours, "render", out + ".warrant", "-o", out + ".svg"}}
		}, func(in, out string) [][]string {
			return [][]string{{peer, "map", in, out, "--format", "svg"}}
		}},
		{"picture of all", 300, func(in, out string) [][]string {
			return [][]string{{ours, "import", in, "-o", out + ".warrant", "--force"}, {ours, "render", out + ".warrant", "--open", "all", "-o", out + ".svg"}}
		}, func(in, out string) [][]string {
			return [][]string{{peer, "map", in, out, "--format", "svg"}}
		}},
		{"read", 6500, func(in, out string) [][]string {
			return [][]string{{ours, "import", in, "-o", out + ".warrant", "--force"}}
		}, func(in, out string) [][]string {
			return [][]string{{peer, "json", in, out}}
		}},
	} {
		b.Run(fmt.Sprintf("%s/%d", row.name, row.n), func(b *testing.B) {
			s := argmaptest.Paper(rand.New(rand.NewPCG(7, uint64(row.n))), row.n, false)
			if row.n > 1000 {
				s = long(b, s)
			}
			data, _, err := argdown.Format.Write(s)
			if err != nil {
				b.Fatal(err)
			}
			in, out := filepath.Join(dir, "map.argdown"), filepath.Join(dir, "map")
			if err := os.WriteFile(in, data, 0o600); err != nil {
				b.Fatal(err)
			}
			var us, them, ratio, smaller []float64
			for range max(b.N, 3) {
				a, p := spend(b, row.us(in, out)...), spend(b, row.them(in, out+"-theirs")...)
				us, them = append(us, a.time.Seconds()*1000), append(them, p.time.Seconds()*1000)
				ratio, smaller = append(ratio, p.time.Seconds()/a.time.Seconds()), append(smaller, float64(p.memory)/float64(a.memory))
			}
			b.ReportMetric(0, "ns/op")
			for unit, all := range map[string][]float64{"ms": us, "ms-theirs": them, "faster": ratio, "smaller": smaller} {
				slices.Sort(all)
				b.ReportMetric(all[len(all)/2], unit)
			}
			b.ReportMetric(float64(len(data))/1e6, "MB")
		})
	}
}

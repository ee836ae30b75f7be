package host

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"warrant/internal/layout/dot"
	"warrant/internal/layout/layouttest"
)

// sizes are the numbers of claims that the benchmarks lay out.
var sizes = []int{100, 300, 1000}

// BenchmarkHost measures one layout in a host that runs already, as the program sees it.
func BenchmarkHost(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			h, g := open(b, Options{Jobs: 1 << 30}), layouttest.Tree(n)
			layouttest.MustLayout(b, h, g)
			for b.Loop() {
				if _, err := h.Layout(context.Background(), g); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// runDot is one whole process of the system's dot.
func runDot(b *testing.B, text []byte) {
	cmd := exec.Command("dot", "-Tjson0")
	var out bytes.Buffer
	cmd.Stdin, cmd.Stdout = bytes.NewReader(text), &out
	if err := cmd.Run(); err != nil {
		b.Fatal(err)
	}
}

// source returns the request for n claims, and skips b where the system has no dot.
func source(b *testing.B, n int) []byte {
	if _, err := FindNative(); err != nil {
		b.Skip(err)
	}
	job, err := dot.New(layouttest.Tree(n))
	if err != nil {
		b.Fatal(err)
	}
	return job.Text()
}

// BenchmarkDotProcess measures the yardstick: the system's dot on the same request, its start included.
func BenchmarkDotProcess(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			text := source(b, n)
			for b.Loop() {
				runDot(b, text)
			}
		})
	}
}

// BenchmarkRatio measures both in turns, so that what else the machine does meets both, and reports host time over dot's.
func BenchmarkRatio(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			text := source(b, n)
			h, g := open(b, Options{Jobs: 1 << 30}), layouttest.Tree(n)
			layouttest.MustLayout(b, h, g)
			var ours, theirs time.Duration
			for b.Loop() {
				begin := time.Now()
				if _, err := h.Layout(context.Background(), g); err != nil {
					b.Fatal(err)
				}
				middle := time.Now()
				runDot(b, text)
				ours += middle.Sub(begin)
				theirs += time.Since(middle)
			}
			b.ReportMetric(float64(ours)/float64(theirs), "ratio")
		})
	}
}

// BenchmarkStart measures the start of a host until its hello, with the compiled Graphviz in its cache and without.
func BenchmarkStart(b *testing.B) {
	for _, warm := range []bool{true, false} {
		b.Run(map[bool]string{true: "warm", false: "cold"}[warm], func(b *testing.B) {
			cache := filepath.Join(b.TempDir(), "cache")
			path := program(b)
			if err := private(cache); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if !warm {
					if err := clearCache(cache); err != nil {
						b.Fatal(err)
					}
				}
				p, err := launch(context.Background(), path, cache)
				if err != nil {
					b.Fatal(err)
				}
				p.kill()
			}
		})
	}
}

// BenchmarkCompose measures our own share: composing, writing DOT and reading the answer are pure Go.
func BenchmarkCompose(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			g := layouttest.Tree(n)
			for b.Loop() {
				job, err := dot.New(g)
				if err != nil {
					b.Fatal(err)
				}
				job.Text()
			}
		})
	}
}

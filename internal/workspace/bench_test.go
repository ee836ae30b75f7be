package workspace_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"warrant/internal/argmaptest"
	"warrant/internal/edit"
)

// BenchmarkEdit measures one added reason in a map of so many statements, opened as it opens: until the provisional
// picture is there, until Graphviz's layout is shown, and until the edit is on disk.
func BenchmarkEdit(b *testing.B) {
	for _, n := range []int{100, 300, 1000} {
		m := argmaptest.Random(rand.New(rand.NewPCG(1, uint64(n))), n)
		for _, until := range []string{"picture", "settled", "saved"} {
			b.Run(fmt.Sprintf("%s/%d", until, n), func(b *testing.B) {
				d := openDesk(b, m)
				lead := d.w.Leading()
				rng := rand.New(rand.NewPCG(2, 2))
				for b.Loop() {
					// a box of another size each time, or the layout would be one that is remembered
					text := strings.Repeat("word ", 1+rng.IntN(60))
					long := strings.Repeat("m", 1+rng.IntN(500))
					if err := d.w.Do(edit.AddReason(lead, text+long)); err != nil {
						b.Fatal(err)
					}
					switch until {
					case "settled":
						d.settle()
					case "saved":
						if err := d.w.Flush(b.Context()); err != nil {
							b.Fatal(err)
						}
					}
					b.StopTimer()
					d.settle()
					_ = d.w.Undo()
					d.w.Select(lead)
					d.settle()
					b.StartTimer()
				}
			})
		}
	}
}

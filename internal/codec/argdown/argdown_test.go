package argdown

import (
	"testing"

	"warrant/internal/codec/codectest"
)

func TestCorpus(t *testing.T) {
	codectest.Files(t, Format, "argdown/argdown-examples/*.argdown")
	codectest.Files(t, Format, "argdown/argdown-tests/*.a*d*")
	codectest.Files(t, Format, "argdown/argdown-mcp/*.argdown", "invalid.argdown") // it holds a comment and the sign of a relation
	codectest.Files(t, Format, "argdown/argdown-mcp/*/*.argdown")
	codectest.Files(t, Format, "argdown/webgpu-debate/*.argdown")
	codectest.Files(t, Format, "argdown/markdown-embedded/*.md")
}

func TestRandomMaps(t *testing.T) { codectest.Random(t, Format, 300) }

func FuzzRead(f *testing.F) {
	f.Add([]byte("[A]: b\n  + <C>: d\n"))
	f.Fuzz(func(t *testing.T, data []byte) { codectest.Odd(t, Format, data) })
}

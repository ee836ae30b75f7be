package wire

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestThereAndBack(t *testing.T) {
	var b bytes.Buffer
	sent := []Request{{ID: 1, Dot: "digraph { <&> \"\\ \n ü }"}, {ID: 2}}
	for _, s := range sent {
		if err := Write(&b, s); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range sent {
		var got Request
		if err := Read(&b, &got); err != nil || got != want {
			t.Errorf("%v, %v; want %v", got, err, want)
		}
	}
	if err := Read(&b, new(Request)); err != io.EOF {
		t.Errorf("at the end: %v", err)
	}
}

func TestBadFrames(t *testing.T) {
	for _, c := range []struct {
		name, frame string
		want        error
	}{
		{"half a length", "\x00\x00", io.ErrUnexpectedEOF},
		{"no body", "\x00\x00\x00\x05", io.EOF},
		{"half a body", "\x00\x00\x00\x05{", io.EOF},
		{"too long", "\xff\xff\xff\xff{}", ErrTooLong},
		{"plain words", "usage: dot", ErrTooLong},
		{"no JSON", "\x00\x00\x00\x02xy", nil},
	} {
		err := Read(strings.NewReader(c.frame), new(Reply))
		if err == nil || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", c.name, err, c.want)
		}
		if c.frame != "" && err == io.EOF {
			t.Errorf("%s: looks like a clean end", c.name)
		}
	}
}

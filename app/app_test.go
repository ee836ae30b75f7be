package app

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"
)

func TestLastWordsAreTrue(t *testing.T) {
	hangs := func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }
	for _, c := range []struct {
		name       string
		save       func(context.Context) error
		want, omit string
	}{
		{"no map", nil, "had to stop: oh.", "saved"},
		{"all saved", func(context.Context) error { return nil }, "Your edits are saved", "not saved"},
		{"disk full", func(context.Context) error { return errors.New("disk full") }, "The last edits are not saved. Disk full.", "Your edits are saved"},
		{"disk hangs", hangs, "The last edits are not saved.", "Your edits are saved"},
		{"panic again", func(context.Context) error { panic("again") }, "The last edits may not be saved", "Your edits are saved"},
	} {
		got := lastWords("oh", c.save, 20*time.Millisecond, "the.log")
		if !strings.Contains(got, c.want) || strings.Contains(got, c.omit) || !strings.Contains(got, "the.log") {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

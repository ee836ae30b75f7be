package argmap

import (
	"fmt"
	"maps"
	"testing"

	"pgregory.net/rapid"
)

func entries[V any](t table[V]) map[string]V {
	out := map[string]V{}
	t.each(func(key string, val V) { out[key] = val })
	return out
}

// TestTable compares a table with a Go map, with hashes as they are and with hashes that collide in part or wholly.
func TestTable(t *testing.T) {
	good := tableHash
	defer func() { tableHash = good }()
	for _, row := range []struct {
		name string
		hash func(string) uint64
	}{
		{"good", good},
		{"same", func(string) uint64 { return 7 }},
		{"two", func(key string) uint64 { return good(key) & 1 << 40 }},
		{"equal in what is used", func(key string) uint64 { return good(key) << 60 }},
		{"differs late", func(key string) uint64 { return good(key) << 53 }},
		{"differs early", func(key string) uint64 { return good(key) & 63 }},
	} {
		t.Run(row.name, func(t *testing.T) {
			tableHash = row.hash
			rapid.Check(t, againstMap)
		})
	}
}

func againstMap(t *rapid.T) {
	type state struct {
		table table[int]
		want  map[string]int
	}
	now := state{want: map[string]int{}}
	var old []state
	var by *owner
	for i := range rapid.IntRange(0, 120).Draw(t, "acts") {
		key := fmt.Sprint(rapid.IntRange(0, 30).Draw(t, "key"))
		switch rapid.IntRange(0, 5).Draw(t, "act") {
		case 0, 1, 2:
			now.table, now.want[key] = now.table.set(key, i, by), i
		case 3, 4:
			now.table = now.table.del(key, by)
			delete(now.want, key)
		default: // show it to somebody, and go on with nodes of one's own or without
			old, by = append(old, state{now.table, maps.Clone(now.want)}), nil
			if rapid.Bool().Draw(t, "own") {
				by = &owner{}
			}
		}
		got, ok := now.table.get(key)
		if want, there := now.want[key]; ok != there || got != want {
			t.Fatalf("%s is %d, %v; want %d, %v", key, got, ok, want, there)
		}
	}
	for i, s := range append(old, now) {
		differs := map[string]bool{}
		now.table.differ(s.table, func(key string) { differs[key] = true })
		for key := range 31 {
			key := fmt.Sprint(key)
			a, inNow := now.want[key]
			b, inOld := s.want[key]
			if (a != b || inNow != inOld) && !differs[key] || differs[key] && !inNow && !inOld {
				t.Fatalf("state %d: %s is %d, %v, was %d, %v; that it differs is %v", i, key, a, inNow, b, inOld, differs[key])
			}
		}
		if s.table.len() != len(s.want) || !maps.Equal(entries(s.table), s.want) {
			t.Fatalf("state %d of %d: %v, want %v", i, len(old)+1, entries(s.table), s.want)
		}
	}
}

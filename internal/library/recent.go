package library

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"warrant/assets"
)

// Recent is a map that was open before.
type Recent struct {
	Path  string `json:"path"`
	Title string `json:"title"`
}

// mostRecent is how many maps are remembered.
const mostRecent = 30

type recentList struct {
	jar  *jar
	mu   sync.Mutex
	list []Recent
}

func openRecent(path string) *recentList {
	r := &recentList{jar: newJar(path)}
	if r.jar.read(&r.list) != nil {
		r.list = nil
	}
	return r
}

// Recent returns the maps that were open last and are still there, the latest first.
func (l *Library) Recent() []Recent {
	l.recent.mu.Lock()
	defer l.recent.mu.Unlock()
	var there []Recent
	for _, r := range l.recent.list {
		if _, err := os.Stat(r.Path); err == nil {
			there = append(there, r)
		}
	}
	return there
}

// Remember puts a map at the head of the recent ones.
func (l *Library) Remember(path, title string) {
	if title == "" {
		title = strings.TrimSuffix(filepath.Base(path), Ending)
	}
	l.recent.change(path, &Recent{path, title})
}

// forget takes a map off the list.
func (r *recentList) forget(path string) { r.change(path, nil) }

func (r *recentList) change(path string, head *Recent) {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := slices.DeleteFunc(slices.Clone(r.list), func(have Recent) bool { return have.Path == path })
	if head != nil {
		list = slices.Insert(list, 0, *head)
	}
	r.list = list[:min(len(list), mostRecent)]
	r.jar.write(r.list)
}

// Last returns the map that was open last, if it is still there.
func (l *Library) Last() (path string, ok bool) {
	if all := l.Recent(); len(all) > 0 {
		return all[0].Path, true
	}
	return "", false
}

// Samples returns the bundled maps.
func (l *Library) Samples() []assets.Sample { return assets.Samples() }

// SampleOf returns the bundled map that a file in the documents folder is a copy of, by its name; ok is false where it
// is none.
func (l *Library) SampleOf(path string) (name string, ok bool) {
	if filepath.Dir(path) != l.dirs.Documents {
		return "", false
	}
	base := strings.TrimSuffix(filepath.Base(path), Ending)
	for _, s := range assets.Samples() {
		if rest, found := strings.CutPrefix(base, s.Name); found && strings.Trim(rest, " 0123456789") == "" {
			return s.Name, true
		}
	}
	return "", false
}

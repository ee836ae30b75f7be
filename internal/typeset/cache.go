package typeset

import "sync"

// What one generation of each cache holds. Lines and widths are small and there is one of each for every text of a map,
// so that drawing a map of thousands anew shapes nothing; shaped runs are large and are needed when lines are cut and
// when glyphs are drawn.
const (
	cacheGlyphs = 1 << 15 // some hundred screens of text, about 3 MB
	cacheLines  = 1 << 16 // lines of wrapped text, about 6 MB
	cacheWidths = 1 << 15
)

// runKey is what a shaped run depends on; the size does not matter.
type runKey struct {
	text string
	bold bool
}

// lineKey is what wrapped or shortened text depends on.
type lineKey struct {
	text        string
	size, width float64
	bold        bool
}

// cache keeps what was worked out. It has two generations: when the young one is full it becomes the old one and the
// former old one is forgotten, which bounds memory without any bookkeeping per use.
type cache[K comparable, V any] struct {
	most int // weight of a generation

	mu         sync.Mutex
	young, old map[K]weighed[V]
	weight     int // of young
}

type weighed[V any] struct {
	value  V
	weight int
}

// get returns what is kept under key.
func (c *cache[K, V]) get(key K) (value V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if kept, ok := c.young[key]; ok {
		return kept.value, true
	}
	kept, ok := c.old[key]
	if ok {
		c.add(key, kept)
	}
	return kept.value, ok
}

// put keeps a value under key. One that would drive out all others is not kept.
func (c *cache[K, V]) put(key K, value V, weight int) {
	if weight > c.most/8 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.add(key, weighed[V]{value, weight})
}

func (c *cache[K, V]) add(key K, kept weighed[V]) {
	if c.young == nil || c.weight > c.most {
		c.old, c.young, c.weight = c.young, map[K]weighed[V]{}, 0
	}
	c.young[key] = kept
	c.weight += kept.weight
}

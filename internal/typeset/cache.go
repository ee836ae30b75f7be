package typeset

import "sync"

// cacheGlyphs is how many glyphs one generation of the cache holds: some hundred screens of text, about 3 MB.
const cacheGlyphs = 1 << 15

// runKey is what a shaped run depends on; the size does not matter.
type runKey struct {
	text string
	bold bool
}

// runCache keeps shaped runs. It has two generations: when the young one is full it becomes the old one and the former
// old one is forgotten, which bounds memory without any bookkeeping per use.
type runCache struct {
	mu         sync.Mutex
	young, old map[runKey]*Run
	glyphs     int // in young
}

// get returns the run kept under key, or nil.
func (c *runCache) get(key runKey) *Run {
	c.mu.Lock()
	defer c.mu.Unlock()
	if run := c.young[key]; run != nil {
		return run
	}
	run := c.old[key]
	if run != nil {
		c.add(key, run)
	}
	return run
}

// put keeps run under key.
func (c *runCache) put(key runKey, run *Run) {
	if len(run.Glyphs) > cacheGlyphs/8 { // one long text must not drive out all others
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.add(key, run)
}

func (c *runCache) add(key runKey, run *Run) {
	if c.young == nil || c.glyphs > cacheGlyphs {
		c.old, c.young, c.glyphs = c.young, map[runKey]*Run{}, 0
	}
	c.young[key] = run
	c.glyphs += len(run.Glyphs) + 4 // the key counts too
}

package typing

// Presses tells keys that go down from keys that are held. The toolkit reports a held key as if it were struck again and
// again; but only when it goes down, and just before the stroke, it calls KeyDown of what has the focus.
type Presses struct{ fresh, begun bool }

// Down notes that a key went down.
func (p *Presses) Down() { p.fresh, p.begun = true, true }

// Take reports whether the stroke that is reported now is of a key that just went down here. Keys that went down before
// the focus came here are held.
func (p *Presses) Take() bool {
	fresh := p.fresh
	p.fresh = false
	return fresh
}

// Begun reports whether any key went down here. Before that every stroke is of the key that brought the focus here and is
// still held.
func (p *Presses) Begun() bool { return p.begun }

package argmap

import (
	"hash/maphash"
	"math/bits"
	"slices"
)

// table is an immutable map from string to V: a hash array mapped trie (Bagwell, "Ideal Hash Trees", 2001). Setting or
// deleting a key copies the path to it, about five small nodes, and shares everything else with the old table, so that
// a snapshot of a hundred thousand records costs no more to change than one of a hundred.
//
// Whoever makes many changes at once can own the nodes made on the way and write to them again; see owner.
type table[V any] struct {
	root *tableNode[V]
	n    int
}

type tableNode[V any] struct {
	bitmap uint32 // which of the 32 slots are taken
	slots  []tableSlot[V]
	owner  *owner // who may write to this node; nil: nobody
}

// owner marks the nodes that are seen by nobody but the one who makes the changes. Dropping it seals them.
type owner struct{ _ byte }

// tableSlot is a deeper node, or one entry. Entries whose whole hashes are equal share the slot through next.
type tableSlot[V any] struct {
	node *tableNode[V]
	key  string
	val  V
	next *tableSlot[V]
}

const (
	tableBits  = 5
	tableDepth = 60 // bits of the hash that are used
)

var tableSeed = maphash.MakeSeed()

// tableHash is a variable so that tests can make keys collide.
var tableHash = func(key string) uint64 { return maphash.String(tableSeed, key) }

func (t table[V]) len() int { return t.n }

func (t table[V]) get(key string) (V, bool) {
	node, hash := t.root, tableHash(key)
	for node != nil {
		bit := uint32(1) << (hash & 31)
		if node.bitmap&bit == 0 {
			break
		}
		slot := &node.slots[bits.OnesCount32(node.bitmap&(bit-1))]
		if slot.node == nil {
			for ; slot != nil; slot = slot.next {
				if slot.key == key {
					return slot.val, true
				}
			}
			break
		}
		node, hash = slot.node, hash>>tableBits
	}
	var zero V
	return zero, false
}

func (t table[V]) set(key string, val V, by *owner) table[V] {
	root, added := t.root.set(tableHash(key), 0, key, val, by)
	if added {
		return table[V]{root, t.n + 1}
	}
	return table[V]{root, t.n}
}

func (n *tableNode[V]) set(hash uint64, depth int, key string, val V, by *owner) (*tableNode[V], bool) {
	n = n.writable(by)
	bit := uint32(1) << (hash >> depth & 31)
	at := bits.OnesCount32(n.bitmap & (bit - 1))
	if n.bitmap&bit == 0 {
		n.bitmap |= bit
		n.slots = slices.Insert(n.slots, at, tableSlot[V]{key: key, val: val})
		return n, true
	}
	slot, added := &n.slots[at], false
	switch {
	case slot.node != nil:
		slot.node, added = slot.node.set(hash, depth+tableBits, key, val, by)
	case slot.key == key && slot.next == nil:
		slot.val = val
	case depth+tableBits >= tableDepth:
		added = slot.chain(key, val)
	default:
		node, _ := (*tableNode[V])(nil).set(tableHash(slot.key), depth+tableBits, slot.key, slot.val, by)
		node, added = node.set(hash, depth+tableBits, key, val, by)
		*slot = tableSlot[V]{node: node}
	}
	return n, added
}

// writable returns the node itself where it belongs to by, else a copy that does.
func (n *tableNode[V]) writable(by *owner) *tableNode[V] {
	switch {
	case n == nil:
		return &tableNode[V]{owner: by}
	case by != nil && n.owner == by:
		return n
	}
	slots := make([]tableSlot[V], len(n.slots), len(n.slots)+1)
	copy(slots, n.slots)
	return &tableNode[V]{n.bitmap, slots, by}
}

// chain sets key in a slot of entries with equal hashes.
func (s *tableSlot[V]) chain(key string, val V) (added bool) {
	rest, replaced := (*tableSlot[V])(nil), false
	for e := s; e != nil; e = e.next {
		entry := tableSlot[V]{key: e.key, val: e.val, next: rest}
		if e.key == key {
			entry.val, replaced = val, true
		}
		rest = &entry
	}
	if !replaced {
		rest = &tableSlot[V]{key: key, val: val, next: rest}
	}
	*s = *rest
	return !replaced
}

func (t table[V]) del(key string, by *owner) table[V] {
	if _, there := t.get(key); !there {
		return t
	}
	return table[V]{t.root.del(tableHash(key), key, by), t.n - 1}
}

// del returns the node without key, which is there; nil where nothing is left.
func (n *tableNode[V]) del(hash uint64, key string, by *owner) *tableNode[V] {
	n = n.writable(by)
	bit := uint32(1) << (hash & 31)
	at := bits.OnesCount32(n.bitmap & (bit - 1))
	slot, empty := &n.slots[at], false
	if slot.node != nil {
		slot.node = slot.node.del(hash>>tableBits, key, by)
		empty = slot.node == nil
	} else {
		empty = slot.unchain(key)
	}
	if empty {
		n.bitmap &^= bit
		n.slots = slices.Delete(n.slots, at, at+1)
	}
	if len(n.slots) == 0 {
		return nil
	}
	return n
}

// unchain takes key out of a slot of entries and reports whether none is left.
func (s *tableSlot[V]) unchain(key string) (empty bool) {
	var rest *tableSlot[V]
	for e := s; e != nil; e = e.next {
		if e.key != key {
			rest = &tableSlot[V]{key: e.key, val: e.val, next: rest}
		}
	}
	if rest != nil {
		*s = *rest
	}
	return rest == nil
}

// each calls f for every entry, in no useful order.
func (t table[V]) each(f func(key string, val V)) { t.root.each(f) }

func (n *tableNode[V]) each(f func(key string, val V)) {
	if n == nil {
		return
	}
	for i := range n.slots {
		n.slots[i].each(f)
	}
}

func (s *tableSlot[V]) each(f func(key string, val V)) {
	if s != nil && s.node != nil {
		s.node.each(f)
		return
	}
	for e := s; e != nil; e = e.next {
		f(e.key, e.val)
	}
}

// differ calls f for every key that has another value in t than in old, or only in one of them; it may call it, too, for
// keys that are near one of these. What both tables share is not looked at, so that it takes no longer for large tables.
func (t table[V]) differ(old table[V], f func(key string)) { t.root.differ(old.root, f) }

func (n *tableNode[V]) differ(old *tableNode[V], f func(key string)) {
	switch {
	case n == old:
		return
	case n == nil || old == nil:
		call := func(key string, _ V) { f(key) }
		n.each(call)
		old.each(call)
		return
	}
	for both := n.bitmap | old.bitmap; both != 0; both &= both - 1 {
		bit := both & -both
		a, b := n.slot(bit), old.slot(bit)
		if a != nil && b != nil && a.node != nil && b.node != nil {
			a.node.differ(b.node, f)
			continue
		}
		for _, s := range []*tableSlot[V]{a, b} {
			s.each(func(key string, _ V) { f(key) })
		}
	}
}

// slot returns the slot of one bit, or nil.
func (n *tableNode[V]) slot(bit uint32) *tableSlot[V] {
	if n.bitmap&bit == 0 {
		return nil
	}
	return &n.slots[bits.OnesCount32(n.bitmap&(bit-1))]
}

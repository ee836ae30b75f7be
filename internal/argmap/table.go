package argmap

import (
	"hash/maphash"
	"math/bits"
)

// table is an immutable map from string to V: a hash array mapped trie (Bagwell, "Ideal Hash Trees", 2001). Setting or
// deleting a key copies the path to it, about five small nodes, and shares everything else with the old table, so that
// a snapshot of a hundred thousand records costs no more to change than one of a hundred.
type table[V any] struct {
	root *tableNode[V]
	n    int
}

type tableNode[V any] struct {
	bitmap uint32 // which of the 32 slots are taken
	slots  []tableSlot[V]
}

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

func tableHash(key string) uint64 { return maphash.String(tableSeed, key) }

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

func (t table[V]) set(key string, val V) table[V] {
	root, added := t.root.set(tableHash(key), 0, key, val)
	if added {
		return table[V]{root, t.n + 1}
	}
	return table[V]{root, t.n}
}

func (n *tableNode[V]) set(hash uint64, depth int, key string, val V) (*tableNode[V], bool) {
	if n == nil {
		n = &tableNode[V]{}
	}
	bit := uint32(1) << (hash >> depth & 31)
	at := bits.OnesCount32(n.bitmap & (bit - 1))
	if n.bitmap&bit == 0 {
		slots := make([]tableSlot[V], len(n.slots)+1)
		copy(slots, n.slots[:at])
		slots[at] = tableSlot[V]{key: key, val: val}
		copy(slots[at+1:], n.slots[at:])
		return &tableNode[V]{n.bitmap | bit, slots}, true
	}
	slots := append([]tableSlot[V](nil), n.slots...)
	slot, added := &slots[at], false
	switch {
	case slot.node != nil:
		slot.node, added = slot.node.set(hash, depth+tableBits, key, val)
	case slot.key == key && slot.next == nil:
		slot.val = val
	case depth+tableBits >= tableDepth:
		added = slot.chain(key, val)
	default:
		old := *slot
		node, _ := (*tableNode[V])(nil).set(tableHash(old.key), depth+tableBits, old.key, old.val)
		node, added = node.set(hash, depth+tableBits, key, val)
		*slot = tableSlot[V]{node: node}
	}
	return &tableNode[V]{n.bitmap, slots}, added
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

func (t table[V]) del(key string) table[V] {
	if _, there := t.get(key); !there {
		return t
	}
	return table[V]{t.root.del(tableHash(key), key), t.n - 1}
}

// del returns the node without key, which is there; nil where nothing is left.
func (n *tableNode[V]) del(hash uint64, key string) *tableNode[V] {
	bit := uint32(1) << (hash & 31)
	at := bits.OnesCount32(n.bitmap & (bit - 1))
	slot := n.slots[at]
	if slot.node != nil {
		slot.node = slot.node.del(hash>>tableBits, key)
		if slot.node == nil {
			return n.without(bit, at)
		}
	} else {
		var rest *tableSlot[V]
		for e := &slot; e != nil; e = e.next {
			if e.key != key {
				rest = &tableSlot[V]{key: e.key, val: e.val, next: rest}
			}
		}
		if rest == nil {
			return n.without(bit, at)
		}
		slot = *rest
	}
	slots := append([]tableSlot[V](nil), n.slots...)
	slots[at] = slot
	return &tableNode[V]{n.bitmap, slots}
}

func (n *tableNode[V]) without(bit uint32, at int) *tableNode[V] {
	if len(n.slots) == 1 {
		return nil
	}
	slots := make([]tableSlot[V], 0, len(n.slots)-1)
	slots = append(append(slots, n.slots[:at]...), n.slots[at+1:]...)
	return &tableNode[V]{n.bitmap &^ bit, slots}
}

// each calls f for every entry, in no useful order.
func (t table[V]) each(f func(key string, val V)) { t.root.each(f) }

func (n *tableNode[V]) each(f func(key string, val V)) {
	if n == nil {
		return
	}
	for i := range n.slots {
		if n.slots[i].node != nil {
			n.slots[i].node.each(f)
			continue
		}
		for e := &n.slots[i]; e != nil; e = e.next {
			f(e.key, e.val)
		}
	}
}

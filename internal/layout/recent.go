package layout

import "slices"

// maxRecent is how many results are kept: enough for some undos and redos, and for folding to and fro.
const maxRecent = 32

// recent keeps the results used last. The zero value is empty and ready to use.
type recent struct{ entries []entry } // the one used last is at the end

type entry struct {
	hash   Hash
	result *Result
}

// get returns the result of the graph with this hash, or nil.
func (r *recent) get(h Hash) *Result {
	at := slices.IndexFunc(r.entries, func(e entry) bool { return e.hash == h })
	if at < 0 {
		return nil
	}
	e := r.entries[at]
	r.entries = append(slices.Delete(r.entries, at, at+1), e)
	return e.result
}

// put adds a result, and forgets the one that has not been used for longest if there are too many.
func (r *recent) put(h Hash, result *Result) {
	if r.get(h) != nil {
		r.entries[len(r.entries)-1].result = result
		return
	}
	if len(r.entries) == maxRecent {
		r.entries = slices.Delete(r.entries, 0, 1)
	}
	r.entries = append(r.entries, entry{h, result})
}

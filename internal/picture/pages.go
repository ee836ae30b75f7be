package picture

import (
	"maps"
	"slices"
	"sort"

	"warrant/internal/argmap"
	"warrant/internal/scene"
)

// unknown is the number that pages have until they are counted: one that is wider than those that they get.
const unknown = 9999

// Pages are the parts of a map that are drawn on sheets of their own, in reading order.
type Pages struct {
	Pages  []*scene.Page
	drafts []*draft
}

// Cut cuts what a look shows of a map into pages, between steps, and numbers them from 1 by their places. A branch that does
// not fit is left to a page of its own that begins with its statement; small branches that follow one another share a page.
// What fits says is asked of pages that grow step by step; a page of a single step is kept whatever it says. The first error
// of fits ends the work.
func Cut(s *argmap.Snapshot, look scene.Look, fits func(*scene.Page) (bool, error)) (*Pages, error) {
	p := &pager{snap: s, outline: s.Outline(), fits: fits, shown: scene.Shown(s, look)}
	for _, id := range p.outline.Roots {
		if p.shown[id.Ref()] {
			p.add(job{at: id.Ref(), steps: p.on(id.Ref())})
		}
	}
	p.join()
	if p.err != nil {
		return nil, p.err
	}
	out := &Pages{drafts: p.pages}
	first := make([]int, len(p.pages))
	for i, d := range p.pages {
		out.Pages, first[i] = append(out.Pages, d.page), i+1
	}
	out.Number(first)
	return out, nil
}

// Number gives the pages other numbers: those that readers find on the first sheet of each.
func (g *Pages) Number(first []int) {
	number, homes := map[*draft]int{}, map[argmap.StatementID]int{}
	for i, d := range g.drafts {
		number[d] = first[i]
		for id := range d.own {
			homes[id] = first[i]
		}
	}
	for _, d := range g.drafts {
		d.page.Homes, d.page.From, d.page.To = homes, map[argmap.StatementID]int{}, map[argmap.Ref]int{}
		for id, from := range d.from {
			d.page.From[id] = number[from]
		}
		for r, to := range d.to {
			d.page.To[r] = number[to]
		}
	}
}

// pager cuts one map.
type pager struct {
	snap    *argmap.Snapshot
	outline *argmap.Outline
	fits    func(*scene.Page) (bool, error)
	shown   map[argmap.Ref]bool
	pages   []*draft
	err     error
}

// job is a page to be made: with as many of the steps on something as fit, and what hangs from them.
type job struct {
	at    argmap.Ref
	steps []argmap.Argument
	from  *draft // the page where it is continued; nil: nowhere
}

// draft is a page that knows the pages around it.
type draft struct {
	page *scene.Page
	from map[argmap.StatementID]*draft
	to   map[argmap.Ref]*draft
	own  map[argmap.StatementID]bool // boxes that are nowhere else drawn at their step
}

// unit is what is taken onto a page together: all steps on one box or knob. Those on the one that the page begins with are
// taken one by one.
type unit struct {
	on    argmap.Ref
	steps []argmap.Argument
}

// on returns the steps on r that are to be drawn.
func (p *pager) on(r argmap.Ref) []argmap.Argument {
	return slices.DeleteFunc(slices.Clone(p.snap.On(r)), func(a argmap.Argument) bool { return !p.shown[a.Ref()] })
}

// add makes the page of a job, and then those on which its branches go on.
func (p *pager) add(j job) {
	if p.err != nil {
		return
	}
	units := p.units(j)
	context, root := p.context(j.at)
	d := &draft{from: map[argmap.StatementID]*draft{}, to: map[argmap.Ref]*draft{}, own: map[argmap.StatementID]bool{}}
	if j.from != nil {
		d.from[root] = j.from
	} else {
		d.own[root] = true
	}
	trial := func(taken []unit) *scene.Page {
		page := p.page(root, context, taken, j)
		for _, r := range p.cut(page, j, taken) {
			page.To[r.at] = unknown
		}
		return page
	}
	taken := p.fill(units, trial)
	if p.err != nil {
		return
	}
	d.page = trial(taken)
	for _, u := range taken {
		for _, a := range u.steps {
			for _, id := range p.outline.Here(a) {
				d.own[id] = true
			}
		}
	}
	p.pages = append(p.pages, d)
	for _, next := range p.cut(d.page, j, taken) {
		at := len(p.pages)
		next.from = d
		if p.add(next); p.err != nil {
			return
		}
		d.to[next.at] = p.pages[at]
	}
}

// units lists what the page of a job could hold, level by level.
func (p *pager) units(j job) []unit {
	var out []unit
	for _, a := range j.steps {
		out = append(out, unit{j.at, []argmap.Argument{a}})
	}
	for i := 0; i < len(out); i++ {
		for _, a := range out[i].steps {
			for _, r := range p.parts(a) {
				if on := p.on(r); len(on) > 0 {
					out = append(out, unit{r, on})
				}
			}
		}
	}
	return out
}

// parts returns what can be argued about a step: the premises that are drawn at it, and the step itself.
func (p *pager) parts(a argmap.Argument) []argmap.Ref {
	var out []argmap.Ref
	for _, id := range p.outline.Here(a) {
		out = append(out, id.Ref())
	}
	return append(out, a.Ref())
}

// context returns the statement that a page begins with, and the steps from there to what it goes on with, if that is a
// step.
func (p *pager) context(at argmap.Ref) (steps []argmap.Argument, root argmap.StatementID) {
	for {
		id, ok := at.Argument()
		if !ok {
			root, _ = at.Statement()
			return steps, root
		}
		a, _ := p.snap.Argument(id)
		steps = append(steps, a)
		at = a.Target
	}
}

// page returns a page with a root, the steps that lead to its subject, and some units.
func (p *pager) page(root argmap.StatementID, context []argmap.Argument, taken []unit, j job) *scene.Page {
	page := &scene.Page{Roots: []argmap.StatementID{root}, Steps: map[argmap.ArgumentID]bool{},
		From: map[argmap.StatementID]int{}, To: map[argmap.Ref]int{}}
	if j.from != nil {
		page.From[root] = unknown
	}
	for _, a := range context {
		page.Steps[a.ID] = true
	}
	for _, u := range taken {
		for _, a := range u.steps {
			page.Steps[a.ID] = true
		}
	}
	return page
}

// fill returns as many units as fit: the longest row of them from the first on, and single ones behind it for which there
// is room left. The first one is always among them.
func (p *pager) fill(units []unit, trial func([]unit) *scene.Page) []unit {
	fits := func(some []unit) bool {
		if p.err != nil {
			return false
		}
		ok, err := p.fits(trial(some))
		p.err = err
		return ok
	}
	if len(units) < 2 {
		return units
	}
	n := longest(len(units), func(n int) bool { return fits(units[:n]) })
	taken := slices.Clone(units[:n])
	has := map[argmap.Ref]bool{taken[0].on: true}
	hold := func(u unit) {
		for _, a := range u.steps {
			for _, r := range p.parts(a) {
				has[r] = true
			}
		}
	}
	for _, u := range taken {
		hold(u)
	}
	const patience = 4 // units that do not fit, before no more are tried
	for misses, i := 0, n; i < len(units) && misses < patience; i++ {
		if !has[units[i].on] {
			continue
		}
		if more := append(slices.Clone(taken), units[i]); fits(more) {
			taken = more
			hold(units[i])
		} else {
			misses++
		}
	}
	return taken
}

// longest returns the largest number up to most that fits, at least 1. It looks near the beginning first, as pages are small
// and maps are large.
func longest(most int, fits func(int) bool) int {
	good, bad := 1, most+1
	for step := 2; good+step < bad; step *= 2 {
		if !fits(good + step) {
			bad = good + step
			break
		}
		good += step
	}
	return good + sort.Search(bad-good-1, func(i int) bool { return !fits(good + 1 + i) })
}

// cut returns what goes on on other pages, in the order in which it is read; the steps that the page has no room for on what
// it begins with come last.
func (p *pager) cut(page *scene.Page, j job, taken []unit) []job {
	var out []job
	var walk func(r argmap.Ref)
	walk = func(r argmap.Ref) {
		on := p.on(r)
		for _, a := range on {
			if !page.Steps[a.ID] {
				if r != j.at {
					out = append(out, job{at: r, steps: on})
					return
				}
				continue
			}
			if r == j.at && !takes(taken, a) {
				continue
			}
			for _, part := range p.parts(a) {
				walk(part)
			}
		}
	}
	walk(j.at)
	rest := slices.DeleteFunc(slices.Clone(j.steps), func(a argmap.Argument) bool { return takes(taken, a) })
	if len(rest) > 0 {
		out = append(out, job{at: j.at, steps: rest})
	}
	return out
}

func takes(taken []unit, a argmap.Argument) bool {
	return slices.ContainsFunc(taken, func(u unit) bool {
		return slices.ContainsFunc(u.steps, func(b argmap.Argument) bool { return a.ID == b.ID })
	})
}

// join puts pages that follow one another together where they fit on one: not where one continues the other, nor where
// both draw the same statement.
func (p *pager) join() {
	if p.err != nil {
		return
	}
	var out []*draft
	into := map[*draft]*draft{}
	for _, d := range p.pages {
		into[d] = d
		if len(out) > 0 {
			last := out[len(out)-1]
			if p.separate(last, d, into) {
				both := together(last.page, d.page)
				ok, err := p.fits(both)
				if err != nil {
					p.err = err
					return
				}
				if ok {
					last.page, into[d] = both, last
					maps.Copy(last.from, d.from)
					maps.Copy(last.to, d.to)
					maps.Copy(last.own, d.own)
					continue
				}
			}
		}
		out = append(out, d)
	}
	for _, d := range out {
		for id, from := range d.from {
			d.from[id] = into[from]
		}
		for r, to := range d.to {
			d.to[r] = into[to]
		}
	}
	p.pages = out
}

// separate reports whether two pages have nothing to do with each other.
func (p *pager) separate(a, b *draft, into map[*draft]*draft) bool {
	for _, from := range b.from {
		if into[from] == a {
			return false
		}
	}
	drawn := p.boxes(a.page)
	for id := range p.boxes(b.page) {
		if drawn[id] {
			return false
		}
	}
	return true
}

// boxes returns the statements that have their boxes on a page.
func (p *pager) boxes(page *scene.Page) map[argmap.StatementID]bool {
	out := map[argmap.StatementID]bool{}
	for _, id := range page.Roots {
		out[id] = true
	}
	for id := range page.Steps {
		a, _ := p.snap.Argument(id)
		for _, premise := range p.outline.Here(a) {
			out[premise] = true
		}
	}
	return out
}

func together(a, b *scene.Page) *scene.Page {
	out := &scene.Page{Roots: append(slices.Clone(a.Roots), b.Roots...), Steps: maps.Clone(a.Steps), From: maps.Clone(a.From), To: maps.Clone(a.To)}
	maps.Copy(out.Steps, b.Steps)
	maps.Copy(out.From, b.From)
	maps.Copy(out.To, b.To)
	return out
}

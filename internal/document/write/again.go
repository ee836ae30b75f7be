package write

import (
	"slices"
	"strings"

	"warrant/internal/words"
)

// again writes an essay over one that is there. The rules, for each block that the map has now:
//
//   - A block that nobody has changed is replaced by what the map says now.
//   - A block that was changed, or emptied, stays as it is; where the map says something new there, a remark says so.
//   - What was added below a block stays below it.
//   - A block whose mark is not there comes after the one that comes before it in the map.
//   - The blocks stand in the order of the map, unless some were moved by hand: then all stay where they are.
//
// Of a block that the map no longer has, what a hand wrote goes to the end, below "Left over".
func again(fresh []part, data []byte) (text string, remarks []string, err error) {
	old, err := readEssay(data)
	if err != nil {
		return "", nil, err
	}
	was := map[string]part{}
	for _, p := range old.parts {
		was[p.key] = p
	}
	now := map[string]part{}
	kept := 0
	for _, p := range fresh {
		before, ok := was[p.key]
		if !ok {
			now[p.key] = p
			continue
		}
		p.below = before.below
		own := before.changed() && fingerprint(before.text) != p.hash
		if own {
			if before.hash != p.hash {
				remarks = append(remarks, words.T("The map now says “%s”; your own words there stay: “%s”.", brief(p.text), brief(before.text)))
			}
			p.text = before.text
		}
		if own || p.below != "" {
			kept++
		}
		now[p.key] = p
	}
	if kept > 0 {
		remarks = append([]string{words.N(kept, "Text of your own was kept in %d place.", "Text of your own was kept in %d places.")}, remarks...)
	}
	var parts []part
	for _, key := range arranged(fresh, old, now) {
		parts = append(parts, now[key])
	}
	left, moved, ok := leftOver(old, now)
	if moved > 0 {
		remarks = append(remarks, words.N(moved,
			"%d text of your own stood where the map has nothing any more; you find it under “Left over”.",
			"%d texts of your own stood where the map has nothing any more; you find them under “Left over”."))
	}
	if ok {
		parts = append(parts, left)
	}
	text = page(order(fresh), old.front, old.above, parts)
	if strings.Contains(string(data), "\r\n") {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text, remarks, nil
}

// arranged returns the keys of all parts in the order in which they are to stand.
func arranged(fresh []part, old essay, now map[string]part) []string {
	var out []string
	if order(old.parts) == old.order { // nothing was moved by hand
		for _, p := range fresh {
			out = append(out, p.key)
		}
		return out
	}
	for _, p := range old.parts {
		if _, ok := now[p.key]; ok {
			out = append(out, p.key)
		}
	}
	place := 0 // behind the part that comes before in the map
	for _, p := range fresh {
		if at := slices.Index(out, p.key); at >= 0 {
			place = at + 1
			continue
		}
		out = slices.Insert(out, place, p.key)
		place++
	}
	return out
}

// leftOver returns the last section, and how many texts are new in it; ok is false where there is nothing for it.
func leftOver(old essay, now map[string]part) (left part, moved int, ok bool) {
	left = part{key: leftKey, text: leftHead, hash: fingerprint(leftHead)}
	var texts []string
	for _, p := range old.parts {
		_, there := now[p.key]
		switch {
		case p.key == leftKey:
			left.text, left.below = p.text, p.below
		case there || p.text == "" || !p.changed() && p.below == "":
		case p.changed():
			moved++
			texts = append(texts, p.text, p.below)
		default:
			moved++
			texts = append(texts, stoodBelow(p.text), p.below)
		}
	}
	if moved > 0 && left.below == "" {
		left.below = leftNote
	}
	for _, text := range texts {
		if text != "" {
			left.below += "\n\n" + text
		}
	}
	return left, moved, left.below != "" || left.text != "" && left.changed()
}

// brief returns the start of a text.
func brief(text string) string {
	all := strings.Fields(text)
	if len(all) > 8 {
		return strings.Join(all[:8], " ") + " …"
	}
	return strings.Join(all, " ")
}

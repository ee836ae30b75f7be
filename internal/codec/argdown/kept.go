package argdown

import (
	"bytes"
	"encoding/json"
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// formatName is the name of the format, also in argmap.Foreign.
const formatName = "argdown"

// drawn are the keys of data by which the official program draws; a map keeps them with the statement or the step.
var drawn = []string{"isInMap", "isInGroup", "color", "fontColor", "images"}

// reading are the settings in front matter that change what is read. A map has been read already, and files that are
// written are read in the usual way, so they are not kept.
var reading = []string{"model", "data", "parser", "include", "process", "input", "inputPath"}

// foreign returns data as a map keeps what only Argdown says.
func (r *reader) foreign(data map[string]any, line int, of string) argmap.Foreign {
	if len(data) == 0 {
		return ""
	}
	why := "is no JSON"
	if text, err := json.Marshal(data); err == nil {
		if f, err := argmap.Foreign("").With(formatName, string(text)); err == nil {
			if why = f.Fault(); why == "" {
				return f
			}
		}
	}
	for _, key := range sortedKeys(data) {
		r.lose(codec.Dropped, line, of, "“"+short(key+": "+inWords(data[key]))+"”", "What is said for the official program alone "+why+".")
	}
	return ""
}

// some returns the data under some keys.
func some(data map[string]any, keys []string) map[string]any {
	out := map[string]any{}
	for _, k := range keys {
		if v, ok := data[k]; ok {
			out[k] = v
		}
	}
	return out
}

// own returns what a map keeps of a record that only Argdown says, key by key as YAML. What is not as a file would say it
// is left out, and told.
func (w *writer) own(f argmap.Foreign, of argmap.Ref, may func(key string) bool) fields {
	said := f.Of(formatName)
	if said == "" {
		return nil
	}
	values := map[string]json.RawMessage{}
	if json.Unmarshal([]byte(said), &values) != nil {
		w.lose(codec.Dropped, of, "what only Argdown says of it", "It is not as data of Argdown is.")
		return nil
	}
	var out fields
	keys := make([]string, 0, len(values))
	for key := range values {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		written := inYAML(values[key])
		read, err := readYAML("{x: " + written + "}")
		again, _ := json.Marshal(mapOf(read)["x"])
		if err != nil || !may(key) || !bytes.Equal(again, values[key]) {
			w.lose(codec.Dropped, of, "what only Argdown says of it, “"+short(key)+"”", "It is not as data of Argdown is.")
			continue
		}
		if !simpleKey.MatchString(key) {
			key = quoted(key)
		}
		out.put(key, written)
	}
	return out
}

// isDrawn reports whether a key is one that a statement or a step keeps.
func isDrawn(key string) bool { return slices.Contains(drawn, key) }

// isSetting reports whether a key of front matter is one that the map keeps.
func isSetting(key string) bool {
	return !slices.Contains(reading, key) && !slices.Contains(ownKeys, key)
}

// ownKeys are the keys of front matter that a map has words for.
var ownKeys = []string{"title", "author", "authors", "abstract", "description", "subTitle", "subtitle", ownKey}

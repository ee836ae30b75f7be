package formats

import (
	"bytes"
	"encoding/json"
	"strconv"

	"warrant/internal/codec"
)

// halves reports the first escape of JSON that is half of a pair of UTF-16 and thus no character: the readers of JSON show
// it as the replacement character without a word. In what is no JSON such letters are text.
func halves(data []byte, report *codec.Report) {
	at := firstHalf(data)
	if at < 0 || !json.Valid(bytes.TrimPrefix(data, []byte("\ufeff"))) {
		return
	}
	report.Add(codec.Loss{Kind: codec.Repaired, Line: 1 + bytes.Count(data[:at], []byte{'\n'}), What: "half of a character",
		Why: "The file escapes only one half of a pair of UTF-16, here and perhaps further down; in a text it is shown as \uFFFD."})
}

// firstHalf returns where the first such escape starts, or -1.
func firstHalf(data []byte) int {
	if !bytes.Contains(data, []byte(`\ud`)) && !bytes.Contains(data, []byte(`\uD`)) {
		return -1
	}
	for i := 0; i < len(data); i++ {
		if data[i] != '\\' {
			continue
		}
		switch unit := escaped(data[i:]); {
		case unit < 0xD800 || unit > 0xDFFF:
			i++ // what is escaped, which may be a backslash
		case unit >= 0xDC00:
			return i
		default:
			if next := escaped(data[min(i+6, len(data)):]); next < 0xDC00 || next > 0xDFFF {
				return i
			}
			i += 11
		}
	}
	return -1
}

// escaped returns the unit of UTF-16 that data starts with as an escape, or -1.
func escaped(data []byte) int {
	if len(data) < 6 || data[0] != '\\' || data[1] != 'u' {
		return -1
	}
	unit, err := strconv.ParseUint(string(data[2:6]), 16, 16)
	if err != nil {
		return -1
	}
	return int(unit)
}

package tables

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"warrant/internal/argmap"
)

// column ties one column of a table to one field of a record, both ways. Reading is strict: a value of another type than
// the one that is written is an error.
type column struct {
	name  string
	scan  func(v any) error
	value func() (any, error)
}

// Scan implements sql.Scanner.
func (c column) Scan(v any) error {
	if err := c.scan(v); err != nil {
		return damaged("column %s: %v", c.name, err)
	}
	return nil
}

// Value implements driver.Valuer.
func (c column) Value() (driver.Value, error) { return c.value() }

func asText(v any) (string, error) {
	s, ok := v.(string)
	if !ok {
		return "", fmt.Errorf("a text was expected, not %T", v)
	}
	return s, checkUTF8(s)
}

// checkUTF8 keeps out what the change log could not give back, since JSON has no other texts.
func checkUTF8(s string) error {
	if !utf8.ValidString(s) {
		return fmt.Errorf("the text %.40q is not UTF-8", s)
	}
	return nil
}

// text is a column that holds a string.
func text[S ~string](name string, p *S) column {
	return column{name,
		func(v any) error {
			s, err := asText(v)
			*p = S(s)
			return err
		},
		func() (any, error) { return string(*p), checkUTF8(string(*p)) },
	}
}

// optional is a column that holds an id which may be missing.
func optional[S ~string](name string, p *S) column {
	c := text(name, p)
	return column{name,
		func(v any) error {
			if v == nil {
				*p = ""
				return nil
			}
			return c.scan(v)
		},
		func() (any, error) {
			if *p == "" {
				return nil, nil
			}
			return c.value()
		},
	}
}

func number[N ~int | ~int64](name string, p *N) column {
	return column{name,
		func(v any) error {
			n, ok := v.(int64)
			if !ok || int64(N(n)) != n {
				return fmt.Errorf("a number was expected, not %T", v)
			}
			*p = N(n)
			return nil
		},
		func() (any, error) { return int64(*p), nil },
	}
}

func flag(name string, p *bool) column {
	return column{name,
		func(v any) error {
			n, ok := v.(int64)
			if !ok || n != 0 && n != 1 {
				return fmt.Errorf("0 or 1 was expected")
			}
			*p = n == 1
			return nil
		},
		func() (any, error) {
			if *p {
				return int64(1), nil
			}
			return int64(0), nil
		},
	}
}

// target is one of several columns that name a record, each for one kind; it is NULL where r is of another kind.
func target(name string, kind argmap.Kind, r *argmap.Ref) column {
	return column{name,
		func(v any) error {
			if v == nil {
				return nil
			}
			id, err := asText(v)
			*r = argmap.Ref{Kind: kind, ID: id}
			return err
		},
		func() (any, error) {
			if r.Kind != kind {
				return nil, nil
			}
			return r.ID, checkUTF8(r.ID)
		},
	}
}

// ref is a column that names any record, as "kind/id"; empty for the zero Ref.
func ref(name string, p *argmap.Ref) column {
	return column{name,
		func(v any) error {
			s, err := asText(v)
			if err != nil || s == "" {
				*p = argmap.Ref{}
				return err
			}
			*p, err = parseRef(s)
			return err
		},
		func() (any, error) {
			if p.IsZero() {
				return "", nil
			}
			return p.String(), checkUTF8(p.ID)
		},
	}
}

func parseRef(s string) (argmap.Ref, error) {
	word, id, _ := strings.Cut(s, "/")
	kind, ok := argmap.KindNamed(word)
	if !ok || id == "" {
		return argmap.Ref{}, fmt.Errorf("%.60q names no record", s)
	}
	return argmap.Ref{Kind: kind, ID: id}, nil
}

// moment is a column that holds a time, in UTC; empty for the zero time.
func moment(name string, p *time.Time) column {
	return column{name,
		func(v any) error {
			s, err := asText(v)
			if err != nil || s == "" {
				*p = time.Time{}
				return err
			}
			t, err := time.Parse(time.RFC3339Nano, s)
			*p = t.UTC()
			return err
		},
		func() (any, error) {
			if p.IsZero() {
				return "", nil
			}
			b, err := p.UTC().MarshalText()
			return string(b), err
		},
	}
}

// texts is a column that holds a list of strings as JSON.
func texts[S ~string](name string, p *[]S) column {
	return jsonColumn(name, func() (any, error) {
		for _, s := range *p {
			if err := checkUTF8(string(s)); err != nil {
				return nil, err
			}
		}
		if *p == nil {
			return []S{}, nil
		}
		return *p, nil
	}, func(s string) error {
		*p = nil
		if s == "[]" {
			return nil
		}
		return decodeJSON(s, p)
	})
}

// jsonColumn holds what get returns as JSON text; set takes the text back.
func jsonColumn(name string, get func() (any, error), set func(string) error) column {
	return column{name,
		func(v any) error {
			s, err := asText(v)
			if err != nil {
				return err
			}
			return set(s)
		},
		func() (any, error) {
			v, err := get()
			if err != nil {
				return nil, err
			}
			return encodeJSON(v)
		},
	}
}

// encodeJSON returns v as compact JSON that leaves <, > and & as they are.
func encodeJSON(v any) (string, error) {
	var out strings.Builder
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return strings.TrimSuffix(out.String(), "\n"), err
}

// decodeJSON reads s, which holds one value and nothing that p has no place for, into p.
func decodeJSON(s string, p any) error {
	d := json.NewDecoder(strings.NewReader(s))
	d.DisallowUnknownFields()
	if err := d.Decode(p); err != nil {
		return err
	}
	if strings.TrimSpace(s[d.InputOffset():]) != "" {
		return fmt.Errorf("text after the end of a JSON value")
	}
	return nil
}

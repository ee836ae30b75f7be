package argmap

import "testing"

func TestForeign(t *testing.T) {
	f, err := ParseForeign("{ \"mup\" : {\"z\": 1.50, \"a\": \"<&>\u007f\"},\n\"freemind\":[ ], \"mup\" : {\"z\": 2.50, \"a\": \"<&>\u007f\"} }")
	const want = `{"freemind":[],"mup":{"z":2.50,"a":"<&>\u007f"}}`
	if err != nil || f != want || f.Fault() != "" {
		t.Fatalf("%v, %s, %s", err, f, f.Fault())
	}
	if got := f.Formats(); len(got) != 2 || got[0] != "freemind" || f.Of("mup") != `{"z":2.50,"a":"<&>\u007f"}` || f.Of("aif") != "" {
		t.Errorf("%v, %s, %s", got, f.Of("mup"), f.Of("aif"))
	}
	for _, c := range []struct{ format, said, want string }{
		{"aif", " null ", `{"aif":null,"freemind":[],"mup":{"z":2.50,"a":"<&>\u007f"}}`},
		{"mup", "1", `{"freemind":[],"mup":1}`},
		{"mup", "", `{"freemind":[]}`},
		{`"<é>`, "{}", `{"\"<é>":{},"freemind":[],"mup":{"z":2.50,"a":"<&>\u007f"}}`},
	} {
		if got, err := f.With(c.format, c.said); err != nil || string(got) != c.want || got.Fault() != "" {
			t.Errorf("with %s of %s: %v, %s", c.said, c.format, err, got)
		}
	}
	if got, err := f.With("mup", "{"); err == nil || got != f {
		t.Errorf("what is no JSON is taken: %s", got)
	}
	if got, err := Foreign(`{"mup":1}`).With("mup", ""); err != nil || got != "" {
		t.Errorf("nothing is left, but it is %s", got)
	}
	for _, text := range []string{"x", "[1]", "null", `{"a":1} {}`, `{"a":}`, `{"a":1`, `"{}"`} {
		if f, err := ParseForeign(text); err == nil {
			t.Errorf("%s is taken for %s", text, f)
		}
	}
	for _, text := range []string{"", "{}", " { } "} {
		if f, err := ParseForeign(text); err != nil || f != "" {
			t.Errorf("%q is %s, %v", text, f, err)
		}
	}
	if f, err := ParseForeign(string(manyForeign(100000))); err != nil || len(f.Formats()) != 100000 {
		t.Error("many names are not read", err)
	}
}

package aif_test

import (
	"testing"

	"warrant/internal/codec"
	"warrant/internal/codec/aif"
)

func TestWhatIsNotUTF8IsReported(t *testing.T) {
	in := codec.Input{Data: []byte("{\"nodes\":[{\"nodeID\":\"1\",\"type\":\"I\",\n\"text\":\"a \xff b\"}],\"edges\":[]}")}
	_, report, err := aif.Format.Read(in)
	if err != nil || len(report) != 1 || report[0].Line != 2 {
		t.Errorf("%v, %v; want one loss, in line 2", report, err)
	}
}

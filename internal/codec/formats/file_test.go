package formats_test

import (
	"os"
	"strings"
	"testing"

	"warrant/internal/codec/formats"
)

// A device or a pipe may have no end, or never begin.
func TestOnlyFilesAreRead(t *testing.T) {
	_, _, _, err := formats.ReadFile(os.DevNull, formats.Options{})
	if want := os.DevNull + " is a device or a pipe and was not read"; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("%v; want %s", err, want)
	}
}

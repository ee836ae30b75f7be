package argmaptest

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// Shared returns the path of something in the folder of material that lies beside the project: real files of other
// programs, and the paper of the bundled map. The variable WARRANT_SHARED names another folder. Where that does not
// exist the test is skipped; within it, what is missing is an error.
func Shared(t testing.TB, path ...string) string {
	t.Helper()
	dir := os.Getenv("WARRANT_SHARED")
	if dir == "" {
		_, here, _, _ := runtime.Caller(0)
		dir = filepath.Join(filepath.Dir(here), "..", "..", "..", "shared")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("%s is not here; WARRANT_SHARED names another folder", dir)
	}
	full := filepath.Join(append([]string{dir}, path...)...)
	if _, err := os.Stat(full); err != nil {
		t.Fatal(err)
	}
	return full
}

package version_test

import (
	"os"
	"regexp"
	"testing"

	"warrant/internal/version"
)

// TestOneVersion holds that packages are made with the version that the programs say.
func TestOneVersion(t *testing.T) {
	for path, form := range map[string]string{
		"../../FyneApp.toml": `(?m)^Version = "(.*)"$`, "../../CHANGELOG.md": `(?m)^## ([0-9.]+)`,
	} {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		found := regexp.MustCompile(form).FindSubmatch(data)
		if found == nil || string(found[1]) != version.Number {
			t.Errorf("%s has the version %q, the programs %q", path, found, version.Number)
		}
	}
}

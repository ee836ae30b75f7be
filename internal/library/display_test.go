package library_test

import (
	"testing"

	"warrant/internal/library"
)

func TestTellsTheme(t *testing.T) {
	const portal = "/usr/share/dbus-1/services/org.freedesktop.portal.Desktop.service"
	const bus = "unix:path=/run/user/1000/bus"
	for name, c := range map[string]struct {
		system string
		env    map[string]string
		files  []string
		want   bool
	}{
		"macOS":                     {"darwin", nil, nil, true},
		"Windows":                   {"windows", nil, nil, true},
		"bare session":              {"linux", nil, []string{portal}, false},
		"desktop":                   {"linux", map[string]string{"DBUS_SESSION_BUS_ADDRESS": bus}, []string{portal}, true},
		"bus without portal":        {"linux", map[string]string{"DBUS_SESSION_BUS_ADDRESS": bus}, nil, false},
		"bus at its usual place":    {"linux", map[string]string{"XDG_RUNTIME_DIR": "/run/user/1000"}, []string{portal, "/run/user/1000/bus"}, true},
		"no bus at its usual place": {"linux", map[string]string{"XDG_RUNTIME_DIR": "/run/user/1000"}, []string{portal}, false},
		"portal elsewhere": {"freebsd", map[string]string{"DBUS_SESSION_BUS_ADDRESS": bus, "XDG_DATA_DIRS": "/opt/share:/more/share"},
			[]string{"/more/share/dbus-1/services/org.freedesktop.portal.Desktop.service"}, true},
		"sandbox":          {"linux", map[string]string{"DBUS_SESSION_BUS_ADDRESS": bus, "FLATPAK_ID": "org.warrant.Warrant"}, nil, true},
		"toolkit was told": {"linux", map[string]string{"FYNE_THEME": "dark"}, nil, true},
	} {
		getenv := func(key string) string { return c.env[key] }
		exists := func(path string) bool {
			for _, f := range c.files {
				if f == path {
					return true
				}
			}
			return false
		}
		if got := library.TellsTheme(c.system, getenv, exists); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

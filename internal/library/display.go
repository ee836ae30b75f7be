package library

import "path/filepath"

// HasDisplay reports whether a window can be opened: elsewhere than on macOS and Windows that takes a display server.
func HasDisplay(system string, getenv func(string) string) bool {
	if own(system) {
		return true
	}
	return getenv("DISPLAY") != "" || getenv("WAYLAND_DISPLAY") != ""
}

// own reports whether a system has a desktop of its own, about which nothing needs to be found out.
func own(system string) bool { return system == "darwin" || system == "windows" }

// TellsTheme reports whether somebody says if the desktop is light or dark. Elsewhere than on macOS and Windows that is
// the settings portal, asked by way of the session bus; where either is missing the toolkit reports dark, which then means
// nothing.
func TellsTheme(system string, getenv func(string) string, exists func(path string) bool) bool {
	if own(system) || getenv("FYNE_THEME") != "" { // the toolkit's own setting is an answer, too
		return true
	}
	running := getenv("XDG_RUNTIME_DIR")
	bus := getenv("DBUS_SESSION_BUS_ADDRESS") != "" || running != "" && exists(filepath.Join(running, "bus"))
	if !bus {
		return false
	}
	if getenv("FLATPAK_ID") != "" { // the portal is outside, where its files are not seen
		return true
	}
	data := getenv("XDG_DATA_DIRS")
	if data == "" {
		data = "/usr/local/share" + string(filepath.ListSeparator) + "/usr/share"
	}
	for _, dir := range filepath.SplitList(data) {
		if exists(filepath.Join(dir, "dbus-1", "services", "org.freedesktop.portal.Desktop.service")) {
			return true
		}
	}
	return false
}

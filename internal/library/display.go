package library

// HasDisplay reports whether a window can be opened: elsewhere than on macOS and Windows that takes a display server.
func HasDisplay(system string, getenv func(string) string) bool {
	switch system {
	case "darwin", "windows":
		return true
	}
	return getenv("DISPLAY") != "" || getenv("WAYLAND_DISPLAY") != ""
}

package mapview

import (
	"runtime"

	"fyne.io/fyne/v2"
)

// scanCodes knows where the letters are on the keyboard, as on the usual Latin one.
type scanCodes struct {
	letters map[int]string
	offset  int  // of this system's codes to those of the table
	learns  bool // the offset is not certain
}

// pcLetters are the codes of the kernel of Linux and of Windows, which both go back to the first PCs.
var pcLetters = rows(map[int]string{16: "QWERTYUIOP", 30: "ASDFGHJKL", 44: "ZXCVBNM"})

// macLetters are the virtual key codes of macOS.
var macLetters = map[int]string{
	0: "A", 1: "S", 2: "D", 3: "F", 4: "H", 5: "G", 6: "Z", 7: "X", 8: "C", 9: "V", 11: "B", 12: "Q", 13: "W", 14: "E",
	15: "R", 16: "Y", 17: "T", 31: "O", 32: "U", 34: "I", 35: "P", 37: "L", 38: "J", 40: "K", 45: "N", 46: "M",
}

// pcNamed are codes of keys that have the same name on every keyboard.
var pcNamed = map[fyne.KeyName]int{
	fyne.KeyEscape: 1, fyne.KeyBackspace: 14, fyne.KeyTab: 15, fyne.KeyReturn: 28, fyne.KeySpace: 57, fyne.KeyF2: 60,
}

// rows spreads out rows of keys, given by the code of the first.
func rows(of map[int]string) map[int]string {
	all := map[int]string{}
	for first, letters := range of {
		for i, l := range letters {
			all[first+i] = string(l)
		}
	}
	return all
}

// systemCodes returns the codes of this system.
func systemCodes() scanCodes {
	switch runtime.GOOS {
	case "darwin":
		return scanCodes{letters: macLetters}
	case "windows":
		return scanCodes{letters: pcLetters}
	}
	// X11 counts 8 more than the kernel, Wayland does not, and which one it is shows only in the codes themselves.
	return scanCodes{letters: pcLetters, offset: 8, learns: true}
}

// learn finds the offset from a key whose code is known.
func (c *scanCodes) learn(ev *fyne.KeyEvent) {
	code, ok := pcNamed[ev.Name]
	if d := ev.Physical.ScanCode - code; ok && c.learns && (d == 0 || d == 8) {
		c.offset = d
	}
}

// letter returns the letter at a place of the keyboard, empty where there is none.
func (c *scanCodes) letter(code int) string { return c.letters[code-c.offset] }

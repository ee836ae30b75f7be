package skin

import (
	"os"
	"strconv"

	"fyne.io/fyne/v2"
)

// scaleVariable is where the toolkit looks for how much larger than usual the user wants everything; it looks again
// whenever the theme is set.
const scaleVariable = "FYNE_SCALE"

// scaling is what the toolkit's scale was before this program changed it, and what it is now.
var scaling = struct {
	begun bool
	base  float64
	now   int // per cent
}{now: 100}

// SetScale shows everything in all windows larger or smaller from the next time on that the theme is set: texts, signs,
// gaps and the diagram alike, so that nothing that fits in a window of one size fails to fit in that of another. It
// returns by how much that is more than before.
func SetScale(a fyne.App, percent int) (by float32) {
	if !scaling.begun {
		scaling.begun, scaling.base = true, 1
		if n, err := strconv.ParseFloat(os.Getenv(scaleVariable), 64); err == nil && n > 0 {
			scaling.base = n // the user's own wish for all programs
		} else if n := a.Settings().Scale(); n > 0 {
			scaling.base = float64(n)
		}
	}
	by = float32(percent) / float32(scaling.now)
	if by == 1 {
		return by
	}
	scaling.now = percent
	_ = os.Setenv(scaleVariable, strconv.FormatFloat(scaling.base*float64(percent)/100, 'f', 3, 64))
	return by
}

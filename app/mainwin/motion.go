package mainwin

import (
	"time"

	"fyne.io/fyne/v2"
)

// glideTime is how long boxes take to their new places.
const glideTime = 140 * time.Millisecond

// glide moves boxes to their places in as many steps as there are pictures meanwhile.
func (w *Window) glide(step func(part float64)) {
	w.animate(glideTime, func(t float32) { w.guarded(func() { step(float64(t)) }) })
}

// animated calls a function for each picture, with growing parts of 1 while a time passes, or until it is stopped.
func animated(d time.Duration, tick func(float32)) (stop func()) {
	a := fyne.NewAnimation(d, tick)
	a.Curve = fyne.AnimationEaseOut
	if d == 0 {
		a.Duration, a.RepeatCount = time.Second, fyne.AnimationRepeatForever
	}
	a.Start()
	return a.Stop
}

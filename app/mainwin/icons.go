package mainwin

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"warrant/app/skin"
	"warrant/internal/scene"
)

// iconSize is the side of an icon, in pixels.
const iconSize = 20

// icons are the signs in the toolbar, drawn here on squares of 20 by 20: P is the ink of a line, F what is filled with it,
// and G and R stand for the hues of for and against.
var icons = map[string]string{
	"undo":      `<path d="M4 8h8.5a4 4 0 0 1 0 8H8" P/><path d="M7.5 4.5 4 8l3.5 3.5" P/>`,
	"redo":      `<path d="M16 8H7.5a4 4 0 0 0 0 8H12" P/><path d="M12.5 4.5 16 8l-3.5 3.5" P/>`,
	"reason":    `<path d="M5 2.5h10v5H5z" P/><path d="M10 17.5v-7M7 13l3-3 3 3" G/>`,
	"objection": `<path d="M5 2.5h10v5H5z" P/><path d="M10 17.5v-6.5M6 11h8" R/>`,
	"copremise": `<path d="M2.5 11h6v6h-6zM11.5 11h6v6h-6z" P/><path d="M3 8V5.5h14V8" G/>`,
	"undercut":  `<path d="M10 2.5v5M10 12.5v5" P/><path d="M7.5 7.5h5v5h-5z" F/><path d="M18 10h-3.5M15 7v6" R/>`,
	"evidence":  `<path d="M4 3h8l4 4v10H4z" P/><path d="M12 3v4h4" P/><path d="M7 10.5h6M7 13.5h4" P/>`,
	"stated":    `<path d="M3 6h3M8.5 6h3M14 6h3M3 14h3M8.5 14h3M14 14h3M3 6v2.5M3 11.5V14M17 6v2.5M17 11.5V14" P/>`,
	"fold":      `<path d="M5 3h10v5H5z" P/><path d="M7 11h10M9 14h10" P/>`,
	"debate":    `<path d="M2.5 4.5H9v4H2.5zM2.5 12.5H9v4H2.5z" G/><path d="M11.5 8.5h6v4h-6z" R/>`,
	"find":      `<path d="M12.5 8a4.5 4.5 0 1 1-9 0a4.5 4.5 0 1 1 9 0z" P/><path d="M11.5 11.5 17 17" P/>`,
	"views":     `<path d="M2.5 5h15L12 11.5V17l-4-2v-3.5z" P/>`,
	"present":   `<path d="M3 4h14v9H3z" P/><path d="M10 13v4M6.5 17h7" P/>`,
	"outline":   `<path d="M4 5h12M7 10h9M7 15h9" P/><path d="M3.5 9.5h1v1h-1zM3.5 14.5h1v1h-1z" F/>`,
}

// icon returns a sign in a palette's colours; one for what cannot be done now has a single weak one.
func icon(name string, p *scene.Palette, off bool) fyne.Resource {
	hex := func(t scene.Token) string {
		if off {
			t = scene.Ink
		}
		c := skin.Weak(p, t, off)
		return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B)
	}
	stroke := func(t scene.Token) string {
		return `fill="none" stroke="` + hex(t) + `" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"`
	}
	shapes := strings.NewReplacer(" P/", " "+stroke(scene.Ink)+"/", " G/", " "+stroke(scene.Pro)+"/", " R/", " "+stroke(scene.Con)+"/",
		" F/", ` fill="`+hex(scene.Ink)+`"/`).Replace(icons[name])
	svg := `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20">` + shapes + `</svg>`
	return fyne.NewStaticResource(fmt.Sprintf("%s-%s-%v.svg", name, p.Name, off), []byte(svg))
}

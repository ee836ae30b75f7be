package bibtex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// accents are the combining characters of LaTeX's accents.
var accents = map[string]string{
	"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307", `"`: "\u0308",
	"r": "\u030A", "H": "\u030B",
	"v": "\u030C", "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361", "ocirc": "\u030A",
	"textcommabelow": "\u0326", "G": "\u030F",
}

// signs are the commands that stand for a character.
var signs = map[string]string{
	"ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł",
	"L": "Ł", "i": "ı", "j": "ȷ",
	"dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "textendash": "–",
	"textemdash": "—", "textquoteleft": "‘",
	"textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "guillemotleft": "«", "guillemotright": "»",
	"guilsinglleft":  "‹",
	"guilsinglright": "›", "quotedblbase": "„", "quotesinglbase": "‚", "textbackslash": `\`, "textasciitilde": "~",
	"textasciicircum": "^", "textless": "<",
	"textgreater": ">", "textbar": "|", "textbraceleft": "{", "textbraceright": "}", "textunderscore": "_",
	"textdollar": "$", "ldots": "…", "dots": "…",
	"textellipsis": "…", "copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™", "S": "§",
	"P": "¶", "dag": "†", "ddag": "‡",
	"pounds": "£", "euro": "€", "texteuro": "€", "textdegree": "°", "textmu": "µ", "textpm": "±", "pm": "±", "times": "×",
	"texttimes": "×", "cdot": "·",
	"textperiodcentered": "·", "textbullet": "•", "bullet": "•", "quad": " ", "qquad": " ", "newline": " ", "LaTeX": "LaTeX",
	"TeX": "TeX", "BibTeX": "BibTeX",
	"textexclamdown": "¡", "textquestiondown": "¿", "slash": "/", "hyphen": "-", "infty": "∞", "leq": "≤", "geq": "≥",
	"neq": "≠", "approx": "≈", "sim": "∼", "rightarrow": "→",
	"leftarrow": "←", "to": "→", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
	"zeta": "ζ", "eta": "η", "theta": "θ",
	"iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
	"tau": "τ", "upsilon": "υ", "phi": "φ",
	"chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
	"Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ",
	"Omega": "Ω", "degree": "°", "circ": "°", "textquotesingle": "'", "textquotedbl": `"`, "textsinglequote": "'",
	"ohm": "Ω", "textohm": "Ω", "nobreakspace": "\u00A0",
	"autocap": "", "relax": "", "ignorespaces": "", "bibstring": "", "par": "\n\n", "aleph": "ℵ", "sp": "^",
	"textnumero": "№", "cyrchar": "",
}

var (
	above = map[rune]rune{'0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹',
		'+': '⁺', '-': '⁻', 'n': 'ⁿ', '°': '°'}
	below = map[rune]rune{'0': '₀', '1': '₁', '2': '₂', '3': '₃', '4': '₄', '5': '₅', '6': '₆', '7': '₇', '8': '₈', '9': '₉',
		'+': '₊', '-': '₋'}
)

// deepest is how deep groups are followed; braces further in are left out like the others, but commands stay.
const deepest = 100

// plainText returns what a value of LaTeX says: accents and signs as characters, without braces and commands, one space
// for any white space, an empty line for a paragraph.
func plainText(tex string) string {
	if !strings.ContainsAny(tex, "\\{}~$`'-\n\t ") {
		return norm.NFC.String(tex)
	}
	d := &decoder{text: tex}
	out := d.group(0, false)
	for d.at < len(d.text) { // a closing brace too many
		d.at++
		out += d.group(0, false)
	}
	return norm.NFC.String(squeeze(out))
}

// squeeze makes one space of any white space but a blank line, which stays, and takes it from the ends.
func squeeze(s string) string {
	var b strings.Builder
	gap, lines := false, 0
	for _, r := range s {
		if r == '\n' || r == ' ' || r == '\t' {
			gap = true
			if r == '\n' {
				lines++
			}
			continue
		}
		if gap && b.Len() > 0 {
			if lines > 1 {
				b.WriteString("\n\n")
			} else {
				b.WriteByte(' ')
			}
		}
		gap, lines = false, 0
		b.WriteRune(r)
	}
	return b.String()
}

// decoder reads a value of LaTeX from front to back.
type decoder struct {
	text string
	at   int
}

// group reads up to the brace that closes it, which it leaves, or to the end.
func (d *decoder) group(depth int, math bool) string {
	var out strings.Builder
	for d.at < len(d.text) {
		rest := d.text[d.at:]
		switch c := rest[0]; {
		case c == '}':
			return out.String()
		case c == '{':
			d.at++
			if depth < deepest {
				out.WriteString(d.group(depth+1, math))
				d.at = min(d.at+1, len(d.text))
			}
		case c == '\\':
			out.WriteString(d.command(depth, math))
		case c == '~':
			d.at++
			out.WriteString("\u00A0")
		case c == '$':
			out.WriteString(d.maths(depth))
		case math && (c == '^' || c == '_') && len(rest) > 1:
			d.at++
			out.WriteString(raised(c, d.argument(depth, true)))
		case strings.HasPrefix(rest, "---"):
			d.at += 3
			out.WriteString("—")
		case strings.HasPrefix(rest, "--"):
			d.at += 2
			out.WriteString("–")
		case strings.HasPrefix(rest, "``"):
			d.at += 2
			out.WriteString("“")
		case strings.HasPrefix(rest, "''"):
			d.at += 2
			out.WriteString("”")
		case c == '`':
			d.at++
			out.WriteString("‘")
		case c == '\'':
			d.at++
			out.WriteString("’")
		default:
			_, n := utf8.DecodeRuneInString(rest)
			out.WriteString(rest[:n])
			d.at += n
		}
	}
	return out.String()
}

// maths reads $…$; a dollar without an other one is a dollar.
func (d *decoder) maths(depth int) string {
	end := strings.IndexByte(d.text[d.at+1:], '$')
	if end < 0 || depth >= deepest || end > 1000 {
		d.at++
		return "$"
	}
	inner := decoder{text: d.text[d.at+1 : d.at+1+end]}
	d.at += end + 2
	return inner.group(depth+1, true)
}

func raised(c byte, text string) string {
	table := above
	if c == '_' {
		table = below
	}
	var out strings.Builder
	for _, r := range text {
		to, ok := table[r]
		if !ok {
			return string(c) + text
		}
		out.WriteRune(to)
	}
	return out.String()
}

// argument reads what a command applies to: a group, a command or one character.
func (d *decoder) argument(depth int, math bool) string {
	for d.at < len(d.text) && (d.text[d.at] == ' ' || d.text[d.at] == '\n' || d.text[d.at] == '\t') {
		d.at++
	}
	if d.at >= len(d.text) {
		return ""
	}
	switch d.text[d.at] {
	case '}':
		return ""
	case '{':
		d.at++
		if depth >= deepest {
			return ""
		}
		out := d.group(depth+1, math)
		d.at = min(d.at+1, len(d.text))
		return out
	case '\\':
		if depth >= deepest {
			d.at++
			return ""
		}
		return d.command(depth+1, math)
	}
	_, n := utf8.DecodeRuneInString(d.text[d.at:])
	d.at += n
	return d.text[d.at-n : d.at]
}

// command reads from a backslash on.
func (d *decoder) command(depth int, math bool) string {
	d.at++
	if d.at >= len(d.text) {
		return `\`
	}
	from := d.at
	for d.at < len(d.text) && (d.text[d.at]|0x20 >= 'a' && d.text[d.at]|0x20 <= 'z') {
		d.at++
	}
	name := d.text[from:d.at]
	if name == "" {
		_, n := utf8.DecodeRuneInString(d.text[d.at:])
		d.at += n
		name = d.text[from:d.at]
	}
	if accent, ok := accents[name]; ok && (!math || len(name) > 1 || name == "'") {
		return accented(d.argument(depth, math), accent)
	}
	if sign, ok := signs[name]; ok {
		d.gap()
		return sign
	}
	switch name {
	case "&", "%", "#", "_", "$", "{", "}":
		return name
	case " ", "\n", "\t", ",", ";", ":", "\\", ">":
		if name == "," {
			return "\u202F"
		}
		return " "
	case "!", "/", "-", "@", "*", "(", ")", "[", "]":
		return ""
	case "url", "href", "path":
		return d.argument(depth, math)
	case "mkbibquote", "enquote":
		return "“" + d.argument(depth, math) + "”"
	case "textsuperscript", "mkbibsuperscript":
		return raised('^', d.argument(depth, math))
	case "textsubscript":
		return raised('_', d.argument(depth, math))
	}
	if r, _ := utf8.DecodeRuneInString(name); len(name) == utf8.RuneLen(r) && !unicode.IsLetter(r) {
		return name
	}
	if math && !formats[name] {
		return `\` + name
	}
	d.gap() // a command about looks: what it applies to stays
	return ""
}

var formats = map[string]bool{"mathrm": true, "mathit": true, "mathbf": true, "mathsf": true, "mathcal": true,
	"mathbb": true, "mbox": true, "text": true,
	"rm": true, "it": true, "bf": true, "ensuremath": true, "textrm": true, "emph": true, "left": true, "right": true, "displaystyle": true}

// gap passes over the white space that ends a command's name, and over {} and [..] never.
func (d *decoder) gap() {
	for d.at < len(d.text) && (d.text[d.at] == ' ' || d.text[d.at] == '\n' || d.text[d.at] == '\t') {
		d.at++
	}
	if strings.HasPrefix(d.text[d.at:], "{}") {
		d.at += 2
	}
}

// accented puts an accent on the first letter.
func accented(text, accent string) string {
	if text == "" {
		return ""
	}
	r, n := utf8.DecodeRuneInString(text)
	switch {
	case r == 'ı':
		return "i" + accent + text[n:]
	case r == 'ȷ':
		return "j" + accent + text[n:]
	}
	return text[:n] + accent + text[n:]
}

// verbatim reads a value that is an address or a number: only what must be escaped in LaTeX is unescaped.
func verbatim(tex string) string {
	tex = strings.TrimSpace(tex)
	if inner, ok := strings.CutPrefix(tex, `\url{`); ok {
		tex = strings.TrimSuffix(inner, "}")
	}
	for len(tex) > 1 && tex[0] == '{' && tex[len(tex)-1] == '}' && strings.Count(tex, "{") == 1 {
		tex = tex[1 : len(tex)-1]
	}
	return strings.Join(strings.Fields(unescape.Replace(tex)), " ")
}

var unescape = strings.NewReplacer(`\_`, "_", `\%`, "%", `\&`, "&", `\#`, "#", `\$`, "$", `\~{}`, "~", `{\textasciitilde}`,
	"~", `\textasciitilde{}`, "~",
	`\{`, "{", `\}`, "}", `\textbackslash{}`, `\`, `{\_}`, "_")

var escape = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\textbraceleft{}`, "}", `\textbraceright{}`, "&", `\&`, "%",
	`\%`, "#", `\#`, "_", `\_`, "$", `\$`,
	"~", `\textasciitilde{}`, "^", `\textasciicircum{}`, "\u00A0", "~", "\u202F", `\,`, "---", `{-}{-}{-}`, "--", `{-}{-}`,
	"`", `\textasciigrave{}`, "'", `\textquotesingle{}`, "’", "'",
	"‘", "`")

// texOf writes a text as LaTeX that plainText reads as the same text.
func texOf(text string) string {
	out := escape.Replace(text)
	return apart.Replace(out)
}

var apart = strings.NewReplacer("''", "'{'}", "``", "`{`}")

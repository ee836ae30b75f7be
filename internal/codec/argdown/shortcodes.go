package argdown

import "strings"

// shortcodes are the words that stand for a character between two points or colons.
var shortcodes = map[string]string{}

func init() {
	for line := range strings.Lines(`∀ A
∃ E
𝗢 O
𝗣 P
→ ->
↔ <->
¬ ~
∧ ^
∨ v
⊻ v_
◇ <>
◻ []
😀 happy
☺ smile smiley
😆 laugh lol
🤣 rofl
😂 joy
❤ heart
❓ ? question
😍 love
😉 wink
🤫 shush
😐 meh
🙄 eye-roll
😢 sad
😞 disappointed
😱 scream
👍 +1 up
👎 -1 down
🤔 think
⭐ star
✔ y agree
❌ n disagree`) {
		words := strings.Fields(line)
		for _, w := range words[1:] {
			shortcodes[w] = words[0]
		}
	}
}

// special returns the character that a short code stands for.
func special(code string) (string, bool) {
	if code == ":smile:" {
		return "☺\uFE0F", true // as the official parser has it, with a variation selector
	}
	c, ok := shortcodes[code[1:len(code)-1]]
	return c, ok
}

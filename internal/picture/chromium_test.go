package picture_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// chromium is a browser without a window, spoken to over two pipes as its DevTools protocol has it: JSON, ended by NULs.
type chromium struct {
	t       *testing.T
	to      *os.File
	from    *bufio.Reader
	last    int
	session string
	asked   []string // the addresses that pages asked for
	trouble []string // errors of scripts and refusals by the policy
	loaded  int      // pages
}

// message is an answer or an event.
type message struct {
	ID     int             `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Message string `json:"message"`
	} `json:"error"`
}

// browser starts the browser that WARRANT_CHROMIUM names; without it, the test is skipped.
func browser(t *testing.T) *chromium {
	t.Helper()
	name := os.Getenv("WARRANT_CHROMIUM")
	if name == "" {
		t.Skip("WARRANT_CHROMIUM names no browser; make peers does")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute) // what hangs is ended
	theirs, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	from, ours, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(ctx, name, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
		"--remote-debugging-pipe", "--user-data-dir="+t.TempDir(), "about:blank")
	var said bytes.Buffer
	cmd.ExtraFiles, cmd.Stderr = []*os.File{theirs, ours}, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	theirs.Close()
	ours.Close()
	c := &chromium{t: t, to: to, from: bufio.NewReader(from)}
	t.Cleanup(func() {
		c.session = ""
		c.ask("Browser.close", nil)
		cmd.Wait()
		cancel()
		if t.Failed() {
			t.Logf("the browser said: %.2000s", said.String())
		}
	})
	var target struct{ TargetID string }
	c.call("Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var attached struct{ SessionID string }
	c.call("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &attached)
	c.session = attached.SessionID
	for _, domain := range []string{"Page", "Runtime", "Network", "Log", "Accessibility"} {
		c.call(domain+".enable", nil, nil)
	}
	return c
}

// call asks for something and waits for the answer.
func (c *chromium) call(method string, params, result any) {
	c.t.Helper()
	answer, err := c.ask(method, params)
	if err == nil && answer.Error != nil {
		err = fmt.Errorf("%s", answer.Error.Message)
	}
	if err == nil && result != nil {
		err = json.Unmarshal(answer.Result, result)
	}
	if err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

func (c *chromium) ask(method string, params any) (message, error) {
	c.last++
	asked := map[string]any{"id": c.last, "method": method}
	if params != nil {
		asked["params"] = params
	}
	if c.session != "" {
		asked["sessionId"] = c.session
	}
	data, err := json.Marshal(asked)
	if err != nil {
		return message{}, err
	}
	if _, err := c.to.Write(append(data, 0)); err != nil {
		return message{}, err
	}
	for {
		m, err := c.next()
		if err != nil || m.ID == c.last {
			return m, err
		}
	}
}

// next reads a message, and notes what is told without having been asked.
func (c *chromium) next() (m message, err error) {
	data, err := c.from.ReadBytes(0)
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(bytes.TrimSuffix(data, []byte{0}), &m); err != nil {
		return m, err
	}
	switch m.Method {
	case "Page.loadEventFired":
		c.loaded++
	case "Runtime.exceptionThrown", "Log.entryAdded":
		c.trouble = append(c.trouble, string(m.Params))
	case "Network.requestWillBeSent":
		var sent struct{ Request struct{ URL string } }
		if err := json.Unmarshal(m.Params, &sent); err != nil {
			return m, err
		}
		c.asked = append(c.asked, sent.Request.URL)
	}
	return m, nil
}

// open shows a page in a pane of that size, in a colour scheme, without motion.
func (c *chromium) open(path string, width, height int, scheme string) {
	c.t.Helper()
	c.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false}, nil)
	c.call("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{
		{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}}}, nil)
	before := c.loaded
	c.call("Page.navigate", map[string]any{"url": "file://" + path}, nil)
	for c.loaded == before {
		if _, err := c.next(); err != nil {
			c.t.Fatal(err)
		}
	}
	c.settle()
}

// settle waits until the page has drawn twice.
func (c *chromium) settle() {
	c.t.Helper()
	c.eval(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))`, nil)
}

// eval works out an expression in the page.
func (c *chromium) eval(expression string, result any) {
	c.t.Helper()
	var out struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails json.RawMessage
	}
	c.call("Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true, "awaitPromise": true}, &out)
	if out.ExceptionDetails != nil {
		c.t.Fatalf("%s: %s", expression, out.ExceptionDetails)
	}
	if result != nil {
		if err := json.Unmarshal(out.Result.Value, result); err != nil {
			c.t.Fatalf("%s: %v in %q", expression, err, out.Result.Value)
		}
	}
}

// holds fails where an expression is not true.
func (c *chromium) holds(what, expression string) {
	c.t.Helper()
	var ok bool
	c.eval("Boolean("+expression+")", &ok)
	if !ok {
		c.t.Errorf("%s does not hold: %s", what, expression)
	}
}

// codes are the numbers of keys that are no letters.
var codes = map[string]int{"ArrowUp": 38, "ArrowDown": 40, "ArrowLeft": 37, "ArrowRight": 39, "Home": 36, "End": 35, "Enter": 13, "Escape": 27, "Tab": 9, " ": 32}

// press presses keys, one after another. Shift+ before a name holds Shift.
func (c *chromium) press(keys ...string) {
	c.t.Helper()
	for _, key := range keys {
		name, shift := strings.CutPrefix(key, "Shift+")
		event := map[string]any{"type": "keyDown", "key": name, "windowsVirtualKeyCode": codes[name], "modifiers": 0}
		if shift {
			event["modifiers"] = 8
		}
		switch {
		case utf8.RuneCountInString(name) == 1:
			event["text"] = name
		case name == "Enter":
			event["text"] = "\r"
		}
		c.call("Input.dispatchKeyEvent", event, nil)
		delete(event, "text")
		event["type"] = "keyUp"
		c.call("Input.dispatchKeyEvent", event, nil)
	}
}

// mouse does something with the mouse at a place in the pane.
func (c *chromium) mouse(kind string, x, y float64, more map[string]any) {
	c.t.Helper()
	event := map[string]any{"type": kind, "x": x, "y": y}
	for k, v := range more {
		event[k] = v
	}
	c.call("Input.dispatchMouseEvent", event, nil)
}

// click clicks in the middle of what a selector finds.
func (c *chromium) click(selector string) {
	c.t.Helper()
	x, y := c.middle(selector)
	left := map[string]any{"button": "left", "buttons": 1, "clickCount": 1}
	c.mouse("mousePressed", x, y, left)
	c.mouse("mouseReleased", x, y, left)
}

// middle returns where the middle of what a selector finds is.
func (c *chromium) middle(selector string) (x, y float64) {
	c.t.Helper()
	var at [2]float64
	c.eval(fmt.Sprintf(`(() => { const r = document.querySelector(%q).getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()`, selector), &at)
	return at[0], at[1]
}

// shoot saves a picture of the page in the folder that WARRANT_SHOTS names, if it names one.
func (c *chromium) shoot(name string) {
	c.t.Helper()
	dir := os.Getenv("WARRANT_SHOTS")
	if dir == "" {
		return
	}
	c.settle()
	var shot struct{ Data string }
	c.call("Page.captureScreenshot", map[string]any{"format": "png"}, &shot)
	data, err := base64.StdEncoding.DecodeString(shot.Data)
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name), data, 0o644)
	}
	if err != nil {
		c.t.Fatal(err)
	}
}

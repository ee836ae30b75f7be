package host

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"warrant/internal/layout/layouttest"
)

// A host ends when the program that started it is killed, even in the middle of a job.
func TestDiesWithUs(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run=^TestPlayParent$")
	cmd.Env = append(os.Environ(), "WARRANT_TEST_PARENT="+program(t), "WARRANT_TEST_CACHE="+t.TempDir())
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, _ := bufio.NewReader(out).ReadString('\n')
	cmd.Process.Kill()
	cmd.Wait()
	pid := strings.TrimSpace(line)
	for range 100 {
		if stat, err := os.ReadFile("/proc/" + pid + "/stat"); err != nil || strings.Contains(string(stat), ") Z ") {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("process %s still runs", pid)
}

// TestPlayParent is the program that is killed. It does nothing by itself.
func TestPlayParent(t *testing.T) {
	path := os.Getenv("WARRANT_TEST_PARENT")
	if path == "" {
		t.Skip("part of another test")
	}
	h := open(t, Options{Path: path, Cache: os.Getenv("WARRANT_TEST_CACHE")})
	layouttest.MustLayout(t, h, layouttest.Tree(3))
	pid := h.current.cmd.Process.Pid
	go h.Layout(t.Context(), layouttest.Tree(6000))
	time.Sleep(100 * time.Millisecond)
	fmt.Println(pid)
	time.Sleep(time.Minute)
}

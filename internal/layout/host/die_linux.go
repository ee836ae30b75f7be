package host

import (
	"os/exec"
	"syscall"
)

// dieWithUs lets the kernel kill the child when the thread that starts it ends, even if we are killed. The caller
// therefore has to keep that thread for as long as the child is wanted.
func dieWithUs(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
}

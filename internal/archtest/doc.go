// Package archtest holds the rules of how the packages hang together, as ordinary tests: who may import whom, which
// library is known to one package only, and that no goroutine is started in the interface. Its tests read the sources;
// packages that are not written yet break no rule.
package archtest

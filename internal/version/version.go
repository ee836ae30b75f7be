// Package version says which version of Warrant this is.
package version

// Number is the version of all programs of the module; FyneApp.toml has it, too.
const Number = "0.1.0"

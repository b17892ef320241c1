// Package fault holds the kinds of error that every package of the module
// wraps, in one place so that the packages below the root can wrap them too.
// The root package exports them under the names users know, ErrRequired and
// its siblings.
package fault

import "errors"

// The kinds. A kind says what sort of thing is wrong; the error that wraps it
// says where and with which value.
var (
	Required   = errors.New("required")
	Malformed  = errors.New("malformed")
	OutOfRange = errors.New("out of range")
	Unknown    = errors.New("unknown")
	Duplicate  = errors.New("duplicate")
	Conflict   = errors.New("conflict")
)

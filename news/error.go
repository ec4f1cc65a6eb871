package news

import (
	"errors"
	"fmt"
)

// Kind sorts errors by what the caller can do about them.
type Kind string

// The kinds of error. Unusable: this input cannot be read, the rest can.
// NothingUsable: no input could be read. Usage: the command line is wrong.
// Broken: a promise of this program does not hold (a fault to report).
// Missing: what was asked for is not there. Conflict: somebody else wrote
// first; try again. Full: there is no space left to keep anything. Login: who
// asks is not known. Denied: who asks may not. Busy: too much is asked at once.
const (
	Unusable      Kind = "unusable"
	NothingUsable Kind = "nothing-usable"
	Usage         Kind = "usage"
	Broken        Kind = "broken"
	Missing       Kind = "missing"
	Conflict      Kind = "conflict"
	Full          Kind = "full"
	Login         Kind = "login"
	Denied        Kind = "denied"
	Busy          Kind = "busy"
)

// Error is an error with its kind and, where there is one, what the user can
// do about it.
type Error struct {
	Kind Kind
	Hint string
	Err  error
}

// Error gives the message without the hint.
func (e *Error) Error() string { return e.Err.Error() }

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// NotFound makes an error of kind Missing.
func NotFound(format string, args ...any) error {
	return &Error{Kind: Missing, Err: fmt.Errorf(format, args...)}
}

// KindOf gives the kind of the first Error in the chain, or "".
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return ""
}

// HintOf gives the hint of the first Error in the chain that has one, or "".
func HintOf(err error) string {
	for err != nil {
		var e *Error
		if !errors.As(err, &e) {
			return ""
		}
		if e.Hint != "" {
			return e.Hint
		}
		err = e.Err
	}
	return ""
}

package successkit

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/successkit/successkit/internal/fault"
)

// kindsOfError lists the kinds, in the order in which they are documented.
var kindsOfError = []error{
	fault.Required, fault.Malformed, fault.OutOfRange, fault.Unknown, fault.Duplicate, fault.Conflict,
}

// Kind returns the kind of the fault, such as [ErrOutOfRange], and nil where
// the fault wraps none.
func (e *FieldError) Kind() error {
	for _, kind := range kindsOfError {
		if errors.Is(e.Err, kind) {
			return kind
		}
	}
	return nil
}

// fieldErrorJSON is the form in which a service answers with a fault.
type fieldErrorJSON struct {
	Path    string `json:"path"`
	Value   string `json:"value,omitzero"`
	Kind    string `json:"kind,omitzero"`
	Message string `json:"message"`
}

// MarshalJSON returns the fault as a service answers with it:
//
//	{"path":"movements[3].amount","value":"-5","kind":"out of range","message":"out of range: below 0"}
func (e *FieldError) MarshalJSON() ([]byte, error) {
	j := fieldErrorJSON{Path: e.Path, Value: e.Value, Message: "invalid"}
	if e.Err != nil {
		j.Message = e.Err.Error()
	}
	if kind := e.Kind(); kind != nil {
		j.Kind = kind.Error()
	}
	return json.Marshal(j)
}

// UnmarshalJSON reads what [FieldError.MarshalJSON] writes. The fault has the
// kind and the text of the one that was written.
func (e *FieldError) UnmarshalJSON(data []byte) error {
	var j fieldErrorJSON
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	fresh := FieldError{Path: j.Path, Value: j.Value, Err: &receivedError{message: j.Message}}
	if j.Kind != "" {
		at := slices.IndexFunc(kindsOfError, func(kind error) bool { return kind.Error() == j.Kind })
		if at < 0 {
			return fmt.Errorf("kind of error %q: %w", cut(j.Kind), ErrUnknown)
		}
		fresh.Err = &receivedError{message: j.Message, kind: kindsOfError[at]}
	}
	*e = fresh
	return nil
}

// A receivedError is the fault of a FieldError that came as JSON.
type receivedError struct {
	message string
	kind    error
}

func (e *receivedError) Error() string { return e.message }
func (e *receivedError) Unwrap() error { return e.kind }

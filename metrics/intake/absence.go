package intake

import "github.com/successkit/successkit/internal/enum"

// An Absence says what it means that an account is missing from a snapshot or
// has no row for a period of usage. Before its first row an account is nobody's
// customer yet, under every reading.
type Absence uint8

// The readings of an absence.
const (
	// AbsentIsZero takes a missing account for one without revenue. It is the
	// reading of a full export.
	AbsentIsZero Absence = iota
	// AbsentIsUnchanged takes a missing account for one whose revenue is what it
	// was. It is the reading of an export of changes.
	AbsentIsUnchanged
	// AbsentIsRefused takes a missing account for a hole in the data, which is an
	// error. A customer that left is then listed with 0 from there on.
	AbsentIsRefused
)

var absences = enum.New[Absence]("absence", "zero", "unchanged", "refused")

// String returns the word of a.
func (a Absence) String() string { return absences.String(a) }

// MarshalText returns the word of a. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (a Absence) MarshalText() ([]byte, error) { return absences.Append(nil, a) }

// UnmarshalText reads what [Absence.MarshalText] writes.
func (a *Absence) UnmarshalText(text []byte) error { return absences.ParseInto(a, text) }

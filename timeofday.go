package successkit

import (
	"cmp"
	"fmt"
)

// A TimeOfDay is a minute on the clock on the wall, 00:00 to 23:59, in the same
// location by which the host reads its dates. It has no day and no zone. The
// zero TimeOfDay is not known, which is not midnight. Times are compared with
// == and may be map keys.
//
// As text a TimeOfDay is "15:04", and the zero one is the empty text.
type TimeOfDay struct {
	n uint16 // minutes since midnight, plus 1
}

// NewTimeOfDay returns the time of the given hour, 0 to 23, and minute, 0 to
// 59. It fails with [ErrOutOfRange] on any other.
func NewTimeOfDay(hour, minute int) (TimeOfDay, error) {
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return TimeOfDay{}, fmt.Errorf("time of day %d:%d: %w: want 0:00 to 23:59", hour, minute, ErrOutOfRange)
	}
	return TimeOfDay{n: uint16(60*hour + minute + 1)}, nil
}

// ParseTimeOfDay reads "15:04", with two digits each. It fails with
// [ErrMalformed] on any other form and with [ErrOutOfRange] beyond 23:59.
func ParseTimeOfDay(s string) (TimeOfDay, error) {
	if len(s) != 5 || s[2] != ':' || !isDigits(s[:2]) || !isDigits(s[3:]) {
		return TimeOfDay{}, fmt.Errorf("time of day %q: %w: want HH:MM", cut(s), ErrMalformed)
	}
	two := func(s string) int { return 10*int(s[0]-'0') + int(s[1]-'0') }
	return NewTimeOfDay(two(s[:2]), two(s[3:]))
}

// MustTimeOfDay is [ParseTimeOfDay] for literals in tests and examples. It
// panics where ParseTimeOfDay fails.
func MustTimeOfDay(s string) TimeOfDay {
	t, err := ParseTimeOfDay(s)
	if err != nil {
		panic("successkit: " + err.Error()) //nolint:forbidigo // Must functions panic
	}
	return t
}

// IsZero reports whether t is not known.
func (t TimeOfDay) IsZero() bool { return t.n == 0 }

// Minutes returns the minutes since midnight, 0 to 1,439, and false where t is
// not known.
func (t TimeOfDay) Minutes() (minutes int, ok bool) { return max(int(t.n), 1) - 1, t.n != 0 }

// Compare orders times from midnight on, with what is not known first.
func (t TimeOfDay) Compare(u TimeOfDay) int { return cmp.Compare(t.n, u.n) }

// String returns t as "15:04", and "no time" where it is not known.
func (t TimeOfDay) String() string {
	if t.IsZero() {
		return "no time"
	}
	b, _ := t.AppendText(nil)
	return string(b)
}

// AppendText appends t as "15:04" to b, and nothing where it is not known. It
// never fails.
func (t TimeOfDay) AppendText(b []byte) ([]byte, error) {
	minutes, ok := t.Minutes()
	if !ok {
		return b, nil
	}
	return appendTwoDigits(append(appendTwoDigits(b, minutes/60), ':'), minutes%60), nil
}

// MarshalText returns t as [TimeOfDay.AppendText] writes it. It never fails.
func (t TimeOfDay) MarshalText() ([]byte, error) { return t.AppendText(nil) }

// UnmarshalText reads what [TimeOfDay.MarshalText] writes. Where it fails it
// leaves t as it was.
func (t *TimeOfDay) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*t = TimeOfDay{}
		return nil
	}
	v, err := ParseTimeOfDay(string(text))
	if err != nil {
		return err
	}
	*t = v
	return nil
}

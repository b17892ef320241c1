package health

import (
	"bytes"
	"cmp"
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
)

// Points is a figure out of 100, exact to six decimal places: a score, what a
// part brings to one, or a share of the whole such as a coverage. Points lie
// between -100 and 100; scores, weights and coverages between 0 and 100, where
// 100 is always the good end.
//
// The zero Points is no figure: it says that something is not known, which is
// not 0. Points are compared with == and may be map keys.
//
// As text Points are "40.122807", without trailing zeros; the zero Points is
// the empty text. In JSON they are a number, since every reader of JSON numbers
// holds nine digits without loss, and the zero Points is null.
type Points struct {
	micro int64
	known bool
}

// The scale of Points.
const (
	places = 6
	one    = 1_000_000 // micro-points
	full   = 100 * one // the whole of 100 points
)

// points returns n micro-points that need no check.
func points(n int64) Points { return Points{micro: n, known: true} }

// NewPoints returns n millionths of a point: 75 points are 75,000,000. It fails
// with [successkit.ErrOutOfRange] beyond ±100 points.
func NewPoints(n int64) (Points, error) {
	if n < -full || n > full {
		return Points{}, fmt.Errorf("points: %w: %d millionths, want -100 to 100 points", successkit.ErrOutOfRange, n)
	}
	return points(n), nil
}

// ParsePoints reads a decimal number such as "40.122807". It fails with
// [successkit.ErrMalformed] on what is none, the empty text included, and with
// [successkit.ErrOutOfRange] beyond ±100 or six decimal places.
func ParsePoints(s string) (Points, error) {
	d, err := exact.Parse(s)
	if err != nil {
		return Points{}, fmt.Errorf("points %.64q: %w: %w", s, successkit.ErrMalformed, err)
	}
	n, ok := exact.Units(d, places)
	if !ok || n < -full || n > full {
		return Points{}, fmt.Errorf("points %.64q: %w: want -100 to 100, at most %d decimal places",
			s, successkit.ErrOutOfRange, places)
	}
	return points(n), nil
}

// MustPoints is [ParsePoints] for literals. It panics where ParsePoints fails.
func MustPoints(s string) Points {
	p, err := ParsePoints(s)
	if err != nil {
		panic("health: " + err.Error()) //nolint:forbidigo // Must functions panic
	}
	return p
}

// Known reports whether p is a figure.
func (p Points) Known() bool { return p.known }

// Micro returns p in millionths of a point, and 0 for the zero Points.
func (p Points) Micro() int64 { return p.micro }

// Compare returns -1 where p is less than q, +1 where it is greater, and 0
// where they are equal. The zero Points is less than every figure.
func (p Points) Compare(q Points) int {
	switch {
	case p.known && q.known:
		return cmp.Compare(p.micro, q.micro)
	case p.known:
		return 1
	case q.known:
		return -1
	}
	return 0
}

// Round returns p rounded half away from zero to n decimal places, 0 to 6; an n
// outside is moved to the nearer end. The zero Points stays what it is.
func (p Points) Round(n int) Points {
	unit := unitOf(n)
	if p.micro < 0 {
		p.micro = -((-p.micro + unit/2) / unit * unit)
	} else {
		p.micro = (p.micro + unit/2) / unit * unit
	}
	return p
}

// unitOf returns the micro-points of one unit in the n-th decimal place.
func unitOf(n int) int64 {
	unit := int64(1)
	for range places - min(max(n, 0), places) {
		unit *= 10
	}
	return unit
}

// Display returns p rounded as [Points.Round] does, with exactly n decimal
// places: "40.1" for 40.122807 and one place. The zero Points is "unknown".
//
// What is displayed decides nothing: 74.6 displays as 75 and still lies below a
// band from 75.
func (p Points) Display(n int) string {
	if !p.known {
		return p.String()
	}
	n = min(max(n, 0), places)
	b := p.Round(n).appendDigits(make([]byte, 0, maxText))
	if n == 0 {
		n = -1 // nor the point
	}
	return string(b[:len(b)-places+n])
}

// maxText is the length of the longest text, "-100.000000".
const maxText = 11

// appendDigits appends p with all six decimal places.
func (p Points) appendDigits(b []byte) []byte {
	n := p.micro
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, n/one, 10)
	b = append(b, '.')
	for unit := int64(one / 10); unit > 0; unit /= 10 {
		b = append(b, byte('0'+n/unit%10))
	}
	return b
}

// String returns p as "40.122807", and "unknown" for the zero Points.
func (p Points) String() string {
	if !p.known {
		return "unknown"
	}
	b, _ := p.AppendText(make([]byte, 0, maxText))
	return string(b)
}

// AppendText appends p as "40.122807" to b, and nothing for the zero Points. It
// never fails.
func (p Points) AppendText(b []byte) ([]byte, error) {
	if !p.known {
		return b, nil
	}
	b = bytes.TrimRight(p.appendDigits(b), "0") // stops at the point
	return bytes.TrimSuffix(b, []byte(".")), nil
}

// MarshalText returns p as [Points.AppendText] writes it. It never fails.
func (p Points) MarshalText() ([]byte, error) { return p.AppendText(nil) }

// UnmarshalText reads what [Points.MarshalText] writes: a number as
// [ParsePoints] reads it, or the empty text for no figure. Where it fails it
// leaves p as it was.
func (p *Points) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*p = Points{}
		return nil
	}
	v, err := ParsePoints(string(text))
	if err != nil {
		return err
	}
	*p = v
	return nil
}

// MarshalJSON returns p as a number, and null for the zero Points. It never
// fails.
func (p Points) MarshalJSON() ([]byte, error) {
	if !p.known {
		return []byte("null"), nil
	}
	return p.MarshalText()
}

// UnmarshalJSON reads what [Points.MarshalJSON] writes. Where it fails it
// leaves p as it was.
func (p *Points) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*p = Points{}
		return nil
	}
	v, err := ParsePoints(string(data))
	if err != nil {
		return err
	}
	*p = v
	return nil
}

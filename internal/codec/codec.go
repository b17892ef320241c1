// Package codec writes and reads the binary form of accumulators: small,
// versioned and canonical, so that equal values have equal bytes, and bounded,
// so that hostile bytes cost no more than their own length.
package codec

import (
	"encoding"
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/fault"
)

// A Writer builds the binary form of a value. Its first error is kept, and
// [Writer.Bytes] returns it.
type Writer struct {
	b   []byte
	err error
}

// NewWriter returns a writer of the given form, a version of a type.
func NewWriter(version byte) *Writer { return &Writer{b: []byte{version}} }

// Bytes returns what was written.
func (w *Writer) Bytes() ([]byte, error) {
	if w.err != nil {
		return nil, w.err
	}
	return w.b, nil
}

// Count writes a count, which must not be negative.
func (w *Writer) Count(n int64) {
	if n < 0 && w.err == nil {
		w.err = fmt.Errorf("a count of %d", n)
	}
	w.b = binary.AppendUvarint(w.b, uint64(n))
}

// Text writes a text.
func (w *Writer) Text(s string) {
	w.Count(int64(len(s)))
	w.b = append(w.b, s...)
}

// Value writes a value by its text.
func (w *Writer) Value(v encoding.TextMarshaler) {
	text, err := v.MarshalText()
	if err != nil && w.err == nil {
		w.err = err
	}
	w.Text(string(text))
}

// Sum writes an exact sum.
func (w *Writer) Sum(s *exact.Sum) {
	b, err := s.AppendBinary(w.b)
	if err != nil {
		if w.err == nil {
			w.err = err
		}
		return
	}
	w.b = b
}

// Flag writes a yes or no.
func (w *Writer) Flag(yes bool) {
	if yes {
		w.b = append(w.b, 1)
	} else {
		w.b = append(w.b, 0)
	}
}

// A Reader takes a binary form apart. After its first error every value is
// zero, and [Reader.Close] returns the error.
type Reader struct {
	b   []byte
	err error
}

var (
	errShort = errors.New("the bytes end too early")
	errForm  = errors.New("the bytes are not in canonical form")
)

// NewReader returns a reader of bytes, which it does not keep beyond Close. It
// expects the given form.
func NewReader(data []byte, version byte) *Reader {
	r := &Reader{b: data}
	switch {
	case len(data) == 0:
		r.err = errShort
	case data[0] != version:
		r.err = fmt.Errorf("version %d of the binary form is not known, want %d", data[0], version)
	default:
		r.b = data[1:]
	}
	return r
}

// Close returns the first error, or one about bytes left over. It wraps
// fault.Malformed.
func (r *Reader) Close() error {
	if r.err == nil && len(r.b) > 0 {
		r.err = fmt.Errorf("%d bytes are left over", len(r.b))
	}
	if r.err != nil {
		return fmt.Errorf("%w: %w", fault.Malformed, r.err)
	}
	return nil
}

// Fail notes that what was read makes no sense, unless something was wrong
// before.
func (r *Reader) Fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

// Count reads a count.
func (r *Reader) Count() int64 {
	if r.err != nil {
		return 0
	}
	v, n := binary.Uvarint(r.b)
	if n <= 0 || int64(v) < 0 {
		r.Fail(errShort)
		return 0
	}
	if n > 1 && r.b[n-1] == 0 { // a longer spelling of a smaller number
		r.Fail(errForm)
		return 0
	}
	r.b = r.b[n:]
	return int64(v)
}

// Len reads how many entries follow, each of at least size bytes, which it
// checks against what is left: a short input cannot ask for much memory.
func (r *Reader) Len(size int) int {
	n := r.Count()
	if r.err == nil && n > int64(len(r.b)/size) {
		r.Fail(errShort)
		return 0
	}
	return int(n)
}

// Holds reports whether so many bytes or more are left: a short input cannot ask
// for much memory.
func (r *Reader) Holds(size int) bool { return r.err == nil && len(r.b) >= size }

// Text reads a text, in memory of its own.
func (r *Reader) Text() string {
	n := r.Len(1)
	if r.err != nil {
		return ""
	}
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}

// Value reads what [Writer.Value] wrote, and anything else that the type reads as
// the same.
func Value[T any, P interface {
	*T
	encoding.TextUnmarshaler
}](r *Reader) (v T) {
	if err := P(&v).UnmarshalText([]byte(r.Text())); err != nil {
		r.Fail(err)
	}
	return v
}

// Sum reads an exact sum.
func (r *Reader) Sum() exact.Sum {
	if r.err != nil {
		return exact.Sum{}
	}
	s, rest, err := exact.DecodeSum(r.b)
	if err != nil {
		r.Fail(err)
		return exact.Sum{}
	}
	r.b = rest
	return s
}

// Flag reads a yes or no.
func (r *Reader) Flag() bool {
	if r.err != nil {
		return false
	}
	if len(r.b) == 0 || r.b[0] > 1 {
		r.Fail(errForm)
		return false
	}
	yes := r.b[0] == 1
	r.b = r.b[1:]
	return yes
}

// Int reads a count that fits 31 bits.
func (r *Reader) Int() int {
	n := r.Count()
	if n > math.MaxInt32 {
		r.Fail(errForm)
		return 0
	}
	return int(n)
}

package metrics

import (
	"errors"
	"io"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics/internal/packed"
)

// A Reader reads changes one after the other: it writes the next one into c, which
// is zero before, or returns [io.EOF] where there is none left, and is not asked
// again then.
type Reader[ID ~string | ~[]byte] func(c *Change[ID]) error

// LoadParts is [Load] for changes that can only be read one after the other, as
// those of a file are. They come in parts, of which each can be read alone; with
// [Workers] several goroutines do so at once. Each part is given as what opens it:
// it returns a reader that begins with the part's first change, and may be called
// more than once. rows is about how many changes there are in all: a good guess
// saves time and memory, and none changes what is loaded.
//
// It fails as Load does; a change is named by its place among those of all parts.
// A part that is nil, or has no reader, is [successkit.ErrRequired].
func LoadParts[ID ~string | ~[]byte](rows int, places int32, parts []func() Reader[ID], list ...Option) (*Ledger, error) {
	var f successkit.Faults
	o := checkLoad(&f, "rows", rows, places, list)
	for i, open := range parts {
		if open == nil {
			f.Add("parts["+strconv.Itoa(i)+"]", "", successkit.ErrRequired)
		}
	}
	if err := f.Err(); err != nil {
		return nil, err
	}
	rows = min(rows, packed.MaxRows)
	workers := max(1, min(packed.WorkersFor(rows, o.workers), len(parts)))
	sources := make([]packed.Source[ID], workers)
	for w := range sources {
		from, end := packed.Share(len(parts), workers, w)
		own := make([]packed.Source[ID], 0, end-from)
		for _, open := range parts[from:end] {
			own = append(own, fillPart(open))
		}
		sources[w] = packed.Chain(own...)
	}
	if b, ok := packed.Load(rows, sources); ok {
		return packedLedger(b, places), nil
	}
	return loadAny(rows, places, readParts(parts))
}

// fillPart reads batches of changes of a part.
func fillPart[ID ~string | ~[]byte](open func() Reader[ID]) packed.Source[ID] {
	var next Reader[ID]
	ended := false
	return func(b *packed.Batch[ID]) (int, bool) {
		if ended {
			return 0, true
		}
		if next == nil {
			if next = open(); next == nil {
				return 0, false
			}
		}
		for i := range b.Rows {
			if err := next((*Change[ID])(&b.Rows[i])); err != nil {
				ended = errors.Is(err, io.EOF)
				return i, ended
			}
		}
		return len(b.Rows), true
	}
}

// readParts returns a reader of all parts, one after the other.
func readParts[ID ~string | ~[]byte](parts []func() Reader[ID]) Reader[ID] {
	var next Reader[ID]
	return func(c *Change[ID]) error {
		for ; len(parts) > 0; next, parts = nil, parts[1:] {
			if next == nil {
				if next = parts[0](); next == nil {
					return successkit.ErrRequired
				}
			}
			if err := next(c); !errors.Is(err, io.EOF) {
				return err
			}
		}
		return io.EOF
	}
}

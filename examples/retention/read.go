package main

import (
	"bytes"
	"embed"
	"fmt"
	"io"
	"os"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/renewal"
	"github.com/successkit/successkit/metrics/tabular"
)

//go:embed data
var sample embed.FS

// A source is a file of the user's or, where none is named, one of the sample.
type source struct{ file, sample string }

// String returns what the source is called.
func (s source) String() string {
	switch s.file {
	case "":
		return s.sample
	case "-":
		return "standard input"
	}
	return s.file
}

// books are what was read.
type books struct {
	ledger   *metrics.Ledger
	known    successkit.Date // the last day on which the ledger learned of something
	last     successkit.Date // the last day on which a movement took effect
	renewals *renewal.Book   // nil: none were given
}

// A reader reads sources to their end, and says how far it is where they are
// long.
type reader struct {
	stdin    io.Reader
	progress io.Writer
}

// books reads what the options name.
func (in reader) books(o options) (books, error) {
	var b books
	if err := in.ledger(o, &b); err != nil {
		return books{}, err
	}
	if o.ledger.file == "" || o.contracts.file != "" {
		if err := in.contracts(o, &b); err != nil {
			return books{}, err
		}
	}
	return b, nil
}

func (in reader) ledger(o options, b *books) error {
	data, err := in.read(o.ledger)
	if err != nil {
		return err
	}
	rows, err := tabular.Movements(data, o.columns)
	if err != nil {
		return fmt.Errorf("%s: %w", o.ledger, err)
	}
	if len(data) > step {
		fmt.Fprintf(in.progress, "retention: %s: %d movements, making the ledger\n", o.ledger, len(rows))
	}
	if b.ledger, err = metrics.NewLedger(rows); err != nil {
		return fmt.Errorf("%s: %w", o.ledger, tabular.AtLines(err, data, o.columns))
	}
	for i := range rows {
		b.known = later(b.known, rows[i].Recorded)
		b.last = later(b.last, rows[i].Date)
	}
	if b.known.IsZero() { // the ledger does not say when
		b.known = b.last
	}
	return nil
}

func later(d, e successkit.Date) successkit.Date {
	if e.After(d) {
		return e
	}
	return d
}

func (in reader) contracts(o options, b *books) error {
	data, err := in.read(o.contracts)
	if err != nil {
		return err
	}
	lines, err := tabular.ContractLines(data, o.lineColumns)
	if err != nil {
		return fmt.Errorf("%s: %w", o.contracts, err)
	}
	if b.renewals, err = renewal.New(lines); err != nil {
		return fmt.Errorf("%s: %w", o.contracts, tabular.AtLines(err, data, o.lineColumns))
	}
	return nil
}

// read reads a source to its end. A file that changes meanwhile is refused: it
// may be half of what is being written.
func (in reader) read(s source) ([]byte, error) {
	m := meter{out: in.progress, name: s.String(), size: -1}
	from := in.stdin
	switch s.file {
	case "":
		return sample.ReadFile(s.sample)
	case "-":
	default:
		f, err := os.Open(s.file)
		if err != nil {
			return nil, err
		}
		defer func() { _ = f.Close() }() // nothing was written
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			m.size = info.Size()
		}
		from = f
	}
	var data bytes.Buffer
	if _, err := io.Copy(io.MultiWriter(&data, &m), from); err != nil {
		return nil, fmt.Errorf("%s: after %d bytes: %w", s, m.read, err)
	}
	if m.size >= 0 && m.read != m.size {
		return nil, fmt.Errorf("%s: the file had %d bytes and then %d: it changed while it was read", s, m.size, m.read)
	}
	return data.Bytes(), nil
}

// step is after how many bytes progress is reported. What is shorter is read
// without a word.
const step = 8 << 20

// A meter counts the bytes of a source as they are read.
type meter struct {
	out        io.Writer
	name       string
	size, read int64 // size is -1 where it is not known
}

// Write counts p, and says how far the source is at every step.
func (m *meter) Write(p []byte) (int, error) {
	before := m.read / step
	m.read += int64(len(p))
	switch now := m.read; {
	case now/step == before:
	case m.size > 0:
		fmt.Fprintf(m.out, "retention: %s: %d of %d MB read (%d%%)\n", m.name, now>>20, m.size>>20, 100*now/m.size)
	default:
		fmt.Fprintf(m.out, "retention: %s: %d MB read\n", m.name, now>>20)
	}
	return len(p), nil
}

package main

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/successkit/successkit/metrics"
	"github.com/successkit/successkit/metrics/tabular"
	"github.com/successkit/successkit/success"
)

//go:embed data
var sample embed.FS

// A source is a file of the user's or, where none is named, one of the sample.
type source struct{ file, sample string }

// String returns the name of the file.
func (s source) String() string {
	if s.file == "" {
		return s.sample
	}
	return s.file
}

func (s source) read() ([]byte, error) {
	if s.file == "" {
		return sample.ReadFile(s.sample)
	}
	return os.ReadFile(s.file)
}

// readBook reads a program and its accounts. A member that no book has is
// refused: it is most often one misspelt.
func readBook(s source) (success.Book, error) {
	data, err := s.read()
	if err != nil {
		return success.Book{}, err
	}
	var book success.Book
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&book); err != nil {
		return success.Book{}, fmt.Errorf("%s%s: %w", s, line(data, err), err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return success.Book{}, fmt.Errorf("%s: something follows the book", s)
	}
	if err := book.Validate(); err != nil {
		return success.Book{}, fmt.Errorf("%s: %w", s, err)
	}
	return book, nil
}

// line says in which line of a JSON text an error lies, as ":12", as far as the
// error knows.
func line(data []byte, err error) string {
	var offset int64
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		offset = syntax.Offset
	} else if kind, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		offset = kind.Offset
	} else {
		return ""
	}
	return fmt.Sprintf(":%d", 1+bytes.Count(data[:offset], []byte("\n")))
}

// readMovements reads the changes of recurring revenue.
func readMovements(s source) ([]metrics.Movement, error) {
	data, err := s.read()
	if err != nil {
		return nil, err
	}
	rows, err := tabular.Movements(data, tabular.Columns{Account: "customer_id", Date: "effective", Amount: "mrr_delta"})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s, err)
	}
	return rows, nil
}

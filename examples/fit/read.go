package main

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/fit/audit"
	"github.com/successkit/successkit/fit/market"
	"github.com/successkit/successkit/fit/pipeline"
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

// inputs are what was read.
type inputs struct {
	versions *fit.Versions
	offers   *fit.Offers
	deals    []pipeline.Deal
	won      []customer
	segments []segment
	costs    map[string]decimal.Decimal
	growth   market.GrowthDefinition
}

// A customer is one that was won, with what became of it.
type customer struct {
	audit.Signing
	stayed, boughtMore, advocated *bool
}

// A segment is its size and what a typical prospect of it answers.
type segment struct {
	id       string
	accounts int64
	value    decimal.Decimal
	facts    fit.Facts
}

// profileFile is the form of the profile's file.
type profileFile struct {
	Versions []fit.Definition `json:"versions"`
	Offers   []fit.Offer      `json:"offers"`
}

// read reads everything that the options name.
func (o options) read() (inputs, error) {
	var in inputs
	var file profileFile
	if err := readJSON(o.profile, &file); err != nil {
		return inputs{}, err
	}
	var err error
	if in.versions, err = fit.NewVersions(file.Versions...); err == nil {
		in.offers, err = fit.NewOffers(file.Offers...)
	}
	if err == nil && len(file.Versions) == 0 {
		err = errors.New("versions: want at least one")
	}
	if err != nil {
		return inputs{}, fmt.Errorf("%s: %w", o.profile, err)
	}
	if err := readJSON(o.growth, &in.growth); err != nil {
		return inputs{}, err
	}
	if err := in.growth.Validate(); err != nil {
		return inputs{}, fmt.Errorf("%s: %w", o.growth, err)
	}
	criteria := criteriaOf(file.Versions)
	if in.deals, err = readPipeline(o.pipeline, criteria, o.asOf); err != nil {
		return inputs{}, err
	}
	if in.won, err = readCustomers(o.customers, criteria); err != nil {
		return inputs{}, err
	}
	if in.segments, err = readSegments(o.segments, criteria, o.asOf); err != nil {
		return inputs{}, err
	}
	in.costs, err = readCosts(o.capabilities)
	return in, err
}

// readJSON reads one value. A member that it does not have is refused: it is most
// often one misspelt.
func readJSON(s source, into any) error {
	data, err := s.read()
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return fmt.Errorf("%s:%d: %w", s, line(data, err, dec.InputOffset()), err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("%s: something follows the first value", s)
	}
	return nil
}

// line says in which line of a JSON text an error lies: where it says itself or,
// for want of better, where reading stopped.
func line(data []byte, err error, offset int64) int {
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		offset = syntax.Offset
	} else if kind, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		offset = kind.Offset
	} else if errors.Is(err, io.ErrUnexpectedEOF) {
		offset = int64(len(data))
	}
	return 1 + bytes.Count(data[:min(offset, int64(len(data)))], []byte("\n"))
}

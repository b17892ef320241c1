package main

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/proof"
)

//go:embed data
var sample embed.FS

// A source is a file of the user's or, where none is named, one of the sample.
type source struct{ file, sample string }

// String returns what the source is called.
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

// books are what was read.
type books struct {
	decisions []proof.Decision
	accounts  map[string]*health.Account
	measures  []string // the columns of the readings
	known     successkit.Date
	model     *health.Model
	truth     []truth
}

// A truth is the area that a measure of the sample was made to have.
type truth struct {
	Measure  string  `json:"measure"`
	LeadDays int     `json:"lead_days"`
	Area     float64 `json:"area"`
}

// of returns the history of a subject. One without a reading has none.
func (b *books) of(subject string) (health.Account, error) {
	if a := b.accounts[subject]; a != nil {
		return *a, nil
	}
	return health.Account{ID: subject}, nil
}

// read reads what the options name.
func (o options) read() (*books, error) {
	b := &books{accounts: map[string]*health.Account{}}
	steps := []struct {
		source source
		read   func([]byte) error
	}{{o.model, b.readModel}, {o.decisions, b.readDecisions}, {o.readings, b.readReadings}}
	if !o.ownsFiles {
		steps = append(steps, struct {
			source source
			read   func([]byte) error
		}{o.truth, b.readTruth})
	}
	for _, step := range steps {
		data, err := step.source.read()
		if err != nil {
			return nil, err
		}
		if err := step.read(data); err != nil {
			return nil, fmt.Errorf("%s: %w", step.source, err)
		}
	}
	return b, nil
}

// readModel reads the model. A member that no model has is refused: it is most
// often one misspelt.
func (b *books) readModel(data []byte) error {
	var def health.Definition
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&def); err != nil {
		return err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something follows the model")
	}
	model, err := health.New(def)
	b.model = model
	return err
}

func (b *books) readDecisions(data []byte) error {
	s, err := open(data, "id", "subject", "due", "outcome")
	if err != nil {
		return err
	}
	for s.next() {
		d := proof.Decision{
			ID: s.cell("id"), Subject: s.cell("subject"), Date: s.date("due"), Since: s.date("since"), Recorded: s.date("recorded"),
			Amount: s.amount("amount"), Currency: s.cell("currency"), Segment: s.cell("segment"),
		}
		if d.Outcome, err = proof.ParseOutcome(s.cell("outcome")); err != nil {
			s.refuse("outcome", s.cell("outcome"), err)
		}
		b.known = later(b.known, d.Recorded)
		before := s.faults.Total()
		for fe := range successkit.FieldErrors(d.Validate()) {
			column := fe.Path
			if column == "date" {
				column = "due"
			}
			if s.faults.Total() == before || fe.Path != "date" {
				s.refuse(column, fe.Value, fe.Err)
			}
		}
		b.decisions = append(b.decisions, d)
	}
	return s.faults.Err()
}

func (b *books) readReadings(data []byte) error {
	s, err := open(data, "subject", "date")
	if err != nil {
		return err
	}
	for _, column := range s.columns {
		if column != "subject" && column != "date" && column != "recorded" {
			b.measures = append(b.measures, column)
		}
	}
	for s.next() {
		subject, date, recorded := s.cell("subject"), s.date("date"), s.date("recorded")
		b.known = later(b.known, later(date, recorded))
		a := b.accounts[subject]
		if a == nil {
			a = &health.Account{ID: subject}
			b.accounts[subject] = a
		}
		for _, m := range b.measures {
			value, known := s.number(m)
			if !known {
				continue
			}
			r := health.Reading{ID: m + "-" + strconv.Itoa(s.line), Measure: m, Value: value, Date: date, Recorded: recorded}
			for fe := range successkit.FieldErrors(r.Validate()) {
				if slices.Contains([]string{"date", "recorded"}, fe.Path) {
					s.refuse(fe.Path, fe.Value, fe.Err)
				} else {
					s.refuse(m, fe.Value, fe.Err)
				}
			}
			a.Readings = append(a.Readings, r)
		}
	}
	return s.faults.Err()
}

func (b *books) readTruth(data []byte) error {
	s, err := open(data, "measure", "lead_days", "area")
	if err != nil {
		return err
	}
	for s.next() {
		lead, _ := s.number("lead_days")
		area, _ := s.number("area")
		b.truth = append(b.truth, truth{Measure: s.cell("measure"), LeadDays: int(lead), Area: area})
	}
	return s.faults.Err()
}

func later(d, e successkit.Date) successkit.Date {
	if e.After(d) {
		return e
	}
	return d
}

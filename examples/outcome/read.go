package main

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/usecase"
	"github.com/successkit/successkit/outcome/value"
)

//go:embed data
var sample embed.FS

// files are what was read.
type files struct {
	catalogue *usecase.Catalogue
	customers []*customer
	byID      map[string]*customer
	story     story
	hasStory  bool
}

// A customer is what is known of one, in the order of the files.
type customer struct {
	id, segment, language string
	line                  int // of its first row
	delivery              outcome.DeliveryModel
	captured, goLive      successkit.Date
	wants                 []want
	observations          []outcome.Observation
	interactions          []successkit.Interaction
}

// A want is a use case for which a customer bought.
type want struct {
	row row
	in  usecase.Instance
}

// A story is what is known of one customer beside the tables.
type story struct {
	Customer      string                 `json:"customer"`
	Name          string                 `json:"name"`
	AsOf          []successkit.Date      `json:"as_of"`
	Amendments    []outcome.Amendment    `json:"amendments"`
	Contacts      []successkit.Contact   `json:"contacts"`
	Confirmations []outcome.Confirmation `json:"confirmations"`
	Way           value.Way              `json:"way"`
	Terms         value.Terms            `json:"terms"`
	Benefits      []value.Benefit        `json:"benefits"`
	Costs         []value.Cost           `json:"costs"`
}

// readFiles reads the files of a folder or, where none is named, those of the
// sample.
func readFiles(dir string) (*files, error) {
	var in fs.FS
	var err error
	if dir != "" {
		in = os.DirFS(dir)
	} else if in, err = fs.Sub(sample, "data"); err != nil {
		return nil, err
	}
	f := &files{byID: map[string]*customer{}}
	var def usecase.Definition
	if err := readJSON(in, "catalogue.json", &def); err != nil {
		return nil, err
	}
	if f.catalogue, err = usecase.New(def); err != nil {
		return nil, fmt.Errorf("catalogue.json: %w", err)
	}
	switch err := readJSON(in, "story.json", &f.story); {
	case err == nil:
		f.hasStory = true
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	for _, table := range []struct {
		file    string
		columns string
		take    func(row)
	}{
		{"customers.csv", "customer segment delivery language captured go_live use_case baselines wild_success", f.takeCustomer},
		{"observations.csv", "customer measure date value source level", f.takeObservation},
		{"interactions.csv", "customer date at kind channel began owner language coverage expertise minutes value_shown", f.takeInteraction},
	} {
		data, err := fs.ReadFile(in, table.file)
		if err != nil {
			return nil, err
		}
		if err := rows(table.file, data, strings.Fields(table.columns), table.take); err != nil {
			return nil, err
		}
	}
	if _, there := f.byID[f.story.Customer]; f.hasStory && !there {
		return nil, fmt.Errorf("story.json: customer: %q: not in customers.csv", f.story.Customer)
	}
	return f, nil
}

// readJSON reads a file of JSON. A member that it should not have is refused: it
// is most often one misspelt.
func readJSON(in fs.FS, file string, into any) error {
	data, err := fs.ReadFile(in, file)
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return fmt.Errorf("%s:%d: %w", file, lineOf(data, dec.InputOffset(), err), err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("%s: something follows it", file)
	}
	return nil
}

// lineOf returns the line in which an error of a decoder lies that has read so
// far.
func lineOf(data []byte, offset int64, err error) int {
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		offset = syntax.Offset
	} else if kind, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		offset = kind.Offset
	}
	return 1 + bytes.Count(data[:min(offset, int64(len(data)))], []byte("\n"))
}

// takeCustomer reads a row of the customers.
func (f *files) takeCustomer(r row) {
	c := &customer{id: r.text("customer"), segment: r.text("segment"), language: r.text("language"), line: r.line}
	r.parse("delivery", &c.delivery)
	if c.delivery == outcome.UnknownDelivery {
		r.fault("delivery", successkit.ErrRequired)
	}
	r.parse("captured", &c.captured)
	r.parse("go_live", &c.goLive)
	if c.id == "" {
		r.fault("customer", successkit.ErrRequired)
	}
	if have := f.byID[c.id]; have == nil {
		f.byID[c.id] = c
		f.customers = append(f.customers, c)
	} else {
		if have.segment != c.segment || have.language != c.language || have.delivery != c.delivery || have.captured != c.captured || have.goLive != c.goLive {
			r.faults(fmt.Errorf("%w: customer %s is another in line %d", successkit.ErrConflict, c.id, have.line))
		}
		c = have
	}
	id := r.text("use_case")
	if id == "" {
		return // nobody asked what it wants
	}
	if c.captured.IsZero() {
		r.fault("captured", successkit.ErrRequired)
	}
	if slices.ContainsFunc(c.wants, func(w want) bool { return w.in.UseCase == id }) {
		r.fault("use_case", successkit.ErrDuplicate)
	}
	in := usecase.Instance{ID: id, UseCase: id, WildSuccess: r.text("wild_success"), GoLive: c.goLive}
	for pair := range strings.SplitSeq(r.text("baselines"), ";") {
		if pair == "" {
			continue
		}
		measure, text, _ := strings.Cut(pair, "=")
		v, err := number(text)
		if err != nil {
			r.fault("baselines", fmt.Errorf("want MEASURE=NUMBER;…: %w", err))
		}
		in.Figures = append(in.Figures, usecase.Figure{Measure: measure, Baseline: &v})
	}
	c.wants = append(c.wants, want{row: r, in: in})
}

// number reads a decimal, short enough for whatever is done with it.
func number(s string) (decimal.Decimal, error) {
	if len(s) > 40 {
		return decimal.Decimal{}, successkit.ErrOutOfRange
	}
	v, err := decimal.NewFromString(s)
	if err != nil {
		return decimal.Decimal{}, successkit.ErrMalformed
	}
	return v, nil
}

// of returns the customer of a row, which is to be among the customers.
func (f *files) of(r row) *customer {
	c := f.byID[r.text("customer")]
	if c == nil {
		r.fault("customer", fmt.Errorf("%w: not in customers.csv", successkit.ErrUnknown))
		return new(customer)
	}
	return c
}

// takeObservation reads a row of the observations.
func (f *files) takeObservation(r row) {
	c := f.of(r)
	o := outcome.Observation{ID: r.id(), Measure: r.text("measure"), Source: r.text("source")}
	r.parse("date", &o.Date)
	r.parse("level", &o.Level)
	v, err := number(r.text("value"))
	r.fault("value", err)
	o.Value = &v
	if err == nil {
		r.faults(o.Validate())
	}
	c.observations = append(c.observations, o)
}

// takeInteraction reads a row of the interactions.
func (f *files) takeInteraction(r row) {
	c := f.of(r)
	i := successkit.Interaction{
		ID: r.id(), Kind: r.text("kind"), Language: r.text("language"), Coverage: r.text("coverage"), Expertise: r.text("expertise"),
	}
	r.parse("date", &i.Date)
	r.parse("at", &i.At)
	r.parse("channel", &i.Channel)
	r.parse("began", &i.Began)
	r.parse("owner", &i.Owner)
	switch minutes := r.text("minutes"); minutes {
	case "":
	case "never":
		i.Unanswered = true
	default:
		n, err := strconv.Atoi(minutes)
		if err != nil {
			r.fault("minutes", fmt.Errorf("%w: want a whole number, or never", successkit.ErrMalformed))
		}
		i.ResponseMinutes = &n
	}
	switch shown := r.text("value_shown"); shown {
	case "":
	case "yes", "no":
		i.ValueShown = new(shown == "yes")
	default:
		r.fault("value_shown", fmt.Errorf("%w: want yes or no", successkit.ErrMalformed))
	}
	r.faults(i.Validate())
	c.interactions = append(c.interactions, i)
}

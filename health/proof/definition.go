package proof

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// A Definition says what is to be foretold, how long ahead, and what it takes
// to believe the answer. It is plain data. [New] makes it a [Study].
type Definition struct {
	// Event is the word of what is to be foretold: "churn", "expansion".
	Event string `json:"event"`
	// Welcome says that the event is one to wish for, so that good figures
	// foretell it. By default bad figures do.
	Welcome bool `json:"welcome,omitzero"`
	// Leads are how many days before a decision predictors are asked, 0 to
	// 3,660, each once. None means 90, the lead that a public suite of
	// practitioners uses. At 0 they are asked on the day itself, and see whatever
	// is recorded by its end, also what the decision leaves behind.
	Leads []int `json:"leads,omitempty"`
	// Hindsight says that predictors are asked once more with what was recorded
	// later, so that one which only looks wise afterwards is found out.
	Hindsight bool `json:"hindsight,omitzero"`

	// Level is the level of confidence of every interval. Zero means 0.95.
	Level float64 `json:"level,omitzero"`
	// MinDecisions is how many decisions with a prediction an answer needs. Zero
	// means 30, by the same suite.
	MinDecisions int `json:"min_decisions,omitzero"`
	// MinMonths is how many calendar months the decisions must span, that of the
	// first and that of the last among them: January to December are 12. Zero
	// means 12, by the same suite: a season is no year.
	MinMonths int `json:"min_months,omitzero"`
	// MinEach is how many decisions must have fallen each way. Zero means 10, a
	// choice of this library: below it the normal interval of an area under the
	// curve does not hold. At 10 it is still short: of predictors without any sign
	// some nine in a hundred have an answer then, where five should; at 30 six.
	MinEach int `json:"min_each,omitzero"`
	// Margin is how far the area under the curve should be known, each way. A
	// wider interval is reported with the number of decisions that would do. Zero
	// means 0.05, a choice of this library.
	Margin float64 `json:"margin,omitzero"`

	// SliceMonths is how long the periods are by which stability over time is
	// judged, 1 to 120. Zero means 12.
	SliceMonths int `json:"slice_months,omitzero"`
	// MaxListed is how many false greens and false reds are listed; all are
	// counted. Zero means 20.
	MaxListed int `json:"max_listed,omitzero"`
}

// The defaults of a [Definition] and the bounds of its fields.
const (
	DefaultLeadDays     = 90
	DefaultLevel        = 0.95
	DefaultMinDecisions = 30
	DefaultMinMonths    = 12
	DefaultMinEach      = 10
	DefaultMargin       = 0.05
	DefaultSliceMonths  = 12
	DefaultMaxListed    = 20

	MaxLeadDays = 3660
	MaxLeads    = 100

	maxWanted = 1_000_000 // of decisions and cases
	maxMonths = 1200
	maxSlice  = 120
)

// Validate reports everything that is wrong with d: a missing or malformed
// event, leads that are out of range, come twice or are too many, a level or
// margin outside its range, a count that is negative or beyond reason.
func (d Definition) Validate() error {
	var f successkit.Faults
	f.Add("event", d.Event, word.Check(d.Event))
	if len(d.Leads) > MaxLeads {
		f.Add("leads", strconv.Itoa(len(d.Leads)), fmt.Errorf("%w: at most %d", successkit.ErrOutOfRange, MaxLeads))
	}
	for i, days := range d.Leads[:min(len(d.Leads), MaxLeads)] {
		path := "leads[" + strconv.Itoa(i) + "]"
		field.Within(&f, path, days, 0, MaxLeadDays)
		if slices.Contains(d.Leads[:i], days) {
			f.Add(path, strconv.Itoa(days), successkit.ErrDuplicate)
		}
	}
	checkShare(&f, "level", d.Level, 1)
	field.Within(&f, "min_decisions", d.MinDecisions, 0, maxWanted)
	field.Within(&f, "min_months", d.MinMonths, 0, maxMonths)
	field.Within(&f, "min_each", d.MinEach, 0, maxWanted)
	checkShare(&f, "margin", d.Margin, 0.5)
	field.Within(&f, "slice_months", d.SliceMonths, 0, maxSlice)
	field.Within(&f, "max_listed", d.MaxListed, 0, maxWanted)
	return f.Err()
}

// checkShare takes 0, for the default, and what lies between 0 and limit.
func checkShare(f *successkit.Faults, path string, x, limit float64) {
	if !(x >= 0 && x < limit) {
		f.Add(path, floatText(x), fmt.Errorf("%w: want above 0 and below %v", successkit.ErrOutOfRange, limit))
	}
}

// A Study asks one question of many predictors. It is immutable and safe for
// concurrent use. Only [New] makes one; the zero Study has no event, and its
// methods refuse to judge by it.
type Study struct {
	def Definition // with every default filled in, leads in rising order
}

// New returns the study that def describes. It reports everything that is wrong
// with def at once, as [Definition.Validate] does. The study keeps a copy.
func New(def Definition) (*Study, error) {
	if err := def.Validate(); err != nil {
		return nil, fmt.Errorf("proof: invalid definition: %w", err)
	}
	def.Leads = slices.Sorted(slices.Values(def.Leads))
	if len(def.Leads) == 0 {
		def.Leads = []int{DefaultLeadDays}
	}
	orDefault(&def.Level, DefaultLevel)
	orDefault(&def.MinDecisions, DefaultMinDecisions)
	orDefault(&def.MinMonths, DefaultMinMonths)
	orDefault(&def.MinEach, DefaultMinEach)
	orDefault(&def.Margin, DefaultMargin)
	orDefault(&def.SliceMonths, DefaultSliceMonths)
	orDefault(&def.MaxListed, DefaultMaxListed)
	return &Study{def: def}, nil
}

func orDefault[T comparable](into *T, value T) {
	var zero T
	if *into == zero {
		*into = value
	}
}

// Definition returns the definition of s with every default filled in and the
// leads in rising order. It is the caller's own, and empty for no study.
func (s *Study) Definition() Definition {
	if s == nil {
		return Definition{}
	}
	d := s.def
	d.Leads = slices.Clone(d.Leads)
	return d
}

// ready adds to f that s is no study.
func (s *Study) ready(f *successkit.Faults) {
	if s == nil || s.def.Event == "" {
		f.Add("study", "", successkit.ErrRequired)
	}
}

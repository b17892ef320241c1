package proof

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/word"
)

// A Predictor is whatever is judged: a health model, one of its measures, a
// verdict about fit. It says how its figures are to be read.
type Predictor struct {
	// ID is its word: lower-case letters and digits joined by single hyphens or
	// dots.
	ID string `json:"id"`
	// Direction says which figures are the good ones. Figures need no unit and
	// no scale: only their order counts.
	Direction health.Direction `json:"direction,omitzero"`
	// Probability says that a figure is the chance of the event, 0 to 1, in
	// place of a direction. Then it can be asked how true the chances are:
	// [Calibration].
	Probability bool `json:"probability,omitzero"`
	// Bands are such words too, into which it sorts customers, from the worst to
	// the best. There may be none.
	Bands []string `json:"bands,omitempty"`
}

// MaxBands is how many bands a predictor may have.
const MaxBands = 100

// Validate reports everything that is wrong with p: a missing or malformed id,
// neither direction nor probability or both, one band alone or too many, a band
// that is malformed or comes twice.
func (p Predictor) Validate() error {
	var f successkit.Faults
	f.Add("id", p.ID, word.Check(p.ID))
	switch {
	case !p.Direction.Valid():
		f.Add("direction", p.Direction.String(), successkit.ErrUnknown)
	case p.Direction == health.UnknownDirection && !p.Probability:
		f.Add("direction", "", successkit.ErrRequired)
	case p.Direction != health.UnknownDirection && p.Probability:
		f.Add("direction", p.Direction.String(), fmt.Errorf("%w: a probability has none", successkit.ErrConflict))
	}
	if n := len(p.Bands); n == 1 || n > MaxBands {
		f.Add("bands", strconv.Itoa(n), fmt.Errorf("%w: want none, or 2 to %d", successkit.ErrOutOfRange, MaxBands))
	}
	for i, band := range p.Bands {
		path := "bands[" + strconv.Itoa(i) + "]"
		f.Add(path, band, word.Check(band))
		if slices.Contains(p.Bands[:i], band) {
			f.Add(path, band, successkit.ErrDuplicate)
		}
	}
	return f.Err()
}

func (p Predictor) equal(q Predictor) bool {
	return p.ID == q.ID && p.Direction == q.Direction && p.Probability == q.Probability && slices.Equal(p.Bands, q.Bands)
}

// check adds to f what p cannot say.
func (p Predictor) check(f *successkit.Faults, said Prediction) {
	switch {
	case !said.Known:
		if said.Value != 0 {
			f.Add("value", floatText(said.Value), fmt.Errorf("%w: it is not known", successkit.ErrConflict))
		}
		if said.Band != "" {
			f.Add("band", said.Band, fmt.Errorf("%w: it is not known", successkit.ErrConflict))
		}
		return
	case math.IsNaN(said.Value) || math.IsInf(said.Value, 0):
		f.Add("value", floatText(said.Value), fmt.Errorf("%w: want a finite number", successkit.ErrOutOfRange))
	case p.Probability && (said.Value < 0 || said.Value > 1):
		f.Add("value", floatText(said.Value), fmt.Errorf("%w: want a chance, 0 to 1", successkit.ErrOutOfRange))
	}
	if said.Band != "" && !slices.Contains(p.Bands, said.Band) {
		f.Add("band", said.Band, successkit.ErrUnknown)
	}
}

// rises reports whether a higher figure says that the event is more likely.
func (p Predictor) rises(welcome bool) bool {
	return p.Probability || (p.Direction == health.HigherIsBetter) == welcome
}

// expected returns the bands in the order in which they speak for the event:
// from the worst for one that nobody wants.
func (p Predictor) expected(welcome bool) []string {
	bands := slices.Clone(p.Bands)
	if welcome {
		slices.Reverse(bands)
	}
	return bands
}

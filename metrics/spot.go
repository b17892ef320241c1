package metrics

import (
	"github.com/successkit/successkit"
)

// A SpotBridge is the waterfall of a book in several currencies with each end
// at its own day's rates: the opening at those of the start, the movements and
// the closing at those of the end. What is left over is what the rates did, on
// the waterfall's FX line.
type SpotBridge struct {
	Waterfall Waterfall `json:"waterfall"`
	// NRRIncludingFX is the revenue of the opening accounts at the end, at the
	// rates of the end, over the opening. A currency that rose looks like
	// customers that grew.
	NRRIncludingFX successkit.Rate `json:"nrr_including_fx"`
	// NRRAtOpeningRates is the same revenue at the rates of the start: what the
	// customers did, and nothing else.
	NRRAtOpeningRates successkit.Rate `json:"nrr_at_opening_rates"`
}

// SpotBridge returns the bridge over period p between two sets of rates with
// one base. It fails as [View.Waterfall] and [View.At] do, and with
// [successkit.ErrConflict] where the bases differ.
func (v View) SpotBridge(p successkit.Period, opening, closing Rates) (SpotBridge, error) {
	before, err := v.At(opening)
	if err != nil {
		return SpotBridge{}, under("opening", err)
	}
	after, err := v.At(closing)
	if err != nil {
		return SpotBridge{}, under("closing", err)
	}
	if opening.Base != closing.Base {
		return SpotBridge{}, &successkit.FieldError{Path: "closing.base", Value: closing.Base, Err: errOther(opening.Base)}
	}
	start, err := before.Tally(p)
	if err != nil {
		return SpotBridge{}, err
	}
	end, err := after.Tally(p)
	if err != nil {
		return SpotBridge{}, err
	}
	w := end.waterfall(v.convention)
	w.Opening, w.Rates = start.opening.Decimal(), opening.String()+", then "+closing.String()
	w.FX = w.Closing.Sub(w.Opening).Sub(w.change())
	return SpotBridge{
		Waterfall:         w,
		NRRIncludingFX:    rateOf(end.remained.Decimal(), w.Opening),
		NRRAtOpeningRates: start.nrr(NRROpeningBook),
	}, nil
}

// under puts the paths of err below a field.
func under(path string, err error) error {
	var f successkit.Faults
	f.Merge(path, err)
	return f.Err()
}

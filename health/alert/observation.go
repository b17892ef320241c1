package alert

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/trend"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// An Observation is what is seen of an account on a day.
type Observation struct {
	// Account is its id.
	Account string `json:"account"`
	// AsOf is the day, later than that of any evaluation before.
	AsOf successkit.Date `json:"as_of"`
	// Start is the first day of the account, from which silence counts where there
	// never was a contact. It may be zero.
	Start successkit.Date `json:"start,omitzero"`
	// Attributes choose among thresholds.
	Attributes map[string]string `json:"attributes,omitempty"`
	// Score is that of the day. It need not be there: rules about it then see
	// nothing known.
	Score *health.Score `json:"score,omitzero"`
	// Trend is that of the score.
	Trend *trend.Trend `json:"trend,omitzero"`
	// Contacts are the contacts with the customer, of which silence is the lack.
	// Those not known on the day do not count.
	Contacts []successkit.Interaction `json:"contacts,omitempty"`
	// Events are what a host reports, such as a champion who left.
	Events []Event `json:"events,omitempty"`
	// Renewable is the recurring revenue that comes up for renewal: what can be at
	// risk. It is not negative.
	Renewable decimal.Decimal `json:"renewable"`
}

// An Event is a fact that a host reports.
type Event struct {
	ID   string          `json:"id"`
	Kind string          `json:"kind"`
	Date successkit.Date `json:"date"`
	// Recorded is the day on which the host learned of it. Zero means at once.
	Recorded successkit.Date `json:"recorded,omitzero"`
}

// Validate reports everything that is wrong with o.
func (o Observation) Validate() error {
	var f successkit.Faults
	f.Add("account", o.Account, word.CheckID(o.Account))
	if o.AsOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	field.Attributes(&f, o.Attributes)
	if o.Score != nil && o.Score.AsOf != o.AsOf {
		f.Add("score.as_of", o.Score.AsOf.String(), fmt.Errorf("%w: not of %s", successkit.ErrConflict, o.AsOf))
	}
	if o.Trend != nil && o.Trend.AsOf != o.AsOf {
		f.Add("trend.as_of", o.Trend.AsOf.String(), fmt.Errorf("%w: not of %s", successkit.ErrConflict, o.AsOf))
	}
	for i, c := range o.Contacts {
		if err := c.Validate(); err != nil {
			f.Merge("contacts["+strconv.Itoa(i)+"]", err)
		}
	}
	for i, e := range o.Events {
		path := "events[" + strconv.Itoa(i) + "]"
		f.Add(path+".id", e.ID, word.CheckID(e.ID))
		f.Add(path+".kind", e.Kind, word.Check(e.Kind))
		if e.Date.IsZero() {
			f.Add(path+".date", "", successkit.ErrRequired)
		}
	}
	if err := exact.Check(o.Renewable); err != nil {
		f.Add("renewable", "", fmt.Errorf("%w: %w", successkit.ErrOutOfRange, err))
	} else if o.Renewable.IsNegative() {
		f.Add("renewable", exact.Text(o.Renewable), fmt.Errorf("%w: below 0", successkit.ErrOutOfRange))
	}
	return f.Err()
}

// A sight is what a rule sees of an observation.
type sight struct {
	known    bool
	figure   float64 // of a watch that has one
	breach   bool
	clean    bool
	evidence []successkit.Ref
}

// look returns what r sees.
func (r *Rule) look(o *Observation) sight {
	s := r.figure(o)
	if !s.known || r.Watch == EventSeen || r.Watch == ScoreUnknown {
		return s
	}
	threshold := r.threshold(o.Attributes)
	clean := threshold
	if r.ClearAt != nil {
		clean = *r.ClearAt
	}
	switch {
	case r.Watch.below():
		s.breach, s.clean = s.figure < threshold, s.figure >= clean
	case r.Watch == Declining:
		s.breach, s.clean = s.figure >= threshold, s.figure < threshold && s.figure <= clean
	default:
		s.breach, s.clean = s.figure > threshold, s.figure <= clean
	}
	return s
}

// figure returns what r compares, or nothing known.
func (r *Rule) figure(o *Observation) sight {
	switch r.Watch {
	case ScoreBelow:
		if o.Score != nil && o.Score.Value.Known() {
			return sight{known: true, figure: float(o.Score.Value), evidence: strongest(o.Score)}
		}
	case ScoreUnknown:
		if o.Score != nil {
			unknown := !o.Score.Value.Known()
			return sight{known: true, breach: unknown, clean: !unknown}
		}
	case CoverageBelow:
		if o.Score != nil && o.Score.Coverage.Known() {
			return sight{known: true, figure: float(o.Score.Coverage)}
		}
	case TrendDown:
		return fall(o)
	case Declining:
		if o.Trend != nil && o.Trend.Now.Known() {
			return sight{known: true, figure: float64(o.Trend.Run.Steps)}
		}
	case MeasureBelow, MeasureAbove:
		return r.measured(o)
	case Silence:
		return silence(o)
	case EventSeen:
		return r.seen(o)
	case UnknownWatch:
	}
	return sight{}
}

// fall sees by how much the score fell, and 0 where the trend is not down.
func fall(o *Observation) sight {
	if o.Trend == nil || !o.Trend.Change.Known() {
		return sight{}
	}
	s := sight{known: true}
	if o.Trend.Direction == trend.Down {
		s.figure = -float(o.Trend.Change)
	}
	return s
}

// measured sees the figure of a measure.
func (r *Rule) measured(o *Observation) sight {
	if o.Score == nil {
		return sight{}
	}
	p, ok := o.Score.Find(r.Measure)
	if !ok || p.State != health.Known && p.State != health.Stale {
		return sight{}
	}
	s := sight{known: true, figure: p.Figure}
	if p.Reading.ID != "" {
		s.evidence = []successkit.Ref{{Kind: "reading", ID: p.Reading.ID}}
	}
	return s
}

// silence sees the days since the last contact.
func silence(o *Observation) sight {
	last, id := o.Start, ""
	for _, c := range o.Contacts {
		if c.KnownOn(o.AsOf) && (c.Date.After(last) || c.Date == last && c.ID > id) {
			last, id = c.Date, c.ID
		}
	}
	if last.IsZero() {
		return sight{}
	}
	s := sight{known: true, figure: float64(max(0, o.AsOf.Sub(last)))}
	if id != "" {
		s.evidence = []successkit.Ref{{Kind: "interaction", ID: id}}
	}
	return s
}

// seen sees the newest event of the kind.
func (r *Rule) seen(o *Observation) sight {
	s := sight{known: true, clean: true}
	newest := Event{}
	for _, e := range o.Events {
		if e.Kind != r.Event || e.Date.After(o.AsOf) || e.Recorded.After(o.AsOf) || o.AsOf.Sub(e.Date) >= r.WithinDays {
			continue
		}
		if e.Date.After(newest.Date) || e.Date == newest.Date && e.ID > newest.ID {
			newest = e
		}
	}
	if newest.ID != "" {
		s.breach, s.clean = true, false
		s.figure = float64(o.AsOf.Sub(newest.Date))
		s.evidence = []successkit.Ref{{Kind: "event", ID: newest.ID}}
	}
	return s
}

// strongest returns the evidence of the strongest reason against a good score.
func strongest(s *health.Score) []successkit.Ref {
	if len(s.Down) == 0 {
		return nil
	}
	return s.Down[0].Evidence
}

func float(p health.Points) float64 { return float64(p.Micro()) / 1e6 }

package outcome

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
)

// An Attainment says where a customer stands with its Desired Outcome as of a
// date, and why. It is plain data.
type Attainment struct {
	// Desired is the id of the definition.
	Desired string `json:"desired"`
	// Version is the number of the version in force, from 1, where the
	// definition is one of a [History], and otherwise 0.
	Version int `json:"version,omitzero"`
	// AsOf is the day from which the facts were looked at.
	AsOf successkit.Date `json:"as_of"`
	// State is that of the whole.
	State State `json:"state"`
	// Outcome answers whether every required outcome is achieved.
	Outcome Answer `json:"outcome"`
	// Experience answers whether every requirement is honoured.
	Experience Answer `json:"experience"`
	// Required are the results of the required outcomes, in the order of the
	// definition.
	Required []RequiredResult `json:"required"`
	// Requirements are the results of the requirements, in the order of the
	// definition.
	Requirements []RequirementResult `json:"requirements"`
	// Ignored counts the facts that were not looked at.
	Ignored Ignored `json:"ignored,omitzero"`
}

// Achieved answers whether the customer is successful: it has what it must
// achieve, and in the way in which it must be able to achieve it. It is No as
// soon as one half is known to fail, also where the other, and with it the
// state, is unknown.
func (a Attainment) Achieved() Answer { return a.Outcome.And(a.Experience) }

// Reasons returns the reasons that decide the two halves: of a half that is
// met, all; of one that is not, those of what failed; of one that is unknown,
// those of what is not known. Measures come before requirements, each in the
// order of the definition.
func (a Attainment) Reasons() []successkit.Reason {
	var reasons []successkit.Reason
	for _, r := range a.Required {
		for _, m := range r.Measures {
			if m.State.Met() == a.Outcome {
				reasons = append(reasons, m.Reason)
			}
		}
	}
	for _, r := range a.Requirements {
		if r.State.Met() == a.Experience {
			reasons = append(reasons, r.Reason)
		}
	}
	return reasons
}

// A RequiredResult says where one required outcome stands: what the customer
// signed up to do, and whether it has done it by its date.
type RequiredResult struct {
	// Required is its id.
	Required string `json:"required"`
	// UseCase is the end to which the product was bought.
	UseCase string `json:"use_case"`
	// Captured is the day from which it has been in force without a break, where
	// the definition is one of a [History]. Otherwise it is zero.
	Captured successkit.Date `json:"captured,omitzero"`
	// Due is the day by which all of it is to be achieved, the last of those of
	// its measures.
	Due successkit.Date `json:"due"`
	// Met answers whether every measure is achieved.
	Met Answer `json:"met"`
	// State is that of the measure that decides, the first of lapsed, missed,
	// regressed, due soon, in progress, unmeasured, achieved late and achieved
	// that any of them has.
	State MeasureState `json:"state"`
	// Since is from when on: where it is achieved, the day on which the last of
	// its measures was, and otherwise the first Since of those that have State. It
	// is zero where the outcome is unmeasured.
	Since successkit.Date `json:"since,omitzero"`
	// Measures are the results of its measures, in the order of the definition.
	Measures []MeasureResult `json:"measures"`
}

// IsDue reports whether the date by which r was to be achieved has passed on
// asOf.
func (r RequiredResult) IsDue(asOf successkit.Date) bool { return asOf.After(r.Due) }

// HeldDays returns for how many days up to asOf the outcome as a whole has been
// achieved, and 0 where it is not.
func (r RequiredResult) HeldDays(asOf successkit.Date) int {
	if r.State.Met() != Yes {
		return 0
	}
	return max(0, asOf.Sub(r.Since))
}

// decisive are the states of a required outcome, the first that any of its
// measures has.
var decisive = [...]MeasureState{Lapsed, Missed, Regressed, DueSoon, InProgress, Unmeasured, AchievedLate, Achieved}

// decide returns the state of a and b that decides.
func decide(a, b MeasureState) MeasureState {
	return decisive[min(slices.Index(decisive[:], a), slices.Index(decisive[:], b))]
}

// sumUp sets where r stands by where its measures do.
func sumUp(r *RequiredResult) {
	r.Met = every(r.Measures, func(m MeasureResult) Answer { return m.State.Met() })
	r.State = Achieved
	for _, m := range r.Measures {
		r.State = decide(r.State, m.State)
		if m.Due.After(r.Due) {
			r.Due = m.Due
		}
	}
	for _, m := range r.Measures {
		first := r.Since.IsZero()
		switch {
		case r.Met == Yes:
			if first || m.Since.After(r.Since) {
				r.Since = m.Since
			}
		case m.State == r.State && (first || m.Since.Before(r.Since)):
			r.Since = m.Since
		}
	}
}

// A MeasureResult says where one measure stands. What is not known is absent:
// an unmeasured one has neither observation nor gap nor progress.
type MeasureResult struct {
	// Measure is its id.
	Measure string `json:"measure"`
	// State is where it stands.
	State MeasureState `json:"state"`
	// Due is the last day on which reaching the goal is in time.
	Due successkit.Date `json:"due"`
	// Observation is the one that decides: the value, its day, how it is backed.
	Observation *Observation `json:"observation,omitzero"`
	// Claim is the latest of those that are backed less than the measure wants,
	// where no other is later. It decides nothing.
	Claim *Observation `json:"claim,omitzero"`
	// Gap is how much is missing to the goal, in the unit of the measure; at 0
	// or below the goal is reached. See [Measure.Gap].
	Gap *decimal.Decimal `json:"gap,omitempty"`
	// Progress is the part of the way that has been made, unclamped. See
	// [Measure.Progress] for when it is undefined.
	Progress successkit.Rate `json:"progress,omitzero"`
	// Reached is the first day on which an observation that counts had reached
	// the goal, also where it was lost in between. It is zero where none had.
	Reached successkit.Date `json:"reached,omitzero"`
	// FirstValue is the first day on which an observation that counts was better
	// than the baseline or had reached the goal, by the version in force where there
	// are others ([History.FirstValue] tells of all). It is zero where none was.
	FirstValue successkit.Date `json:"first_value,omitzero"`
	// HeldDays is for how many days the goal has been held, up to the as-of date,
	// without being seen lost; where it has lapsed, for how many it was held
	// before, as far as observations show. It is 0 on the day it was reached.
	HeldDays int `json:"held_days,omitzero"`
	// Since is the first day of the present State, as far as the facts tell: the
	// day of the first of the observations that have found it there without a
	// break, and of a missed goal the day after it was due. It is zero where the
	// measure is unmeasured. Without another fact it does not move.
	Since successkit.Date `json:"since,omitzero"`
	// Reason says why the measure stands there.
	Reason successkit.Reason `json:"reason"`
}

// Shown returns the progress for display: no less than 0 and no more than 1.
// It is undefined where the progress is.
func (m MeasureResult) Shown() successkit.Rate {
	none, all := successkit.CountRate(0, 1), successkit.CountRate(1, 1)
	switch {
	case m.Progress.Defined() && m.Progress.Compare(none) < 0:
		return none
	case m.Progress.Compare(all) > 0:
		return all
	}
	return m.Progress
}

// A RequirementResult says whether one requirement of the experience was kept.
type RequirementResult struct {
	// Requirement is its id.
	Requirement string `json:"requirement"`
	// Attribute is what it is about.
	Attribute Attribute `json:"attribute"`
	// State is whether it was kept.
	State RequirementState `json:"state"`
	// Window holds the days that were looked at. It begins no earlier than the
	// requirement did, where that is one of a [History].
	Window successkit.Period `json:"window"`
	// Checked is the number of interactions by which it was judged. For a
	// [Cadence] they are those of the window and the last one before it.
	Checked int `json:"checked"`
	// Breaches is the number of those that breach it. The evidence of the reason
	// names them, in order of date and then id. A Cadence has none.
	Breaches int `json:"breaches,omitzero"`
	// Unanswered is the number of those breaches that are requests which nobody
	// answered.
	Unanswered int `json:"unanswered,omitzero"`
	// Unclear is the number of interactions that would have counted had more
	// been known of them. They are no breach, but with any of them nobody knows
	// that the requirement is honoured.
	Unclear int `json:"unclear,omitzero"`
	// Overdue are the stretches of days that breach a Cadence.
	Overdue []successkit.Period `json:"overdue,omitempty"`
	// Since is the first of the days up to the as-of date on each of which the
	// requirement was breached, by the facts known now: its window slides over
	// them and held a breach all the time. A breach that leaves the window while
	// another one follows without a gap does not move it. It is zero where the
	// requirement is not breached.
	Since successkit.Date `json:"since,omitzero"`
	// Delivery sets what was required against the least that was delivered. It is
	// nil where nothing was that tells.
	Delivery *Delivery `json:"delivery,omitzero"`
	// Reason says why.
	Reason successkit.Reason `json:"reason"`
	// Wasted says what was given beyond what is asked for, where that is waste,
	// and is otherwise the zero Reason.
	Wasted successkit.Reason `json:"wasted,omitzero"`
}

// An Ignored counts facts that an assessment did not look at. A fact given
// twice is counted once.
type Ignored struct {
	// LaterObservations and LaterInteractions were dated or recorded after the
	// as-of date.
	LaterObservations int `json:"later_observations,omitzero"`
	LaterInteractions int `json:"later_interactions,omitzero"`
	// OtherMeasures are observations, known by the as-of date, of measures that
	// the definition does not have.
	OtherMeasures int `json:"other_measures,omitzero"`
	// EarlierObservations are of days before their measure began to hold in its
	// present form; see [History]. The last of each measure still tells where it
	// stood then.
	EarlierObservations int `json:"earlier_observations,omitzero"`
}

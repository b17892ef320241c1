package fit

import "github.com/successkit/successkit"

// An Assessment is what one version of a profile says of one prospect or
// customer on one day, and why. It is plain data, fit to store and to show.
type Assessment struct {
	// Profile is the version that decided.
	Profile ProfileRef `json:"profile"`
	// Offer is what needs were compared with. It is zero where the profile reads
	// none.
	Offer OfferRef `json:"offer,omitzero"`
	// AsOf is the day. What became known after it plays no part.
	AsOf successkit.Date `json:"as_of"`
	// HorizonDays is how many days after AsOf a remedy may be due and count.
	HorizonDays int `json:"horizon_days,omitzero"`
	// Verdict is the answer.
	Verdict Verdict `json:"verdict"`
	// Provisional says that the profile has no criterion for at least one of
	// the six inputs.
	Provisional bool `json:"provisional"`
	// Findings tell of each criterion, in the order of the profile.
	Findings []Finding `json:"findings"`
	// Conditions are the promises on which the acquirable criteria rest, in
	// the order of the profile.
	Conditions []Condition `json:"conditions,omitempty"`
	// Questions are what to ask next. First come those that could decide
	// alone, and then the cheaper before the dearer; of equals those of the
	// earlier input, since technical and functional gaps show earliest, and then
	// those that stand first in the profile. There are some exactly where the verdict is [Undetermined]:
	// any other verdict stands whatever an open question gets for an answer.
	Questions []Question `json:"questions,omitempty"`
	// Coverage tells what the profile asks and the evidence answers.
	Coverage Coverage `json:"coverage"`
	// Ignored are the facts that played no part, evidence first, by id: those
	// that became known after AsOf and those of no criterion of this profile.
	Ignored []successkit.Reason `json:"ignored,omitempty"`
}

// A Finding is what the facts say of one criterion.
type Finding struct {
	Criterion string `json:"criterion"`
	Input     Input  `json:"input"`
	State     State  `json:"state"`
	// Since is the first day of State as far as the facts tell: the day of the
	// evidence that decides or, where it comes later, that on which a promise
	// made up for a gap, was taken back or ran out, or on which the evidence went
	// stale. It is zero where there is no evidence. Without another fact it does
	// not move.
	Since successkit.Date `json:"since,omitzero"`
	// Reasons are what led to State: first what the evidence says, and at a
	// gap also what became of its remedy, one reason for each accountable
	// side. They refer to the evidence and the commitments they rest on.
	Reasons []successkit.Reason `json:"reasons"`
}

// A Condition is a promise that the verdict assumes will be kept.
type Condition struct {
	Criterion string `json:"criterion"`
	// Side is the vendor or the customer. Where both are accountable each has
	// a condition of its own.
	Side successkit.Side `json:"side"`
	// What the side will do, in the words of the commitment.
	What string `json:"what"`
	// Due is the last day on which it can be kept.
	Due successkit.Date `json:"due"`
	// Commitment is the id of the commitment.
	Commitment string `json:"commitment"`
}

// A Question is what to ask to settle an unknown criterion.
type Question struct {
	Criterion string `json:"criterion"`
	Input     Input  `json:"input"`
	Question  string `json:"question"`
	// Decides says that a gap here would be enough for [NoPotential], whatever
	// the other answers are, as no remedy stands ready for it.
	Decides bool `json:"decides"`
	// Cost is what it costs to find out, on the profile's own scale.
	Cost int `json:"cost,omitzero"`
}

// Coverage tells how far the criteria and their answers reach.
type Coverage struct {
	// Inputs are the six, always all and in order.
	Inputs []InputCoverage `json:"inputs"`
	// Halves are the two halves of Desired Outcome, always both and in order.
	Halves []HalfCoverage `json:"halves"`
}

// An InputCoverage counts the criteria of one input. One without criteria is
// not covered by the profile.
type InputCoverage struct {
	Input Input `json:"input"`
	Tally
}

// A HalfCoverage counts the criteria of one half of Desired Outcome.
type HalfCoverage struct {
	Half Half `json:"half"`
	// Inputs is how many of its inputs have criteria: of four for the required
	// outcome, of two for the appropriate experience.
	Inputs int `json:"inputs"`
	Tally
}

// newCoverage returns a coverage that counts nothing yet.
func newCoverage() Coverage {
	c := Coverage{Inputs: make([]InputCoverage, Cultural), Halves: make([]HalfCoverage, AppropriateExperience)}
	for i := range c.Inputs {
		c.Inputs[i].Input = Input(i + 1)
	}
	for i := range c.Halves {
		c.Halves[i].Half = Half(i + 1)
	}
	return c
}

// count counts one more criterion.
func (c Coverage) count(in Input, s State) {
	input, half := &c.Inputs[in-1], &c.Halves[in.Half()-1]
	if input.Total() == 0 {
		half.Inputs++
	}
	input.Tally = input.with(s)
	half.Tally = half.with(s)
}

// total counts the criteria of all inputs.
func (c Coverage) total() Tally {
	var t Tally
	for _, h := range c.Halves {
		t.Met += h.Met
		t.Acquirable += h.Acquirable
		t.Unmet += h.Unmet
		t.Unknown += h.Unknown
	}
	return t
}

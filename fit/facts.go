package fit

import (
	"cmp"
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/facts"
	"github.com/successkit/successkit/internal/word"
)

// Facts are what is known of one prospect or customer. They are appended and
// corrected by later facts, never overwritten. Their order carries no meaning.
type Facts struct {
	Evidence    []Evidence   `json:"evidence,omitempty"`
	Commitments []Commitment `json:"commitments,omitempty"`
	Settlements []Settlement `json:"settlements,omitempty"`
}

// Evidence is one answer to the question of a criterion.
//
// Of several answers the one of the latest date counts, and of several of that
// date the one recorded last. Where answers agree in both and the rule reads
// them differently, they contradict each other and the criterion is unknown.
type Evidence struct {
	// ID identifies the answer among the evidence of its prospect.
	ID string `json:"id"`
	// Criterion is the id of the criterion whose question it answers.
	Criterion string `json:"criterion"`
	// Answer is the answer itself.
	Answer Answer `json:"answer"`
	// Date is the day on which the answer was true.
	Date successkit.Date `json:"date"`
	// Recorded is the day on which the host learned of it. Zero means that it
	// was known at once, on Date.
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Source is where the answer comes from, in the host's own words: a call,
	// a document, a link. It may be empty.
	Source string `json:"source,omitzero"`
}

// A Commitment is a side's dated promise to close the gap at a criterion, or
// the withdrawal of it. The latest commitment of a side to a criterion, by date
// and then by day of recording, replaces its earlier ones. Of several that
// agree in both the least favourable counts: a withdrawal, or else the one due
// last.
type Commitment struct {
	// ID identifies the commitment among those of its prospect.
	ID string `json:"id"`
	// Criterion is the id of the criterion at which the gap is.
	Criterion string `json:"criterion"`
	// By is the side that commits. [successkit.BothSides] is a promise of each.
	By successkit.Side `json:"by"`
	// What the side will do, in plain words: "train an analyst". A withdrawal
	// needs none.
	What string `json:"what,omitzero"`
	// Date is the day on which the side committed.
	Date successkit.Date `json:"date"`
	// Recorded is the day on which the host learned of it. Zero means that it
	// was known at once, on Date.
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Due is the last day on which the promise can be kept. A withdrawal has
	// none.
	Due successkit.Date `json:"due,omitzero"`
	// Withdrawn says that on Date the side took its word back.
	Withdrawn bool `json:"withdrawn,omitzero"`
}

// Validate reports everything that is wrong with f: what [Evidence.Validate],
// [Commitment.Validate] and [Settlement.Validate] say of each, and an id
// that stands for two different facts. A fact that is given twice is none the
// worse, and counts once.
func (f Facts) Validate() error {
	var faults successkit.Faults
	f.admit(&faults)
	return faults.Err()
}

// admit returns the facts of f that count, each once, in memory of their own,
// and notes what is wrong with the others.
func (f Facts) admit(faults *successkit.Faults) Facts {
	return Facts{
		Evidence:    facts.Admit(faults, "evidence", f.Evidence, func(e Evidence) string { return e.ID }),
		Commitments: facts.Admit(faults, "commitments", f.Commitments, func(c Commitment) string { return c.ID }),
		Settlements: facts.Admit(faults, "settlements", f.Settlements, func(s Settlement) string { return s.ID }),
	}
}

// Validate reports everything that is wrong with e: an id that is missing or
// malformed, a criterion that is no word, an answer that is missing or beyond
// its limits, no date, a recorded date before the date itself, a source that is
// malformed.
func (e Evidence) Validate() error {
	var f successkit.Faults
	f.Add("id", e.ID, word.CheckID(e.ID))
	f.Add("criterion", e.Criterion, word.Check(e.Criterion))
	if err := e.Answer.check(); err != nil {
		f.Add("answer", e.Answer.String(), err)
	}
	facts.CheckDates(&f, e.Date, e.Recorded)
	if e.Source != "" {
		f.Add("source", e.Source, word.CheckText(e.Source))
	}
	return f.Err()
}

// Validate reports everything that is wrong with c: an id that is missing or
// malformed, a criterion that is no word, no side, no date, a recorded date
// before the date itself, a promise without words or due date or due before it
// was given, a withdrawal with a due date.
func (c Commitment) Validate() error {
	var f successkit.Faults
	f.Add("id", c.ID, word.CheckID(c.ID))
	f.Add("criterion", c.Criterion, word.Check(c.Criterion))
	switch {
	case c.By == successkit.UnknownSide:
		f.Add("by", "", successkit.ErrRequired)
	case !c.By.Valid():
		f.Add("by", c.By.String(), successkit.ErrUnknown)
	}
	if c.What != "" || !c.Withdrawn {
		f.Add("what", c.What, word.CheckText(c.What))
	}
	facts.CheckDates(&f, c.Date, c.Recorded)
	switch {
	case c.Withdrawn && !c.Due.IsZero():
		f.Add("due", c.Due.String(), fmt.Errorf("%w: a withdrawal is not due", successkit.ErrConflict))
	case c.Withdrawn:
	case c.Due.IsZero():
		f.Add("due", "", successkit.ErrRequired)
	case c.Due.Before(c.Date):
		f.Add("due", c.Due.String(), fmt.Errorf("%w: before it was committed, %s", successkit.ErrConflict, c.Date))
	}
	return f.Err()
}

// KnownOn reports whether a host that looks at day asOf knows of e: its date
// had come and it had been recorded by the end of that day.
func (e Evidence) KnownOn(asOf successkit.Date) bool { return facts.KnownOn(e.Date, e.Recorded, asOf) }

// KnownOn reports whether a host that looks at day asOf knows of c: its date
// had come and it had been recorded by the end of that day.
func (c Commitment) KnownOn(asOf successkit.Date) bool {
	return facts.KnownOn(c.Date, c.Recorded, asOf)
}

// known returns the day from which e is known.
func (e Evidence) known() successkit.Date { return facts.KnownDay(e.Date, e.Recorded) }

// known returns the day from which c is known.
func (c Commitment) known() successkit.Date { return facts.KnownDay(c.Date, c.Recorded) }

// Equal reports whether e and o are the same in every field, answers by what
// they say: 1.0 and 1.00 are the same.
func (e Evidence) Equal(o Evidence) bool {
	return e.ID == o.ID && e.Criterion == o.Criterion && e.Answer.Equal(o.Answer) &&
		e.Date == o.Date && e.Recorded == o.Recorded && e.Source == o.Source
}

// Equal reports whether c and o are the same in every field.
func (c Commitment) Equal(o Commitment) bool { return c == o }

// compareAge is positive where e replaces o, and 0 where neither replaces the
// other.
func (e Evidence) compareAge(o *Evidence) int {
	return cmp.Or(e.Date.Compare(o.Date), e.known().Compare(o.known()))
}

// replaces reports whether c counts in the place of o.
func (c Commitment) replaces(o *Commitment) bool {
	withdrawn := 0
	switch {
	case c.Withdrawn && !o.Withdrawn:
		withdrawn = 1
	case !c.Withdrawn && o.Withdrawn:
		withdrawn = -1
	}
	return cmp.Or(
		c.Date.Compare(o.Date),
		c.known().Compare(o.known()),
		withdrawn,
		c.Due.Compare(o.Due),
		cmp.Compare(o.ID, c.ID), // the lower id
	) > 0
}

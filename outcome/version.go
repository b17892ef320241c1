package outcome

import "github.com/successkit/successkit"

// A Version says what one version of a [History] changed.
type Version struct {
	// Number is that of the version, from 1 as versions became known.
	Number int `json:"number"`
	// Amendment is the id of its amendment, and Reason why it was made.
	Amendment string `json:"amendment"`
	Reason    string `json:"reason,omitzero"`
	// From is the first day on which it was in force, and Until the first day on
	// which another one was; it is zero for the version in force.
	From  successkit.Date `json:"from"`
	Until successkit.Date `json:"until,omitzero"`
	// Recorded is the day on which the host learned of it, where that is after
	// From.
	Recorded successkit.Date `json:"recorded,omitzero"`
	// Changes say in what it differs from the version in force before it. The
	// first has none.
	Changes []Change `json:"changes,omitempty"`
}

// Versions returns the versions that are or were in force, the first one first,
// from what was known by the end of asOf. One that was corrected by another of
// the same first day is left out.
func (h *History) Versions(asOf successkit.Date) []Version {
	terms := h.terms(asOf)
	var versions []Version
	for i, t := range terms {
		v := Version{Number: t.number, Amendment: t.ID, Reason: t.Reason, From: t.From}
		if t.Recorded.After(t.From) {
			v.Recorded = t.Recorded
		}
		if i > 0 {
			v.Changes = Compare(terms[i-1].Definition, t.Definition)
		}
		if i+1 < len(terms) {
			v.Until = terms[i+1].From
		}
		versions = append(versions, v)
	}
	return versions
}

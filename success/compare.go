package success

import (
	"fmt"
	"slices"

	"github.com/successkit/successkit"
)

// Changes are what is different between two reviews of one account.
type Changes struct {
	Account string          `json:"account"`
	From    successkit.Date `json:"from"`
	To      successkit.Date `json:"to"`
	// Before and After are the verdicts.
	Before Verdict `json:"before"`
	After  Verdict `json:"after"`
	// Redefined says that two versions of the program decided, so that what changed
	// may be the program and not the customer. To tell them apart review the earlier
	// day by the later version: its facts are still known.
	Redefined bool `json:"redefined,omitzero"`
	// Raised are the actions that were not there before, Settled those that are
	// no longer there, whoever's doing that is, and Moved those that are there as
	// they are now, with another day or owner, taken on or no longer, for another
	// reason or on other evidence: that more days have gone by moves nothing. Each
	// list is in the order of its review.
	Raised  []Action `json:"raised,omitempty"`
	Settled []Action `json:"settled,omitempty"`
	Moved   []Action `json:"moved,omitempty"`
	// Kept counts those that are as they were.
	Kept int `json:"kept"`
}

// Compare returns what changed from one review of an account to a later one. An
// action is the same where its rule and its subject are, in whatever version of
// the program: a rule keeps its id while it means the same. It fails with
// [successkit.ErrConflict] at "after.account" where the reviews are of two
// accounts, at "after.program" where they are by two programs, and at
// "after.as_of" where the second is of an earlier day.
func Compare(before, after Review) (Changes, error) {
	var f successkit.Faults
	if before.Account != after.Account {
		f.Add("after.account", after.Account, fmt.Errorf("%w: the other review is of %q", successkit.ErrConflict, before.Account))
	}
	if before.Program != after.Program {
		f.Add("after.program", after.Program, fmt.Errorf("%w: the other review is by %q", successkit.ErrConflict, before.Program))
	}
	if after.AsOf.Before(before.AsOf) {
		f.Add("after.as_of", after.AsOf.String(), fmt.Errorf("%w: before %s", successkit.ErrConflict, before.AsOf))
	}
	if err := f.Err(); err != nil {
		return Changes{}, err
	}
	c := Changes{
		Account: before.Account, From: before.AsOf, To: after.AsOf, Before: before.Verdict, After: after.Verdict,
		Redefined: before.Version != after.Version,
	}
	was := map[actionKey]Action{}
	for _, a := range before.Actions {
		was[actionKey{a.Rule, a.Subject}] = a
	}
	for _, a := range after.Actions {
		k := actionKey{a.Rule, a.Subject}
		b, ok := was[k]
		delete(was, k)
		switch {
		case !ok:
			c.Raised = append(c.Raised, a)
		case a.stands(b):
			c.Kept++
		default:
			c.Moved = append(c.Moved, a)
		}
	}
	for _, b := range before.Actions {
		if _, gone := was[actionKey{b.Rule, b.Subject}]; gone {
			c.Settled = append(c.Settled, b)
		}
	}
	return c, nil
}

// stands reports whether a is as b was, an action of one rule for one subject.
func (a Action) stands(b Action) bool {
	taken := a.Taken == nil && b.Taken == nil || a.Taken != nil && b.Taken != nil && *a.Taken == *b.Taken
	return taken && a.Due == b.Due && a.Owner == b.Owner && a.Reason.Code == b.Reason.Code &&
		slices.Equal(a.Reason.Evidence, b.Reason.Evidence)
}

package intake

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// A day is what changes an account's level on one date.
type day struct {
	events []event // sorted by line when parts are made
	made   []part  // the movements that stand for it, corrected ones left out
}

// An event is a subscription that starts or ends.
type event struct {
	version

	ends bool
}

// change returns what the event does to the account's level.
func (e *event) change() decimal.Decimal {
	if e.ends {
		return e.value.Neg()
	}
	return e.value
}

// cause returns the word for the event.
func (e *event) cause() string {
	if e.ends {
		return e.EndCause
	}
	return e.Cause
}

// A part is a movement of a day: its net, or the share of one cause in it.
type part struct {
	cause  string
	amount decimal.Decimal
	id     string // of the movement that was made of it
}

// add adds an event, unless it changes nothing.
func (d *day) add(e event) {
	if !e.value.IsZero() {
		d.events = append(d.events, e)
	}
}

// remove takes out the events of a subscription.
func (d *day) remove(id string) {
	d.events = slices.DeleteFunc(d.events, func(e event) bool { return e.ID == id })
}

// net returns the sum of the day's changes.
func (d *day) net() decimal.Decimal {
	var sum decimal.Decimal
	for i := range d.events {
		sum = sum.Add(d.events[i].change())
	}
	return sum
}

// lowest returns the event of the lowest change, of two alike the one that
// comes first in the input.
func (d *day) lowest() event {
	return slices.MinFunc(d.events, func(x, y event) int {
		return cmp.Or(x.change().Cmp(y.change()), cmp.Compare(x.at, y.at))
	})
}

// parts returns the movements that the day comes to, none of amount 0.
func (d *day) parts() []part {
	slices.SortFunc(d.events, func(x, y event) int {
		return cmp.Or(strings.Compare(x.Line, y.Line), cmp.Compare(x.at, y.at))
	})
	var lines []part
	var sum decimal.Decimal
	replaced := false
	for events := d.events; len(events) > 0; {
		n := 1
		for n < len(events) && events[n].Line == events[0].Line {
			n++
		}
		p, both := productOf(events[:n])
		lines, sum, replaced = append(lines, p), sum.Add(p.amount), replaced || both
		events = events[n:]
	}
	if byCause := mergeCauses(lines); replaced && sameSign(byCause) {
		return byCause
	}
	if sum.IsZero() {
		return nil
	}
	return []part{{cause: shared(lines, sum.Sign()), amount: sum}}
}

// productOf returns what the events of one line of products come to, and whether
// there is revenue of that line both before and after.
func productOf(events []event) (p part, replaced bool) {
	var causes []part
	var started, ended decimal.Decimal
	for i := range events {
		e := &events[i]
		if e.ends {
			ended = ended.Add(e.value)
		} else {
			started = started.Add(e.value)
		}
		causes = append(causes, part{cause: e.cause(), amount: e.change()})
	}
	p.amount = started.Sub(ended)
	p.cause = shared(causes, p.amount.Sign())
	return p, started.Sign() > 0 && ended.Sign() > 0
}

// shared returns the cause that all parts of the given sign have in common, and
// the empty word where they differ.
func shared(parts []part, sign int) string {
	cause, found := "", false
	for _, p := range parts {
		switch {
		case p.amount.Sign() != sign:
		case !found:
			cause, found = p.cause, true
		case p.cause != cause:
			return ""
		}
	}
	return cause
}

// mergeCauses returns one part a cause, in order of cause, leaving out those
// that come to 0.
func mergeCauses(lines []part) []part {
	lines = slices.Clone(lines)
	slices.SortStableFunc(lines, func(x, y part) int { return strings.Compare(x.cause, y.cause) })
	var merged []part
	for _, p := range lines {
		if last := len(merged) - 1; last >= 0 && merged[last].cause == p.cause {
			merged[last].amount = merged[last].amount.Add(p.amount)
		} else {
			merged = append(merged, p)
		}
	}
	return slices.DeleteFunc(merged, func(p part) bool { return p.amount.IsZero() })
}

// sameSign reports whether all parts are gains or all are losses.
func sameSign(parts []part) bool {
	return !slices.ContainsFunc(parts, func(p part) bool { return p.amount.Sign() != parts[0].amount.Sign() })
}

package intake

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/metrics"
)

// FromSubscriptions returns the movements of accounts that have the given
// subscriptions, in order of date and account. The rows may come in any order;
// one that is there twice counts once.
//
// An account stands each day at the sum of the lines that run on it and that
// the rules count. A movement is made where that sum changes, net of the day:
// where one line ends and another starts, the difference alone moves, and
// nobody left or was won. The net of a day has the cause of the lines that bring
// it, [Subscription.Cause] of a gain and [Subscription.EndCause] of a loss,
// where those of its sign agree. Where lines replace others on the day and all
// of the day's causes point the same way, each cause has a movement of its own,
// so that an escalator stands apart from an upsell of the same day.
//
// What versions recorded on a later day do to a date that has a movement is a
// correction of it, recorded on that day, with the net as known from then on:
// a contract that ends is a loss on its End until the one that renews it is
// recorded. So a [metrics.View] as of a day sees what was recorded by then, and
// nothing else.
//
// The id of a movement is made of its account, date, number on that date and day
// of recording, and what it says depends on nothing that was recorded later. To
// append later, hand over all rows again, the new ones among them: movements
// that were there are passed over, and only what is new is added. That holds as
// long as versions are added, with a Recorded later than that of the account's
// others, and none is altered or left out; an open End may be filled in, too. A
// row that breaks this changes the net under an id, and the ledger refuses it
// rather than count it twice; but a movement that is no longer made at all stays
// in the ledger. A host that keeps no days of recording makes a new ledger each
// time.
//
// It fails with everything that is wrong, in paths such as
// "subscriptions[3].amount": what [Subscription.Validate] says of each row;
// [successkit.ErrConflict] for two versions recorded on one day, for a version
// that changes account or currency, for an account in two currencies, and for
// credits that leave it below 0; [successkit.ErrOutOfRange] for an amount that
// is no decimal of at most 20 places in the unit of the rules. What
// [Rules.Validate] says is in paths such as "rules.places".
func FromSubscriptions(rows []Subscription, rules Rules) ([]metrics.Movement, error) {
	if err := rules.Validate(); err != nil {
		var f successkit.Faults
		f.Merge("rules", err)
		return nil, f.Err()
	}
	f := newRowFaults("subscriptions")
	versions := versionsOf(rows, rules, f)
	versions = slices.DeleteFunc(versions, func(v version) bool { return f.bad[v.Account] })
	slices.SortFunc(versions, func(x, y version) int {
		return cmp.Or(strings.Compare(x.Account, y.Account), x.Recorded.Compare(y.Recorded), strings.Compare(x.ID, y.ID))
	})
	var list []metrics.Movement
	for len(versions) > 0 {
		n := 1
		for n < len(versions) && versions[n].Account == versions[0].Account {
			n++
		}
		list = recognise(list, versions[:n], f)
		versions = versions[n:]
	}
	if err := f.err(); err != nil {
		return nil, err
	}
	return inOrder(list), nil
}

// A version is a row with its place in the input and its revenue.
type version struct {
	*Subscription

	at    int
	value decimal.Decimal
}

// versionsOf checks each row by itself and against the others of its id and of
// its account, and returns those that are sound and there for the first time.
func versionsOf(rows []Subscription, rules Rules, f *rowFaults) []version {
	type key struct {
		id       string
		recorded successkit.Date
	}
	versions := make([]version, 0, len(rows))
	byID, byKey, currencies := map[string]int{}, map[key]int{}, map[string]int{}
	for i := range rows {
		s := &rows[i]
		if err := s.Validate(); err != nil {
			f.merge(i, s.Account, err)
			continue
		}
		value, err := rules.value(*s)
		if err != nil {
			f.refuse(i, s.Account, "amount", exact.Text(s.Amount), err)
			continue
		}
		if first, ok := byKey[key{s.ID, s.Recorded}]; ok {
			if !s.equal(rows[first]) {
				f.refuse(i, s.Account, "id", s.ID, fmt.Errorf("%w: row %d is another version recorded on the same day", successkit.ErrConflict, first))
			}
			continue
		}
		byKey[key{s.ID, s.Recorded}] = i
		if first, ok := byID[s.ID]; !ok {
			byID[s.ID] = i
		} else if s.Account != rows[first].Account {
			f.bad[rows[first].Account] = true
			f.refuse(i, s.Account, "account", s.Account, fmt.Errorf("%w: by row %d the subscription is of %q", successkit.ErrConflict, first, rows[first].Account))
		}
		if first, ok := currencies[s.Account]; !ok {
			currencies[s.Account] = i
		} else if s.Currency != rows[first].Currency {
			f.refuse(i, s.Account, "currency", s.Currency, fmt.Errorf("%w: account %q is in %q, by row %d", successkit.ErrConflict, s.Account, rows[first].Currency, first))
		}
		versions = append(versions, version{s, i, value})
	}
	return versions
}

// A recognition is what is known of one account, while versions arrive in the order
// of their recording.
type recognition struct {
	account, currency string
	current           map[string]version // by subscription
	days              map[successkit.Date]*day
	list              []metrics.Movement
	faults            *rowFaults
}

// recognise appends the movements of one account, whose versions are in order
// of recording.
func recognise(list []metrics.Movement, versions []version, f *rowFaults) []metrics.Movement {
	h := recognition{
		account: versions[0].Account, currency: versions[0].Currency, list: list, faults: f,
		current: map[string]version{}, days: map[successkit.Date]*day{},
	}
	for len(versions) > 0 {
		recorded, n := versions[0].Recorded, 1
		for n < len(versions) && versions[n].Recorded == recorded {
			n++
		}
		h.learn(versions[:n], recorded)
		versions = versions[n:]
	}
	h.checkBalance()
	return h.list
}

// learn takes in the versions that were recorded on one day.
func (h *recognition) learn(versions []version, recorded successkit.Date) {
	var touched []successkit.Date
	touch := func(date successkit.Date) *day {
		d := h.days[date]
		if d == nil {
			d = &day{}
			h.days[date] = d
		}
		touched = append(touched, date)
		return d
	}
	for _, v := range versions {
		if old, ok := h.current[v.ID]; ok {
			touch(old.Start).remove(v.ID)
			if !old.End.IsZero() {
				touch(old.End).remove(v.ID)
			}
		}
		h.current[v.ID] = v
		touch(v.Start).add(event{version: v})
		if !v.End.IsZero() {
			touch(v.End).add(event{version: v, ends: true})
		}
	}
	slices.SortFunc(touched, successkit.Date.Compare)
	for _, date := range slices.Compact(touched) {
		h.emit(date, h.days[date], recorded)
	}
}

// checkBalance refuses credits that leave the account below 0.
func (h *recognition) checkBalance() {
	var balance decimal.Decimal
	for _, date := range slices.SortedFunc(maps.Keys(h.days), successkit.Date.Compare) {
		d := h.days[date]
		balance = balance.Add(d.net())
		if balance.IsNegative() {
			e := d.lowest()
			h.faults.refuse(e.at, h.account, "amount", exact.Text(e.Amount),
				fmt.Errorf("%w: leaves account %q with %s on %s, below 0", successkit.ErrConflict, h.account, exact.Text(balance), date))
			return
		}
	}
}

// emit makes the movements of a day, or where some were made before, what
// corrects them.
func (h *recognition) emit(date successkit.Date, d *day, recorded successkit.Date) {
	stamp, _ := recorded.AppendText(nil)
	parts := d.parts()
	parts = append(parts, make([]part, max(0, len(d.made)-len(parts)))...) // what is no longer there is now 0
	for i, p := range parts {
		if i == len(d.made) {
			d.made = append(d.made, part{})
		}
		before := d.made[i]
		if p.amount.Equal(before.amount) && p.cause == before.cause {
			continue
		}
		if err := exact.Check(p.amount); err != nil {
			e := d.events[0]
			h.faults.refuse(e.at, h.account, "amount", exact.Text(e.Amount), fmt.Errorf("%w: with it the movement of %s has %w", successkit.ErrOutOfRange, date, err))
		}
		p.id = factID("subscription", h.account, date.String(), strconv.Itoa(i), string(stamp))
		h.list = append(h.list, metrics.Movement{
			ID: p.id, Account: h.account, Date: date, Recorded: recorded, Amount: exact.Canonical(p.amount),
			Currency: h.currency, Cause: p.cause, Corrects: before.id,
		})
		d.made[i] = p
	}
}

package report

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/fit/audit"
	"github.com/successkit/successkit/internal/currency"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/field"
	"github.com/successkit/successkit/internal/word"
)

// A List names a few accounts, since a board asks who. The zero List is none.
type List uint8

// The lists, each with the money it is ordered by.
const (
	// NoList is the zero List.
	NoList List = iota
	// Pressing are open actions, in the order of the program's rules and then by
	// what is at stake. Those for prospects, who pay nothing yet, are in a list
	// without a currency.
	Pressing
	// Lost are customers that left in the period, by what they paid at the
	// opening, with the cause.
	Lost
	// Threatened are customers at risk, [AtRisk].
	Threatened
	// Unhappy are customers that stay and do not achieve what they came for,
	// [RetainedButUnsuccessful].
	Unhappy
	// Won are success milestones and goals that were reached in the period.
	Won
	// NewAdvocates are customers that spoke for the vendor for the first time.
	NewAdvocates
)

var lists = enum.New[List]("list", "none", "pressing", "lost", "threatened", "unhappy", "won", "new-advocates")

// ParseList returns the list of the given word, the constant's name in lower
// case with hyphens. It fails with [successkit.ErrUnknown] on any other.
func ParseList(s string) (List, error) { return lists.Parse(s) }

// String returns the word of l, or "list(99)" for a number that has none.
func (l List) String() string { return lists.String(l) }

// Valid reports whether l is one of the lists.
func (l List) Valid() bool { return lists.Valid(l) }

// AppendText appends the word of l to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (l List) AppendText(b []byte) ([]byte, error) { return lists.Append(b, l) }

// MarshalText returns the word of l, as [List.AppendText] does.
func (l List) MarshalText() ([]byte, error) { return lists.Append(nil, l) }

// UnmarshalText reads a word as [ParseList] does.
func (l *List) UnmarshalText(text []byte) error { return lists.ParseInto(l, text) }

// MaxListed is how many entries a list holds at most, of each currency: those
// that stand first. The first of a whole are among the first of its parts, so
// that lists merge exactly.
const MaxListed = 25

// A Named is who is on a list in one currency, in order.
type Named struct {
	List     List    `json:"list"`
	Currency string  `json:"currency,omitzero"`
	Entries  []Entry `json:"entries"`
}

// An Entry is an account on a list.
type Entry struct {
	Account string `json:"account"`
	// Name is that of the account. It is empty where the account has none, or one
	// that is no line of text.
	Name string `json:"name,omitzero"`
	// Owner is who looks after it. It may be empty.
	Owner string `json:"owner,omitzero"`
	// What says for an action the rule, for a win the milestone or the use case,
	// for a loss the cause, and is empty otherwise, or where nobody has said.
	What string `json:"what,omitzero"`
	// Subject is what an action is about, and for a goal the required outcome.
	Subject string `json:"subject,omitzero"`
	// Role is who is to act.
	Role successkit.Role `json:"role,omitzero"`
	// AtSigning says of a loss how Success Potential stood when it was signed.
	AtSigning fit.Verdict `json:"at_signing,omitzero"`
	// Blame says of a loss whose failure it was.
	Blame audit.Blame `json:"blame,omitzero"`
	// Date is the day by which to act, on which it was reached, or on which it
	// left or will leave. It may be zero.
	Date successkit.Date `json:"date,omitzero"`
	// New says that it was not so at the opening: an action raised since then, a
	// customer that has come to be at risk.
	New bool `json:"new,omitzero"`
	// Money is what is at stake, or was lost: the recurring revenue of a year.
	Money decimal.Decimal `json:"money"`
}

type listKey struct {
	list     List
	currency string
}

func (k listKey) compare(o listKey) int {
	return cmp.Or(cmp.Compare(k.list, o.list), cmp.Compare(k.currency, o.currency))
}

// order returns how the entries of a list are ordered.
func (s Scope) order(l List) func(x, y Entry) int {
	rank := func(Entry) int { return 0 }
	if l == Pressing {
		rank = func(e Entry) int { return slices.Index(s.Rules, e.What) }
	}
	return func(x, y Entry) int {
		return cmp.Or(
			cmp.Compare(rank(x), rank(y)),
			y.Money.Compare(x.Money),
			compareDates(x.Date, y.Date),
			cmp.Compare(x.Account, y.Account),
			cmp.Compare(x.What, y.What),
			cmp.Compare(x.Subject, y.Subject),
		)
	}
}

// compareDates orders days with no day last.
func compareDates(x, y successkit.Date) int {
	if x.IsZero() != y.IsZero() {
		return -x.Compare(y)
	}
	return x.Compare(y)
}

// top returns the first of two lists that are each in order, in memory of its own
// or that of mine.
func (s Scope) top(l List, mine, theirs []Entry) []Entry {
	order := s.order(l)
	if len(mine) == MaxListed && order(mine[MaxListed-1], theirs[0]) <= 0 {
		return mine
	}
	all := s.sorted(l, slices.Concat(mine, theirs))
	return slices.Clone(all[:min(len(all), MaxListed)])
}

// sorted puts entries in order, each once.
func (s Scope) sorted(l List, entries []Entry) []Entry {
	order := s.order(l)
	slices.SortFunc(entries, order)
	return slices.CompactFunc(entries, func(x, y Entry) bool { return order(x, y) == 0 })
}

// validate reports what is wrong with a list.
func (n *Named) validate(s Scope) error {
	var f successkit.Faults
	if !n.List.Valid() || n.List == NoList {
		f.Add("list", n.List.String(), successkit.ErrUnknown)
		return f.Err()
	}
	f.Add("currency", n.Currency, currency.Check(n.Currency))
	switch {
	case len(n.Entries) == 0:
		f.Add("entries", "", successkit.ErrRequired)
	case len(n.Entries) > MaxListed:
		f.Add("entries", "", fmt.Errorf("%w: more than %d", successkit.ErrOutOfRange, MaxListed))
	}
	before := f.Total()
	for i := range n.Entries {
		if err := n.Entries[i].validate(n.List, s); err != nil {
			f.Merge(field.Item("entries", i), err)
		}
	}
	if f.Total() > before {
		return f.Err() // a number that is out of bounds may take for ever to compare
	}
	order := s.order(n.List)
	for i := range n.Entries {
		if i > 0 && order(n.Entries[i-1], n.Entries[i]) >= 0 {
			f.Add(field.Item("entries", i), n.Entries[i].Account, fmt.Errorf("%w: not in order", successkit.ErrConflict))
		}
	}
	return f.Err()
}

// validate reports what is wrong with an entry of a list.
func (e *Entry) validate(l List, s Scope) error {
	var f successkit.Faults
	f.Add("account", e.Account, word.CheckID(e.Account))
	for _, o := range []struct{ path, text string }{
		{"name", e.Name}, {"owner", e.Owner}, {"what", e.What}, {"subject", e.Subject},
	} {
		if o.text != "" {
			f.Add(o.path, o.text, word.CheckID(o.text))
		}
	}
	if e.Role != "" {
		f.Add("role", string(e.Role), word.Check(string(e.Role)))
	}
	f.Add("at_signing", e.AtSigning.String(), validVerdict(e.AtSigning))
	if !e.Blame.Valid() {
		f.Add("blame", e.Blame.String(), successkit.ErrUnknown)
	}
	checkSum(&f, "money", e.Money)
	if l == Pressing && !slices.Contains(s.Rules, e.What) {
		f.Add("what", e.What, fmt.Errorf("%w: no rule of the scope", successkit.ErrUnknown))
	}
	return f.Err()
}

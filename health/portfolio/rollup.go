package portfolio

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/exact"
	"github.com/successkit/successkit/internal/word"
)

// A RollUp says how the score of a parent is made from those of its members.
// The zero RollUp weighs the subsidiaries alike and has no fallback.
type RollUp struct {
	// Members says who counts.
	Members Members `json:"members,omitzero"`
	// Weighted says that each member counts with its own weight, such as recurring
	// revenue or seats, and not all alike.
	Weighted bool `json:"weighted,omitzero"`
	// Fallback says that the parent's own score stands in where no subsidiary has
	// one.
	Fallback bool `json:"fallback,omitzero"`
}

// Members says whose scores make that of a parent.
type Members uint8

// The choices. Their order carries no meaning.
const (
	// Subsidiaries leaves the parent's own score out. It is the default.
	Subsidiaries Members = iota
	// ParentAlone leaves the subsidiaries out.
	ParentAlone
	// WholeFamily counts the parent as one of the members.
	WholeFamily
)

var memberWords = enum.New[Members]("members", "subsidiaries", "parent-alone", "whole-family")

// ParseMembers returns the choice of the given word: "subsidiaries",
// "parent-alone" or "whole-family". It fails with [successkit.ErrUnknown] on
// any other.
func ParseMembers(s string) (Members, error) { return memberWords.Parse(s) }

// String returns the word of m, or "members(99)" for a number that has none.
func (m Members) String() string { return memberWords.String(m) }

// Valid reports whether m is one of the constants.
func (m Members) Valid() bool { return memberWords.Valid(m) }

// AppendText appends the word of m to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (m Members) AppendText(b []byte) ([]byte, error) { return memberWords.Append(b, m) }

// MarshalText returns the word of m, as [Members.AppendText] does.
func (m Members) MarshalText() ([]byte, error) { return memberWords.Append(nil, m) }

// UnmarshalText reads a word as [ParseMembers] does.
func (m *Members) UnmarshalText(text []byte) error { return memberWords.ParseInto(m, text) }

// A Member is an account of a family and how it stands.
type Member struct {
	// Account is its id, unique in the family.
	Account string      `json:"account"`
	Mark    health.Mark `json:"mark"`
	// Weight is what a weighted roll-up counts it with: 0 to 10^11, with at most
	// two decimal places.
	Weight decimal.Decimal `json:"weight"`
}

// A Parent is the score of a family.
type Parent struct {
	Mark health.Mark `json:"mark"`
	// Shares are the members that count, in the order of their ids, and what each
	// brings: contributions add up to the value, exactly.
	Shares []MemberShare `json:"shares,omitempty"`
	// Unknown are the ids of the members without a score.
	Unknown []string `json:"unknown,omitempty"`
	// Why says what stood in, or why there is no score.
	Why successkit.Reason `json:"why,omitzero"`
}

// A MemberShare is what a member brings to the score of its parent.
type MemberShare struct {
	Account      string        `json:"account"`
	Value        health.Points `json:"value"`
	Weight       health.Points `json:"weight"`
	Contribution health.Points `json:"contribution"`
}

// The bounds of a family: its weights add up to less than 2^63 hundredths.
const (
	maxMembers   = 100_000
	maxWeight    = 100_000_000_000
	weightPlaces = 2
)

// Score returns the score of a parent by r: the weighted mean of the scores of
// the members that have one, rounded half to even to a millionth, in the bands of
// m. Coverage is the weighted mean of all members' coverages. It fails where a
// member has no id or one that another has, or a weight out of range, where there
// are more than 100,000 members, and where no weight is above 0.
func (r RollUp) Score(m *health.Model, self Member, children []Member) (Parent, error) {
	members := slices.Clone(children)
	switch r.Members {
	case ParentAlone:
		members = []Member{self}
	case WholeFamily:
		members = append(members, self)
	case Subsidiaries:
	}
	if err := r.check(members); err != nil {
		return Parent{}, fmt.Errorf("portfolio: invalid family: %w", err)
	}
	known := slices.ContainsFunc(members, func(c Member) bool { return c.Mark.Value.Known() })
	var why successkit.Reason
	switch {
	case !known && r.Fallback && r.Members == Subsidiaries && self.Mark.Value.Known():
		why = successkit.NewReason(CodeFellBack).WithInt("members", len(members))
		self.Weight, members = decimal.NewFromInt(1), []Member{self}
	case !known:
		why = successkit.NewReason(CodeNoMember).WithInt("members", len(members))
	}
	slices.SortFunc(members, func(a, b Member) int { return cmp.Compare(a.Account, b.Account) })
	p := r.mean(m, members)
	p.Why = why
	return p, nil
}

func (r RollUp) check(members []Member) error {
	var f successkit.Faults
	if !r.Members.Valid() {
		f.Add("members", r.Members.String(), successkit.ErrUnknown)
	}
	if len(members) > maxMembers {
		f.Add("children", strconv.Itoa(len(members)), fmt.Errorf("%w: more than %d", successkit.ErrOutOfRange, maxMembers))
		return f.Err()
	}
	seen := make(map[string]bool, len(members))
	weighed := !r.Weighted
	for i, c := range members {
		path := "children[" + strconv.Itoa(i) + "]"
		f.Add(path+".account", c.Account, word.CheckID(c.Account))
		if seen[c.Account] {
			f.Add(path+".account", c.Account, successkit.ErrDuplicate)
		}
		seen[c.Account] = true
		if r.Weighted {
			n, ok := exact.Units(c.Weight, weightPlaces)
			if err := checkMoney(c.Weight); err != nil || !ok || n > maxWeight*100 {
				f.Add(path+".weight", "", fmt.Errorf("%w: want 0 to 10^11, at most two decimal places", successkit.ErrOutOfRange))
			}
			weighed = weighed || n > 0
		}
	}
	if !weighed && len(members) > 0 {
		f.Add("children", "", fmt.Errorf("%w: no weight is above 0", successkit.ErrRequired))
	}
	return f.Err()
}

// mean combines members in the order of their ids.
func (r RollUp) mean(m *health.Model, members []Member) Parent {
	var p Parent
	var sum, covered exact.Int128
	var whole, all int64
	var weights []int64
	var terms []exact.Int128
	for _, c := range members {
		w := int64(1)
		if r.Weighted {
			w, _ = exact.Units(c.Weight, weightPlaces) // check has seen it
		}
		all += w
		covered, _ = covered.Add(exact.Mul64(w, c.Mark.Coverage.Micro()))
		if !c.Mark.Value.Known() {
			p.Unknown = append(p.Unknown, c.Account)
			continue
		}
		whole += w
		term := exact.Mul64(w, c.Mark.Value.Micro())
		sum, _ = sum.Add(term)
		weights, terms = append(weights, w), append(terms, term)
		p.Shares = append(p.Shares, MemberShare{Account: c.Account, Value: c.Mark.Value})
	}
	p.Mark.Coverage = quotient(covered, all)
	if whole == 0 {
		p.Shares = nil
		return p
	}
	p.Mark.Value = quotient(sum, whole)
	p.Mark.Band = m.Band(p.Mark.Value)
	brought, _ := exact.RoundParts(terms, exact.FromInt64(whole), p.Mark.Value.Micro())
	effective, _ := exact.Apportion(100_000_000, weights) // some weight is above 0
	for i := range p.Shares {
		p.Shares[i].Contribution, _ = health.NewPoints(brought[i])
		p.Shares[i].Weight, _ = health.NewPoints(effective[i])
	}
	return p
}

// quotient returns sum/whole as points, and 0 where whole is.
func quotient(sum exact.Int128, whole int64) health.Points {
	if whole == 0 {
		p, _ := health.NewPoints(0)
		return p
	}
	q, _ := sum.DivRoundHalfEven(exact.FromInt64(whole))
	n, _ := q.Int64() // a mean of figures from 0 to 100
	p, _ := health.NewPoints(n)
	return p
}

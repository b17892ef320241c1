package report

import (
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/success"
)

// stock compares every state of a pair.
func (c *Changes) stock(p pair) {
	before, after := p.before, p.after
	var states []string
	for _, l := range slices.Concat(after.Lines, before.Lines) {
		if !slices.Contains(states, l.State) && l.State != no {
			states = append(states, l.State)
		}
	}
	for _, state := range states {
		x := StockChange{Of: p.of, What: p.what, State: state, Before: before.Closing(state), After: after.Closing(state)}
		x.Between = less(after.Opening(state), x.Before)
		for _, f := range after.Flows {
			if f.From == state || f.To == state {
				x.Moves = append(x.Moves, f.move(state))
			}
		}
		if len(x.Moves) > 0 || x.Before.Accounts != 0 || x.After.Accounts != 0 {
			c.Stocks = append(c.Stocks, x)
		}
	}
}

// check notes money that is out of bounds, and might take for ever to add up.
func (s Split) check(f *successkit.Faults, path string) {
	amounts := func(lists ...[]success.Amount) {
		for _, list := range lists {
			for _, m := range list {
				checkSum(f, path, m.Value)
			}
		}
	}
	for _, l := range s.Lines {
		amounts(l.Opening.Money, l.Closing.Money)
	}
	for _, x := range s.Flows {
		amounts(x.Opening, x.Closing)
	}
}

// move returns what a flow did to a state that it touches.
func (f Flow) move(state string) Move {
	var grown pile
	if f.To == state {
		grown.addAll(f.Accounts, f.Closing, 1)
	}
	if f.From == state {
		grown.addAll(-f.Accounts, f.Opening, -1)
	}
	return Move{f.From, f.To, grown.accounts, grown.amounts()}
}

// less returns a less b.
func less(a, b Stock) Stock {
	var p pile
	p.addAll(a.Accounts, a.Money, 1)
	p.addAll(-b.Accounts, b.Money, -1)
	return p.stock()
}

// all returns the split of all customers into one state.
func all(r Report) Split {
	s := Split{Lines: []Line{r.Customers}}
	flows := map[[2]string]*[2]pile{}
	for _, f := range r.Verdicts.Flows {
		var k [2]string
		for i, state := range []string{f.From, f.To} {
			if state != "" {
				k[i] = r.Customers.State
			}
		}
		if flows[k] == nil {
			flows[k] = &[2]pile{}
		}
		flows[k][0].addAll(f.Accounts, f.Opening, 1)
		flows[k][1].addAll(f.Accounts, f.Closing, 1)
	}
	for _, k := range [][2]string{{"", r.Customers.State}, {r.Customers.State, ""}, {r.Customers.State, r.Customers.State}} {
		if p := flows[k]; p != nil {
			s.Flows = append(s.Flows, Flow{k[0], k[1], p[0].accounts, p[0].amounts(), p[1].amounts()})
		}
	}
	return s
}

// split returns s as a split, of which one state matters.
func (s Showing) split() Split {
	return Split{Lines: []Line{{yes, s.Opening, s.Closing}}, Flows: s.Flows}
}

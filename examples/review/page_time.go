package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/successkit/successkit/success/portfolio"
)

// printTime prints whose time goes where, and who could take something over.
func (p *page) printTime() {
	if p.plan == nil {
		return
	}
	p.title("Whose time goes where, in %d days", p.book.capacity.Plan.PeriodDays)
	type part struct {
		owner string
		cause portfolio.Cause
	}
	minutes := map[part]int64{}
	for _, d := range p.demands {
		for _, l := range d.Lines {
			minutes[part{d.Owner, l.Cause}] += l.Minutes
		}
	}
	t := table{align: "lrrrlrrrrrr"}
	t.add("", "customers", "hours", "load", "", "touches", "onboarding", "renewal", "risk", "experience", "reactive")
	const few = 12
	owners := slices.Clone(p.Balance.Owners)
	slices.SortStableFunc(owners, func(x, y portfolio.Load) int { return y.Load.Compare(x.Load) })
	for _, l := range owners[:min(few, len(owners))] {
		cells := []string{l.ID, strconv.Itoa(l.Accounts), hours(l.Minutes), l.Load.Percent(0), l.State.String()}
		for c := portfolio.Touches; c <= portfolio.Reactive; c++ {
			cells = append(cells, hours(minutes[part{l.ID, c}]))
		}
		t.add(cells...)
	}
	t.print(p.out)
	if more := len(owners) - few; more > 0 {
		p.text("And %d with less to do.", more)
	}
	if n := p.Balance.Unassigned.Accounts; n > 0 {
		p.text("%s of nobody on the list.", counted(n, "customer"))
	}
	var segments []string
	for _, s := range p.Balance.Segments {
		segments = append(segments, fmt.Sprintf("%s %d", s.ID, s.People))
	}
	p.text("There are %s; the book needs %d (%s).", people(len(owners)), p.Balance.People, strings.Join(segments, ", "))
	if len(p.Proposal.Moves) > 0 {
		var moves []string
		for _, m := range p.Proposal.Moves[:min(few, len(p.Proposal.Moves))] {
			moves = append(moves, fmt.Sprintf("%s from %s to %s", m.Account, m.From, m.To))
		}
		p.line("More even by:", "%s: the spread of loads goes from %s to %s.", strings.Join(moves, ", "), p.Proposal.Before.Percent(0), p.Proposal.After.Percent(0))
	}
}

// printCoverage prints who is on the level of coverage on which it belongs.
func (p *page) printCoverage() {
	if p.plan == nil || len(p.book.capacity.Plan.Services) == 0 {
		return
	}
	p.title("Who is covered how, by the experience that it needs")
	t := table{align: "lrrr"}
	t.add("", "customers", "hours", "proposed")
	for m := portfolio.UnknownMatch; m.Valid(); m++ {
		var sum portfolio.CoverageLine
		for _, l := range p.Coverage.Lines {
			if l.Match == m {
				sum.Accounts += l.Accounts
				sum.Minutes += l.Minutes
				sum.ProposedMinutes += l.ProposedMinutes
			}
		}
		if sum.Accounts > 0 {
			t.add(plain(m.String()), strconv.FormatInt(sum.Accounts, 10), hours(sum.Minutes), hours(sum.ProposedMinutes))
		}
	}
	t.print(p.out)
}

func people(n int) string {
	if n == 1 {
		return "1 person"
	}
	return strconv.Itoa(n) + " people"
}

func hours(minutes int64) string { return strconv.FormatInt((minutes+30)/60, 10) }

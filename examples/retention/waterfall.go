package main

import (
	"slices"

	"github.com/successkit/successkit/metrics"
)

// A labelled waterfall is one row of a table.
type labelled struct {
	name string
	metrics.Waterfall
}

func (p *page) printWaterfall() {
	basis := "every movement counts"
	if p.Waterfall.Basis == metrics.NetOfPeriod {
		basis = "of each account its balance at the start and at the end of a row counts"
	}
	p.title("Waterfall by month; %s", basis)
	var rows []labelled
	for _, w := range p.Months {
		rows = append(rows, labelled{month(w.Period), w})
	}
	p.waterfalls(append(rows, labelled{"together", p.Waterfall}))
}

// waterfalls prints waterfalls one below the other. What none of them has is
// left out.
func (p *page) waterfalls(rows []labelled) {
	has := func(amount func(metrics.Waterfall) bool) bool {
		return slices.ContainsFunc(rows, func(l labelled) bool { return amount(l.Waterfall) })
	}
	transfers := has(func(w metrics.Waterfall) bool { return w.TransferIn.Events+w.TransferOut.Events > 0 })
	moved := has(func(w metrics.Waterfall) bool { return !w.ReclassifiedIn.IsZero() || !w.ReclassifiedOut.IsZero() })
	head := []string{"", "opening", "+ new", "+ expansion", "+ reactivation", "− contraction", "− churn"}
	if transfers {
		head = append(head, "± transfer")
	}
	if moved {
		head = append(head, "± moved")
	}
	t := table{align: "lrrrrrrrrrr"}
	t.add(append(head, "= closing", "accounts")...)
	for _, w := range rows {
		row := []string{w.name, p.amount(w.Opening)}
		for _, k := range []metrics.Kind{metrics.New, metrics.Expansion, metrics.Reactivation, metrics.Contraction, metrics.Churn} {
			row = append(row, p.amount(w.Line(k).Amount))
		}
		if transfers {
			row = append(row, p.amount(w.TransferIn.Amount.Sub(w.TransferOut.Amount)))
		}
		if moved {
			row = append(row, p.amount(w.ReclassifiedIn.Sub(w.ReclassifiedOut)))
		}
		t.add(append(row, p.amount(w.Closing), count(w.ClosingAccounts))...)
	}
	p.out.WriteString(t.String())
}

package main

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// compounded multiplies the rates of the named months.
func compounded(view metrics.View, names []string) (any, error) {
	var grr, nrr []successkit.Rate
	rows := [][3]any{}
	for _, name := range names {
		m, err := month(name)
		if err != nil {
			return nil, err
		}
		r, err := view.Retention(m)
		if err != nil {
			return nil, err
		}
		grr, nrr = append(grr, r.GRR), append(nrr, r.NRR)
		rows = append(rows, [3]any{name, plainValue(r.NRR), plainValue(r.GRR)})
	}
	n, err := metrics.Compounded(nrr)
	if err != nil {
		return nil, err
	}
	g, err := metrics.Compounded(grr)
	if err != nil {
		return nil, err
	}
	return figures{"nrr": plainValue(n), "grr": plainValue(g), "monthly_nrr_grr": rows}, nil
}

package main

import (
	"encoding/json"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// cohortsOf returns the cohorts of the report months of a ledger.
func cohortsOf(view metrics.View, in largeLedger) (metrics.Cohorts, error) {
	first, err := month(in.Months[0])
	if err != nil {
		return metrics.Cohorts{}, err
	}
	last, err := month(in.Months[len(in.Months)-1])
	if err != nil {
		return metrics.Cohorts{}, err
	}
	months, err := successkit.NewPeriod(first.Start(), last.End())
	if err != nil {
		return metrics.Cohorts{}, err
	}
	return view.Cohorts(months, metrics.CohortBy{})
}

// cohorts lists each cohort by age.
func cohorts(view metrics.View, in largeLedger) (any, error) {
	c, err := cohortsOf(view, in)
	if err != nil {
		return nil, err
	}
	all := []figures{}
	for _, row := range c.Rows {
		logos, net, capped := []int64{}, []string{}, []string{}
		for _, a := range row.Ages {
			logos, net, capped = append(logos, a.Logos), append(net, text(a.Net)), append(capped, text(a.Capped))
		}
		all = append(all, figures{
			"cohort": monthName(row.Start), "accounts": row.Accounts, "base_new_mrr": text(row.Base),
			"active_logos": logos, "net_mrr": net, "capped_mrr": capped,
		})
	}
	return all, nil
}

// pooledByAge adds up the cohorts that reached an age.
func pooledByAge(view metrics.View, in largeLedger) (any, error) {
	c, err := cohortsOf(view, in)
	if err != nil {
		return nil, err
	}
	logos, net, capped := c.Logos().Pool(metrics.PoolWeighted), c.Net().Pool(metrics.PoolWeighted), c.Capped().Pool(metrics.PoolWeighted)
	all := []figures{}
	for age, p := range logos {
		all = append(all, figures{
			"age": age, "cohorts": p.Cohorts,
			"logo": rate(p.Retention), "net": rate(net[age].Retention), "gross_capped": rate(capped[age].Retention),
		})
	}
	return all, nil
}

// cohortTables computes a table that was made elsewhere, of customers or of
// percentages.
func cohortTables(raw json.RawMessage) (any, error) {
	in := readInputs(raw)
	if in.has("cohorts") {
		return percentTable(in)
	}
	var rows []json.RawMessage
	in.get(&rows, "active")
	if in.err != nil {
		return nil, in.err
	}
	return logoTriangle(rows)
}

// logoTriangle computes rows of the form [cohort, [customers by age]].
func logoTriangle(rows []json.RawMessage) (any, error) {
	table := make([]metrics.TriangleRow, len(rows))
	for i, raw := range rows {
		if err := json.Unmarshal(raw, &[]any{&table[i].Cohort, &table[i].Values}); err != nil {
			return nil, err
		}
	}
	triangle, err := metrics.NewTriangle(table)
	if err != nil {
		return nil, err
	}
	kept, steps, pooled := [][2]any{}, [][2]any{}, []any{}
	for _, r := range triangle.Rows {
		retention, step := []any{}, []any{}
		for age := range r.Values {
			retention = append(retention, rate(r.OverFirst(age)))
			if age > 0 {
				step = append(step, rate(r.Step(age)))
			}
		}
		kept, steps = append(kept, [2]any{r.Cohort, retention}), append(steps, [2]any{r.Cohort, step})
	}
	for _, p := range triangle.Pool(metrics.PoolWeighted) {
		pooled = append(pooled, rate(p.Retention))
	}
	return figures{"retention": kept, "step_retention": steps, "pooled": pooled}, nil
}

// percentTable takes the mean of percentages over the cohorts that reached an
// age.
func percentTable(in *inputs) (any, error) {
	var table []metrics.TriangleRow
	for _, c := range in.list("cohorts") {
		row := metrics.TriangleRow{Cohort: c.text("cohort"), Base: c.number("initial", "base")}
		c.get(&row.Values, "percent")
		in.join(c)
		table = append(table, row)
	}
	if in.err != nil {
		return nil, in.err
	}
	triangle, err := metrics.NewPercentTriangle(table)
	if err != nil {
		return nil, err
	}
	weighted, simple := triangle.Pool(metrics.PoolWeighted), triangle.Pool(metrics.PoolSimple)
	ages := []figures{}
	for age := range weighted {
		ages = append(ages, figures{
			"age": age, "weighted_mean_percent_of_rounded_cells": percent(in, weighted[age].Retention), "simple_mean_percent": percent(in, simple[age].Retention),
		})
	}
	return figures{"by_age": ages}, in.err
}

// percent is the form of a rate in percent.
func percent(in *inputs, r successkit.Rate) any {
	if !r.Defined() {
		return nil
	}
	return plainValue(in.over(r.Num().Mul(decimal.New(100, 0)), r.Den()))
}

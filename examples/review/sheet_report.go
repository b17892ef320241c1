package main

import (
	"strconv"

	"github.com/successkit/successkit/success/report"
)

// reportRows returns the report as a long table: customers and their money at both
// ends of the period by what they are, and the figures in the place of the last.
func reportRows(r report.Report) [][]cell {
	var rows [][]cell
	stocks := func(part, what string, then, now report.Stock) {
		for _, c := range r.Results {
			rows = append(rows, stockCells(part, what, c.Currency, then, now))
		}
	}
	stocks("customers", "all", r.Customers.Opening, r.Customers.Closing)
	for _, split := range []struct {
		part string
		report.Split
	}{{"verdict", r.Verdicts}, {"potential", r.Potential}, {"band", r.Warnings.Bands}} {
		for _, l := range split.Lines {
			stocks(split.part, l.State, l.Opening, l.Closing)
		}
	}
	for _, s := range []struct {
		what string
		report.Showing
	}{
		{"at-risk", r.Warnings.AtRisk},
		{"worst-band", r.Warnings.WorstBand},
		{"renewal-at-risk", r.Warnings.RenewalAtRisk},
		{"silent", r.Warnings.Silent},
		{"nobody-met", r.Warnings.NobodyMet},
		{"single-contact", r.Warnings.SingleContact},
		{"leaving", r.Risks.Leaving},
		{"retained-but-unsuccessful", r.Risks.RetainedButUnsuccessful},
		{"successful-but-at-risk", r.Risks.SuccessfulButAtRisk},
		{"activated", r.Wins.Activated},
		{"advocates", r.Advocacy.Advocates},
		{"detractors", r.Advocacy.Detractors},
		{"free", r.Advocacy.Free},
	} {
		stocks("sign", s.what, s.Opening, s.Closing)
	}
	for _, k := range r.Obstacles.Kinds {
		stocks("obstacle", k.Kind.String(), k.Opening, k.Closing)
	}
	for _, a := range r.Risks.Actions {
		stocks("action", a.Rule, a.Accounts.Opening, a.Accounts.Closing)
	}
	for _, c := range r.Results {
		for f := report.GRR; f.Valid(); f++ {
			if rate := r.Figure(f, c.Currency); rate.Defined() {
				row := stockCells("figure", f.String(), c.Currency, report.Stock{}, report.Stock{})
				for i := 3; i < len(row); i++ {
					row[i].value = ""
				}
				row[len(row)-1].value = rate.Percent(1)
				rows = append(rows, row)
			}
		}
	}
	return rows
}

// stockCells returns a row of the report.
func stockCells(part, what, currency string, then, now report.Stock) []cell {
	return []cell{
		{"part", part},
		{"what", what},
		{"currency", currency},
		{"then", strconv.FormatInt(then.Accounts, 10)},
		{"then_value", then.In(currency).StringFixed(2)},
		{"now", strconv.FormatInt(now.Accounts, 10)},
		{"now_value", now.In(currency).StringFixed(2)},
	}
}

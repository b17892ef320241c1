package main

import (
	"encoding/json"
	"path/filepath"
)

// families say how the cases of a family are computed from their inputs.
var families = map[string]func(inputs json.RawMessage) (any, error){
	"period_metrics":          periodMetrics,
	"ledger_expected":         ledgerExpected,
	"ledger_validation":       ledgerValidation,
	"scalar_metrics":          scalarMetrics,
	"leaky_bucket":            scalar(leakyBucket),
	"leaky_bucket_projection": scalar(projection),
	"mrr_normalisation":       scalar(normalisedMRR),
	"movement_classification": classification,
	"subscription_periods":    subscriptionPeriods,
	"cohort_tables":           cohortTables,
	"renewals":                renewals,
	"renewal_scalar":          scalar(renewalTotals),
}

// compute computes every case of a file and counts those that agree. A case
// that cannot be computed has failed, and the others are computed all the same.
func compute(path string, f file, t *tally) result {
	r := result{File: filepath.Base(path), Family: f.Family, Cases: []got{}}
	for _, c := range f.Cases {
		family := f.Family
		if c.Family != "" {
			family = c.Family
		}
		var value any
		var err error
		if how, ok := families[family]; ok {
			value, err = how(c.Inputs)
		}
		if err != nil {
			value = nil
		}
		r.Cases = append(r.Cases, got{Name: c.Name, Got: value})
		t.count(family, c, value, err)
	}
	return r
}

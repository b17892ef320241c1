package main

import "github.com/successkit/successkit/metrics/growth"

// renewalTotals computes renewal rates from totals of revenue, seats or
// bookings. Seats and bookings renewed may exceed what was due: who renews for
// three years books three times as much.
func renewalTotals(in *inputs) (figures, error) {
	f := figures{}
	const other = " -seat -booking"
	if in.has("due" + other) {
		r, err := growth.Renewal{Book: in.number("total"+other, "book"+other), Due: in.number("due" + other), Renewed: in.number("renewed" + other)}.Rate()
		if err != nil {
			return nil, err
		}
		f["renewal_rate"], f["retention_rate"] = rate(r.Gross), rate(r.BookRetention)
	}
	for stem, name := range map[string]string{"seat": "seats", "booking": "bookings"} {
		dueNames := []string{stem + " due", stem + " expiring", stem + " up", stem + " before", stem + " opening"}
		if !in.has(dueNames...) {
			continue
		}
		due := in.number(dueNames...)
		without := in.number(stem+" renewed excluding", stem+" renewed -including -expansion", stem+" excluding", stem+" after")
		with := without.Add(in.number(stem+" expansion -renewed -including -excluding", stem+" new", stem+" added", stem+" upsell", stem+" bought", stem+" other"))
		if in.has(stem + " including") {
			with = in.number(stem + " including")
		}
		f[name+"_excluding_expansion"] = rate(in.over(without, due))
		f[name+"_including_expansion"] = rate(in.over(with, due))
	}
	return f, nil
}

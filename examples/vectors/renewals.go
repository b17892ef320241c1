package main

import (
	"cmp"
	"encoding/json"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics/renewal"
)

// renewals computes the renewal rates of contract lines, window by window and
// by every convention.
func renewals(raw json.RawMessage) (any, error) {
	in := readInputs(raw)
	if !in.has("rows") {
		return scalar(renewalTotals)(raw)
	}
	var lines []renewal.Line
	for _, row := range in.rows() {
		lines = append(lines, contractLine(row))
		in.join(row)
	}
	var convention renewal.Convention
	convention.GraceDays = in.count("grace")
	windows := in.list("windows")
	if in.err != nil {
		return nil, in.err
	}
	book, err := renewal.New(lines)
	if err != nil {
		return nil, err
	}
	all := make([]figures, 0, len(windows))
	for _, w := range windows {
		asOf := w.date("as of")
		p, err := successkit.Days(w.date("start"), w.date("end"))
		if err := cmp.Or(w.err, err); err != nil {
			return nil, err
		}
		one, err := renewalWindow(book.AsOf(asOf), convention, p)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

func contractLine(row *inputs) renewal.Line {
	l := renewal.Line{
		Customer: row.text("customer"), Product: row.text("product"),
		Due: row.date("due"), AmountDue: row.number("arr due", "amount due"),
		Closed: row.date("closed"), AmountRenewed: row.number("arr renewed", "amount renewed"),
	}
	l.ID = row.text("contract", "line", "id") + ":" + l.Product // a contract may have several
	row.get(&l.Status, "status")
	if l.Closed.IsZero() { // never closed, so open
		l.Status, l.AmountRenewed = renewal.Open, decimal.Decimal{}
	}
	return l
}

// renewalWindow computes every figure of one window.
func renewalWindow(view renewal.View, c renewal.Convention, p successkit.Period) (figures, error) {
	report := func(change func(*renewal.Convention)) (renewal.Report, error) {
		with := c
		change(&with)
		v, err := view.By(with)
		if err != nil {
			return renewal.Report{}, err
		}
		return v.Report(p)
	}
	r, err := report(func(*renewal.Convention) {})
	if err != nil {
		return nil, err
	}
	f := figures{
		"due_contracts": r.Due.Lines, "due_arr": text(r.Due.AmountDue), "renewed_contracts": r.Renewed.Lines, "lost_contracts": r.Lost.Lines,
		"open_contracts": r.Open.Lines, "open_past_grace": r.OpenPastGrace.Lines,
		"early": figures{"contracts": r.Early.Lines, "arr_due": text(r.Early.AmountDue), "days_early": r.Early.Days},
		"late":  figures{"contracts": r.Late.Lines, "arr_due": text(r.Late.AmountDue), "days_late": r.Late.Days},
	}
	for name, change := range map[string]func(*renewal.Convention){
		"due_date_resolved":     func(*renewal.Convention) {},
		"due_date_open_as_lost": func(c *renewal.Convention) { c.Open = renewal.OpenAsLost },
		"customer_level":        func(c *renewal.Convention) { c.Cap = renewal.CapPerCustomer },
		"windfall":              func(c *renewal.Convention) { c.Basis = renewal.Windfall },
		"close_date":            func(c *renewal.Convention) { c.Basis = renewal.ByCloseDate },
	} {
		r, err := report(change)
		if err != nil {
			return nil, err
		}
		rates := figures{"gross": rate(r.Gross), "net": rate(r.Net), "count": rate(r.Count)}
		switch name {
		case "customer_level":
			rates = figures{"gross": rate(r.Gross), "customers_due": r.Customers.Den().IntPart(), "customers_kept": r.Customers.Num().IntPart()}
		case "close_date":
			rates["closed_contracts"] = r.Count.Den().IntPart()
		}
		f[name] = rates
	}
	return f, nil
}

package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/outcome/usecase"
	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/portfolio"
	"github.com/successkit/successkit/success/report"
	"github.com/successkit/successkit/success/tabular"
)

// A capacity says whose time there is, and what takes it.
type capacity struct {
	Plan   portfolio.Definition `json:"plan"`
	Owners []portfolio.Owner    `json:"owners"`
}

// write makes the book and writes its files.
func (o options) write() error {
	owners := ownersFor(o.accounts)
	for name, value := range map[string]any{"program.json": program(), "capacity.json": newCapacity(owners), "targets.json": targets()} {
		text, err := json.MarshalIndent(value, "", "  ")
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(o.out, name), append(text, '\n'), 0o644); err != nil {
			return err
		}
	}
	part := o.part
	if part == 0 {
		part = o.accounts
	}
	for from := 0; from < o.accounts; from += part {
		folder := o.out
		if o.part > 0 {
			folder = filepath.Join(o.out, fmt.Sprintf("part-%04d", from/part+1))
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return err
			}
		}
		accounts, err := newAccounts(o.seed, from, min(from+part, o.accounts), owners)
		if err != nil {
			return err
		}
		if err := writeTables(folder, accounts); err != nil {
			return err
		}
	}
	return nil
}

// newAccounts returns some accounts of a book.
func newAccounts(seed uint64, from, to, owners int) ([]success.Account, error) {
	catalogue, err := usecase.New(useCases)
	if err != nil {
		return nil, err
	}
	p, err := success.New(program())
	if err != nil {
		return nil, err
	}
	var accounts []success.Account
	for n := from; n < to; n++ {
		a, err := live(rand.New(rand.NewPCG(seed, uint64(n))), catalogue, p, n, owners)
		if err != nil {
			return nil, err
		}
		accounts = append(accounts, a)
	}
	return accounts, nil
}

func writeTables(folder string, accounts []success.Account) error {
	tables, err := tabular.Tables(accounts)
	if err != nil {
		return err
	}
	for name, data := range tables {
		if err := os.WriteFile(filepath.Join(folder, name+".csv"), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// targets are the figures that the vendor means to reach in the year.
func targets() []report.Target {
	year := func(id string, f report.Figure, start, goal string) report.Target {
		return report.Target{ID: id, Figure: f, Goal: *dec(goal), From: on("2025-12-31"), By: on("2026-12-31"), Start: dec(start)}
	}
	grr := report.Target{ID: "gross-retention", Figure: report.GRR, Currency: "EUR", Goal: *dec("0.85")}
	nrr := report.Target{ID: "net-retention", Figure: report.NRR, Currency: "EUR", Goal: *dec("1.05")}
	answered := report.Target{ID: "nps", Figure: report.Given, Goal: *dec("0.4"), By: on("2026-12-31"), Value: dec("0.34")}
	return []report.Target{
		grr, nrr, year("successful-customers", report.Succeeding, "0.38", "0.44"), year("activation", report.Activation, "0.6", "0.68"),
		year("scored", report.Scored, "0.9", "0.98"), answered,
	}
}

// ownersFor returns how many people look after so many accounts.
func ownersFor(accounts int) int { return max(3, accounts/50) }

func newCapacity(owners int) capacity {
	c := capacity{Plan: portfolio.Definition{
		WorkingHours: 520, PeriodDays: 91, Utilisation: decimal.New(70, -2), Overhead: decimal.New(15, -2),
		Touches: map[string]int{"business-review": 240, "check-in": 60},
		Minutes: portfolio.Minutes{Onboarding: 420, Renewal: 180, Risk: 240, Breach: 120}, RampDays: 90, Services: services(),
	}}
	for n := range owners {
		c.Owners = append(c.Owners, portfolio.Owner{ID: fmt.Sprintf("csm-%02d", n+1)})
	}
	return c
}

package main

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/fit/audit"
	"github.com/successkit/successkit/fit/market"
	"github.com/successkit/successkit/fit/pipeline"
)

// A document is everything that is printed.
type document struct {
	AsOf     successkit.Date `json:"as_of"`
	Profile  fit.Definition  `json:"profile"`
	Offer    fit.Offer       `json:"offer,omitzero"`
	Changes  fit.Diff        `json:"changes,omitzero"`
	Pipeline pipeline.Report `json:"pipeline"`
	// Lost are the largest deals that are disqualified, and Turns what would turn
	// each.
	Lost      []pipeline.Gated     `json:"lost,omitempty"`
	Turns     []fit.Counterfactual `json:"turns,omitempty"`
	All       audit.Share          `json:"all_signings"`
	ByQuarter []audit.Share        `json:"by_quarter,omitempty"`
	BySeller  []audit.Share        `json:"by_seller,omitempty"`
	ByChannel []audit.Share        `json:"by_channel,omitempty"`
	Proof     []audit.Contrast     `json:"proof,omitempty"`
	Young     int64                `json:"young,omitzero"`
	Ultimate  market.Size          `json:"ultimate"`
	Open      market.Size          `json:"open"`
	Reachable market.Size          `json:"reachable"`
	Unlocks   []market.Unlock      `json:"unlocks,omitempty"`
	Bundles   []market.Bundle      `json:"bundles,omitempty"`
	Plans     []market.Plan        `json:"plans,omitempty"`
	Growth    market.Growth        `json:"growth"`
	Swings    []market.Swing       `json:"swings,omitempty"`
}

const (
	level   = 0.95
	fewest  = 10  // customers on one side of a contrast
	matured = 180 // days since the signing, before a result counts
	listed  = 5   // deals that are listed
)

// compute works out the figures.
func (o options) compute(in inputs) (document, error) {
	d := document{AsOf: o.asOf}
	p, err := in.versions.InForce(in.offers, o.asOf)
	if err != nil {
		return document{}, fmt.Errorf("-as-of %s: %w", o.asOf, err)
	}
	d.Profile = p.Definition()
	d.Offer, _ = in.offers.On(o.asOf)
	if at := slices.IndexFunc(in.versions.All(), func(v *fit.Profile) bool { return v.Ref() == p.Ref() }); at > 0 {
		d.Changes = fit.Compare(in.versions.All()[at-1], in.versions.All()[at])
	}
	for _, step := range []func(*document, *fit.Profile, inputs) error{gate, look, open, grow} {
		if err := step(&d, p, in); err != nil {
			return document{}, err
		}
	}
	return d, nil
}

// gate runs the pipeline through the gate.
func gate(d *document, p *fit.Profile, in inputs) error {
	var tally pipeline.Tally
	facts := map[string]fit.Facts{}
	for _, deal := range in.deals {
		g, err := pipeline.Gate(p, deal, d.AsOf)
		if err != nil {
			return err
		}
		if err := tally.Add(g); err != nil {
			return err
		}
		if g.Route == pipeline.Disqualified {
			d.Lost = append(d.Lost, g)
			facts[g.Deal] = deal.Facts
		}
	}
	slices.SortStableFunc(d.Lost, func(a, b pipeline.Gated) int { return b.Value.Cmp(a.Value) })
	d.Lost = d.Lost[:min(listed, len(d.Lost))]
	for _, g := range d.Lost {
		c, err := p.Counterfactual(facts[g.Deal], d.AsOf, fit.Conditional)
		if err != nil {
			return err
		}
		d.Turns = append(d.Turns, c)
	}
	d.Pipeline = tally.Report()
	return nil
}

// look audits what was signed, and what became of it.
func look(d *document, _ *fit.Profile, in inputs) error {
	auditor, err := audit.New(in.versions, in.offers)
	if err != nil {
		return err
	}
	var signed audit.Acquisitions
	var proof audit.Proof
	for _, c := range in.won {
		if c.Date.After(d.AsOf) {
			continue
		}
		a, err := auditor.Acquisition(c.Signing, d.AsOf)
		if err != nil {
			return fmt.Errorf("customer %s: %w", c.Customer, err)
		}
		if err := signed.Add(a); err != nil {
			return err
		}
		then, err := in.versions.InForce(in.offers, c.Date)
		if err != nil {
			continue // there was no profile to prove yet
		}
		t := audit.Track{Customer: c.Customer, Signed: c.Date, Stayed: c.stayed, BoughtMore: c.boughtMore, Advocated: c.advocated}
		if t.Assessment, err = then.Assess(c.Facts, c.Date); err != nil {
			return err
		}
		if err := proof.Add(audit.ProofPolicy{AsOf: d.AsOf, MinDays: matured}, t); err != nil {
			return err
		}
	}
	if all := signed.Shares(audit.Together, level); len(all) > 0 {
		d.All = all[0]
	}
	d.ByQuarter = signed.Shares(audit.ByQuarter, level)
	d.BySeller = signed.Shares(audit.BySeller, level)
	d.ByChannel = signed.Shares(audit.ByChannel, level)
	d.Proof, d.Young = proof.Contrasts(level, fewest), proof.Sums().Young
	return nil
}

// open asks what would open more of the market.
func open(d *document, p *fit.Profile, in inputs) error {
	def := market.Definition{Currency: d.Pipeline.Currency}
	known := map[string]bool{}
	for _, s := range in.segments {
		short, err := p.Shortfall(s.facts, d.AsOf)
		if err != nil {
			return err
		}
		needs, barred := market.FromShortfall(short)
		for _, id := range needs {
			if known[id] {
				continue
			}
			known[id] = true
			c := market.Capability{ID: id}
			if cost, ok := in.costs[id]; ok {
				c.Cost = new(cost)
			}
			def.Capabilities = append(def.Capabilities, c)
		}
		def.Segments = append(def.Segments, market.Segment{ID: s.id, Accounts: s.accounts, Value: s.value, Needs: needs, Barred: barred})
	}
	if len(def.Segments) == 0 {
		return nil
	}
	m, err := market.New(def)
	if err != nil {
		return err
	}
	if d.Open, err = m.Open(); err != nil {
		return err
	}
	d.Ultimate, d.Reachable, d.Unlocks, d.Bundles = m.Ultimate(), m.Reachable(), m.Unlocks(), m.Bundles()
	for most := 1; most <= min(4, len(d.Unlocks)); most++ {
		plan, err := m.Best(market.Query{Most: most})
		if err != nil {
			return err
		}
		d.Plans = append(d.Plans, plan)
	}
	return nil
}

// grow projects the two ways.
func grow(d *document, _ *fit.Profile, in inputs) (err error) {
	if d.Growth, err = market.Compare(in.growth); err != nil {
		return err
	}
	d.Swings, err = market.Sensitivity(in.growth, decimal.New(1, -1))
	return err
}

package success_test

import (
	"math/rand/v2"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/expansion"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/value"
	"github.com/successkit/successkit/success"
)

// The days of a random account.
var (
	firstDay = day("2025-01-06")
	lastDay  = day("2026-03-01")
)

// A maker makes facts at random.
type maker struct {
	*rand.Rand

	ids int
}

func (m *maker) id(kind string) string {
	m.ids++
	return kind + strconv.Itoa(m.ids)
}

// some calls add up to n times.
func (m *maker) some(n int, add func()) {
	for range m.IntN(n + 1) {
		add()
	}
}

func (m *maker) on() successkit.Date { return firstDay.AddDays(m.IntN(360)) }

// learnt returns the day on which a host learned of what happened on a day.
func (m *maker) learnt(d successkit.Date) successkit.Date {
	if m.IntN(3) > 0 {
		return successkit.Date{}
	}
	return d.AddDays(m.IntN(40))
}

func (m *maker) yes() bool { return m.IntN(2) == 0 }

func pick[T any](m *maker, of ...T) T { return of[m.IntN(len(of))] }

func (m *maker) money(most int64) decimal.Decimal { return decimal.New(m.Int64N(most*100), -2) }

// randomAccount returns a customer of the vendor of [rich] of whom all sorts of
// things are known, each from its day on. It is valid, and every kind of fact has
// a chance.
func randomAccount(r *rand.Rand) success.Account {
	m := &maker{Rand: r}
	a := success.Account{
		ID: "acme", Name: "Acme Tools", Segment: pick(m, "small", "large", ""), Delivery: outcome.DeliveryModel(m.IntN(4)),
		Owner: pick(m, "kim", ""), Level: pick(m, "low-touch", ""), Attributes: map[string]string{"region": "north"},
	}
	m.contracts(&a.Facts)
	m.people(&a.Facts)
	m.potential(&a.Facts)
	m.desired(&a.Facts)
	m.journey(&a.Facts)
	m.health(&a.Facts)
	m.some(12, func() { m.interaction(&a.Facts) })
	m.rest(&a.Facts)
	m.some(6, func() { m.taken(&a.Facts) })
	return a
}

// contracts makes up to four terms, each known before the next is signed, and
// perhaps an end.
func (m *maker) contracts(f *success.Facts) {
	start := firstDay.AddDays(m.IntN(30))
	for i := range m.IntN(5) {
		c := success.Contract{
			ID: "k" + strconv.Itoa(i), Date: start.AddDays(-m.IntN(20)), Start: start, End: start.AddDays(90 + m.IntN(300)),
			Value: m.money(20_000), Currency: "EUR", Seller: pick(m, "sue", ""), Channel: pick(m, "partner", ""),
		}
		c.Recorded = m.learnt(c.Date)
		if i > 0 {
			c.Renews = "k" + strconv.Itoa(i-1)
			c.Cause = []string{"fewer-seats", "upsell", ""}[i%3]
		}
		if m.IntN(8) == 0 {
			c.Value = decimal.Zero
		}
		start = c.End.AddDays(pick(m, 0, 0, 0, 10, -15))
		f.Contracts = append(f.Contracts, c)
	}
	if n := len(f.Contracts); n > 0 && m.IntN(3) == 0 {
		d := success.Departure{ID: "x", Date: m.on(), Contract: pick(m, "", f.Contracts[n-1].ID), Cause: pick(m, "voluntary", "")}
		d.Recorded = d.Date.AddDays(m.IntN(90) - 60)
		f.Departures = append(f.Departures, d)
	}
}

// people makes three contacts, known from the beginning, of whom more becomes
// known.
func (m *maker) people(f *success.Facts) {
	if m.IntN(6) == 0 {
		return
	}
	roles := []successkit.Role{successkit.Sponsor, successkit.Champion, successkit.User}
	for i, id := range []string{"ana", "ben", "eve"} {
		c := successkit.Contact{ID: id, Name: id, Role: roles[i]}
		f.People = append(f.People, success.Person{ID: m.id("p"), Contact: c})
		m.some(2, func() {
			c.Role = pick(m, roles...)
			c.From, c.Left = pick(m, successkit.Date{}, m.on()), successkit.Date{}
			if m.yes() {
				c.Left = m.on()
				if !c.From.IsZero() {
					c.Left = c.From.AddDays(1 + m.IntN(100))
				}
			}
			f.People = append(f.People, success.Person{ID: m.id("p"), Contact: c, Recorded: pick(m, successkit.Date{}, m.on())})
		})
	}
}

// potential makes answers, promises and what became of them.
func (m *maker) potential(f *success.Facts) {
	m.some(5, func() {
		d := m.on().AddDays(-60)
		e := fit.Evidence{ID: m.id("e"), Date: d, Recorded: m.learnt(d), Source: pick(m, "call", "")}
		switch m.IntN(3) {
		case 0:
			e.Criterion, e.Answer = "mail", fit.Words(pick(m, "imap", "imap", "fax"))
		case 1:
			e.Criterion, e.Answer = "agents", fit.Int(m.Int64N(6))
		default:
			e.Criterion, e.Answer = "alone", fit.Int(m.Int64N(3))
		}
		f.Fit.Evidence = append(f.Fit.Evidence, e)
	})
	m.some(3, func() {
		d := m.on()
		c := fit.Commitment{
			ID: m.id("c"), Criterion: "agents", By: pick(m, successkit.CustomerSide, successkit.BothSides), What: "hire two agents",
			Date: d, Recorded: m.learnt(d), Due: d.AddDays(m.IntN(120)),
		}
		if m.IntN(5) == 0 {
			c.Due, c.Withdrawn = successkit.Date{}, true
		}
		f.Fit.Commitments = append(f.Fit.Commitments, c)
		if m.yes() {
			at := m.on()
			f.Fit.Settlements = append(f.Fit.Settlements, fit.Settlement{
				ID: m.id("s"), Commitment: c.ID, By: pick(m, successkit.UnknownSide, successkit.CustomerSide), Kept: m.yes(),
				Date: at, Recorded: m.learnt(at), Source: pick(m, "call", ""),
			})
		}
	})
}

// desired makes what the customer wants, who confirmed it and how it is measured.
func (m *maker) desired(f *success.Facts) {
	for i := range m.IntN(4) {
		d := account().Desired[0]
		d.ID, d.Reason = "d"+strconv.Itoa(i), pick(m, "new head of support", "")
		if i > 0 {
			d.From = m.on()
			d.Recorded = d.From.AddDays(m.IntN(60) - 30)
			d.Definition.Required[0].Measures[0].Target = number(strconv.Itoa(1 + m.IntN(6)))
			d.Definition.Required[0].Measures[0].Due = m.on()
		}
		requirements := &d.Definition.Experience.Requirements
		(*requirements)[0].WindowDays = 1 + m.IntN(90)
		if m.yes() {
			*requirements = append(*requirements, outcome.Requirement{
				ID: "calls", Statement: "A call a month", Kind: "call", WindowDays: 1 + m.IntN(90),
				Cadence: &outcome.Cadence{EveryDays: 1 + m.IntN(60), From: m.on()},
			}, outcome.Requirement{
				ID: "writing", Statement: "In writing", WindowDays: 1 + m.IntN(90),
				Channels: &outcome.Channels{Permitted: []successkit.Channel{successkit.Email}},
			})
		}
		f.Desired = append(f.Desired, d)
	}
	m.some(4, func() {
		d := m.on()
		c := outcome.Confirmation{ID: m.id("f"), Side: successkit.VendorSide, By: "kim", Goals: []string{"faster"}, Date: d, Recorded: m.learnt(d)}
		if len(f.People) > 0 && m.yes() {
			c.Side, c.By = successkit.CustomerSide, pick(m, "ana", "ben")
		}
		f.Confirmations = append(f.Confirmations, c)
	})
	m.some(12, func() {
		d := m.on()
		f.Observations = append(f.Observations, outcome.Observation{
			ID: m.id("o"), Measure: "first-reply", Value: number(strconv.Itoa(m.IntN(26))), Date: d, Recorded: m.learnt(d),
			Source: "export", Level: outcome.Level(m.IntN(4)),
		})
	})
	m.some(6, func() {
		d := m.on()
		f.Benefits = append(f.Benefits, value.Benefit{
			ID: m.id("g"), Part: pick(m, "time-saved", "fewer-returns"), Date: d, Recorded: m.learnt(d), Amount: m.money(6_000), Currency: "EUR",
			Source: "survey", Level: outcome.Level(m.IntN(4)),
		})
	})
	m.some(4, func() {
		d := m.on()
		f.Costs = append(f.Costs, value.Cost{
			ID: m.id("w"), Part: pick(m, "subscription", "own-time"), Date: d, Recorded: m.learnt(d), Amount: m.money(9_000), Currency: "EUR",
		})
	})
}

// journey makes what happened on the way, and offers that were talked about.
func (m *maker) journey(f *success.Facts) {
	m.some(8, func() {
		d := m.on()
		if m.yes() {
			d = firstDay.AddDays(m.IntN(60))
		}
		e := journey.Event{ID: m.id("v"), Kind: journey.EventKind(1 + m.IntN(int(journey.EventHandedOver))), Date: d, Recorded: m.learnt(d)}
		switch e.Kind {
		case journey.EventHandedOver:
			e.Handoff = "sold"
			if m.yes() {
				e.Checks = []string{"outcome-agreed"}
			}
		case journey.EventPaused, journey.EventResumed:
			e.Side = successkit.CustomerSide
		default:
			e.Milestone = pick(m, "mail-connected", "first-week", "webinar")
		}
		switch e.Kind {
		case journey.EventWarned:
			e.Signal = "logins-down"
		case journey.EventReached:
			e.Quality = m.IntN(6)
		default:
		}
		f.Events = append(f.Events, e)
	})
	m.some(2, func() {
		d := m.on()
		f.Talks = append(f.Talks, expansion.Talk{ID: m.id("t"), Offer: "telephony", Answer: pick(m, expansion.Open, expansion.Open, expansion.No, expansion.Yes), Date: d, Recorded: m.learnt(d)})
	})
}

// health makes readings, and overrides of which no floor lies above a cap.
func (m *maker) health(f *success.Facts) {
	m.some(20, func() {
		d := m.on()
		f.Readings = append(f.Readings, health.Reading{
			ID: m.id("r"), Measure: pick(m, "usage", "rating"), Value: float64(m.IntN(20)), Date: d, Recorded: m.learnt(d), Source: pick(m, "export", ""),
		})
	})
	m.some(3, func() {
		d := m.on()
		o := health.Override{
			ID: m.id("h"), Kind: pick(m, health.Replace, health.Cap, health.Floor, health.Withdraw), Node: pick(m, "", "usage"), Feeds: m.yes(),
			Reason: "angry", By: "kim", SetAt: d, Recorded: m.learnt(d), ExpiresAt: d.AddDays(50 + m.IntN(90)),
		}
		switch o.Kind {
		case health.Withdraw:
			o.Feeds, o.ExpiresAt = false, successkit.Date{}
			if o.Node = ""; len(f.Overrides) == 0 || f.Overrides[0].Kind == health.Withdraw {
				return
			}
			o.Withdraws = f.Overrides[0].ID
		case health.Floor:
			o.Value = health.MustPoints("40")
		default:
			o.Value = health.MustPoints("60")
		}
		f.Overrides = append(f.Overrides, o)
	})
}

func (m *maker) interaction(f *success.Facts) {
	d := m.on()
	x := successkit.Interaction{
		ID: m.id("i"), Date: d, Recorded: m.learnt(d), Kind: pick(m, "support-case", "call", "check-in"), Stage: successkit.Stage(m.IntN(int(successkit.Renewal) + 1)),
		Channel: pick[successkit.Channel](m, "email", "phone", ""), Began: successkit.Side(m.IntN(4)), Contacts: []string{pick(m, "ana", "ben", "stranger")},
		Owner: pick(m, successkit.CSM, successkit.SupportRole), Quality: m.IntN(6),
	}
	if m.yes() {
		x.At, x.Language, x.Coverage, x.Expertise = successkit.MustTimeOfDay("09:30"), "en", "high", "expert"
		x.Skills, x.ValueShown = []string{"mail"}, new(m.yes())
	}
	switch m.IntN(4) {
	case 0:
		x.Unanswered = true
	case 1:
	default:
		x.ResponseMinutes = new(m.IntN(240))
	}
	f.Interactions = append(f.Interactions, x)
}

// rest makes exceptions, acts of advocacy and obstacles.
func (m *maker) rest(f *success.Facts) {
	m.some(3, func() {
		d := m.on()
		asked := success.Exception{
			ID: m.id("q"), Date: d, Recorded: m.learnt(d), Ruling: success.Asked, Kind: "refund", Cause: "outage", AgainstTerms: m.yes(),
			Amount: m.money(900), Currency: "EUR",
		}
		f.Exceptions = append(f.Exceptions, asked)
		if m.yes() {
			at, ruling := d.AddDays(m.IntN(60)), pick(m, success.Granted, success.Refused)
			if asked.AgainstTerms {
				ruling = success.Refused
			}
			f.Exceptions = append(f.Exceptions, success.Exception{
				ID: m.id("q"), Of: asked.ID, Date: at, Recorded: m.learnt(at), Ruling: ruling, EscalatedTo: successkit.Executive,
			})
		}
	})
	m.some(3, func() {
		d := m.on()
		act := success.Act{ID: m.id("a"), Date: d, Recorded: m.learnt(d), Kind: pick(m, "review", "reference"), Against: m.yes()}
		if len(f.People) > 0 {
			act.Contact = "ana"
		}
		f.Acts = append(f.Acts, act)
	})
	m.some(3, func() {
		d := m.on()
		o := success.Obstacle{ID: m.id("b"), Date: d, Recorded: m.learnt(d), Kind: success.Hindrance(1 + m.IntN(6)), What: "mail is lost"}
		f.Obstacles = append(f.Obstacles, o)
		if m.yes() {
			at := d.AddDays(m.IntN(60))
			f.Obstacles = append(f.Obstacles, success.Obstacle{ID: m.id("b"), Date: at, Recorded: m.learnt(at), Clears: o.ID})
		}
	})
}

// taken makes that somebody took on an action that there may be.
func (m *maker) taken(f *success.Facts) {
	d := m.on()
	t := success.Taken{
		ID: m.id("n"), Date: d, Recorded: m.learnt(d), Rule: "failed", Subject: "first-reply", By: pick(m, "kim", ""),
		Until: d.AddDays(m.IntN(90)), Note: pick(m, "a plan with Ana", ""),
	}
	switch m.IntN(4) {
	case 0:
		t.Rule, t.Subject = "late", pick(m, "mail-connected", "first-week")
	case 1:
		t.Rule, t.Subject = pick(m, "silence", "red", "no-score", "one-contact", "gone"), "acme"
	case 2:
		t.Rule, t.Subject = "ask", pick(m, "mail", "agents")
	}
	f.Taken = append(f.Taken, t)
}

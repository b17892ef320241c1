package journey_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
)

// soldAndServed is the road from sales over services to support: bought (day 5),
// installed (day 25, from services) and in use (day 55, from support).
func soldAndServed() journey.Definition {
	d := definition(chain(5, 20, 30)...)
	for i, owner := range []successkit.Role{successkit.Seller, successkit.Services, successkit.SupportRole} {
		d.Milestones[i].Owner = owner
	}
	d.Milestones[0].Stage, d.Milestones[1].Stage, d.Milestones[2].Stage = successkit.Closing, successkit.Onboarding, successkit.Renewal
	d.Handoffs = []journey.Handoff{{
		ID: "to-services", Name: "Sales tells services what was promised", Milestone: "b",
		From: successkit.Seller, To: successkit.Services, WithinDays: 3, Checks: []string{"outcome-agreed", "risks-stated"},
	}}
	return d
}

func handedOver(day int, checks ...string) journey.Event {
	return journey.Event{ID: "h", Handoff: "to-services", Kind: journey.EventHandedOver, Date: on(day), Checks: checks}
}

// Rule J6: phases from before the sale to the renewal; hand-offs between teams
// are part of the path.
func TestJ6Handoffs(t *testing.T) {
	plan := planBy(t, soldAndServed())
	assert.Equal(t, []journey.Crossing{
		{Before: "a", After: "b", From: successkit.Seller, To: successkit.Services, Handoff: "to-services"},
		{Before: "b", After: "c", From: successkit.Services, To: successkit.SupportRole},
	}, plan.Path().Crossings(), "nobody has to notice that a customer comes to support")

	for _, tt := range []struct {
		name   string
		asOf   int
		events []journey.Event
		state  journey.HandoffState
		due    int
		codes  []string
	}{
		{"before the purchase", 2, nil, journey.HandoffPending, 8, nil},
		{"bought, three days for it", 8, []journey.Event{reached("a", 5)}, journey.HandoffDue, 8, nil},
		{"a day more", 9, []journey.Event{reached("a", 5)}, journey.HandoffOverdue, 8, []string{journey.CodeHandoffOverdue}},
		{"bought late, due later", 11, []journey.Event{reached("a", 9)}, journey.HandoffDue, 12, []string{journey.CodeAtRisk, journey.CodeAtRisk}},
		{"done", 9, []journey.Event{reached("a", 5), handedOver(7, "risks-stated", "outcome-agreed")}, journey.HandoffDone, 8, nil},
		{"known only later", 9, []journey.Event{reached("a", 5), handedOver(10)}, journey.HandoffOverdue, 8, []string{journey.CodeHandoffOverdue}},
		{"something missing", 9, []journey.Event{reached("a", 5), handedOver(7, "risks-stated")}, journey.HandoffIncomplete, 8, []string{journey.CodeHandoffIncomplete}},
		{"nobody handed over", 20, []journey.Event{reached("a", 5), reached("b", 20)}, journey.HandoffSkipped, 8, []string{journey.CodeHandoffSkipped}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := progressOf(t, plan, tt.asOf, tt.events...)
			assert.Equal(t, tt.state, p.Handoffs[0].State)
			assert.Equal(t, on(tt.due), p.Handoffs[0].Due)
			var codes []string
			for _, r := range p.Reasons {
				codes = append(codes, r.Code)
			}
			assert.Equal(t, tt.codes, codes)
		})
	}
	assert.Nil(t, (*journey.Path)(nil).Crossings())
}

func TestHandoffRefused(t *testing.T) {
	d := soldAndServed()
	d.Handoffs = append(d.Handoffs,
		journey.Handoff{ID: "to-services", Name: "x", Milestone: "z", From: "sales", To: "sales", WithinDays: -1, Checks: []string{"ok", "No", "ok"}},
		journey.Handoff{})
	testkit.Faults(t, d.Validate(),
		testkit.Fault{Path: "handoffs[1].to", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "handoffs[1].within_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "handoffs[1].checks[1]", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "handoffs[1].checks[2]", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "handoffs[1].milestone", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "handoffs[1].id", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "handoffs[2].id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "handoffs[2].name", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "handoffs[2].from", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "handoffs[2].to", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "handoffs[2].milestone", Kind: successkit.ErrRequired},
	)
}

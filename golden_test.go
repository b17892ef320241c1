package successkit_test

import (
	"testing"
	"time"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
)

// The stored forms, which may grow and never change.

func TestContact_golden(t *testing.T) {
	testkit.GoldenJSON(t, "contacts.json", []successkit.Contact{
		{ID: "c-1"},
		{ID: "c-2", Name: "Nguyễn Thị Mai", Role: successkit.Sponsor, From: date("2024-02-29"), Left: date("2025-07-01")},
	})
}

func TestInteraction_golden(t *testing.T) {
	testkit.GoldenJSON(t, "interactions.json", []successkit.Interaction{
		{ID: "i-1", Date: date("2025-03-10"), Kind: "support-case", ResponseMinutes: new(0)},
		review(),
		{ID: "i-9", Date: date("2025-03-11"), Kind: "support-case", Began: successkit.CustomerSide, Unanswered: true},
		{ID: "i-10", Date: date("2025-03-12"), Kind: "meeting", Skills: []string{}, ValueShown: new(false)},
	})
}

func TestReason_golden(t *testing.T) {
	testkit.GoldenJSON(t, "reasons.json", []successkit.Reason{
		successkit.NewReason("fit.need-unmet"),
		overdue().With("a", "arguments keep their order").WithRef("contact", "c-2"),
	})
}

func TestValues_golden(t *testing.T) {
	type values struct {
		Date     successkit.Date      `json:"date"`
		Period   successkit.Period    `json:"period"`
		Rate     successkit.Rate      `json:"rate"`
		Interval successkit.Interval  `json:"interval"`
		Side     successkit.Side      `json:"side"`
		Stage    successkit.Stage     `json:"stage"`
		Role     successkit.Role      `json:"role"`
		Channel  successkit.Channel   `json:"channel"`
		At       successkit.TimeOfDay `json:"at"`

		ByDate  map[successkit.Date]int  `json:"by_date"`
		BySide  map[successkit.Side]int  `json:"by_side"`
		ByStage map[successkit.Stage]int `json:"by_stage"`
	}
	testkit.GoldenJSON(t, "values.json", []values{
		{},
		{
			Date: date("2025-12-31"), Period: successkit.Trailing12(2025, time.December), Rate: rate("110.50/140"),
			Interval: interval("[-Inf,0.3662]@0.95"), Side: successkit.BothSides, Stage: successkit.Onboarding,
			Role: successkit.EconomicBuyer, Channel: successkit.InApp, At: successkit.MustTimeOfDay("09:30"),
			ByDate:  map[successkit.Date]int{{}: 0, date("2025-01-31"): 1},
			BySide:  map[successkit.Side]int{successkit.VendorSide: 1},
			ByStage: map[successkit.Stage]int{successkit.Renewal: 1},
		},
	})
}

// Values without a fact in them leave no member behind.
func TestValues_omitzero(t *testing.T) {
	type values struct {
		Date     successkit.Date      `json:"date,omitzero"`
		Period   successkit.Period    `json:"period,omitzero"`
		Rate     successkit.Rate      `json:"rate,omitzero"`
		Interval successkit.Interval  `json:"interval,omitzero"`
		Side     successkit.Side      `json:"side,omitzero"`
		Stage    successkit.Stage     `json:"stage,omitzero"`
		Role     successkit.Role      `json:"role,omitzero"`
		Channel  successkit.Channel   `json:"channel,omitzero"`
		At       successkit.TimeOfDay `json:"at,omitzero"`
	}
	testkit.GoldenJSON(t, "omitted.json", []values{{}, {Rate: successkit.CountRate(0, 0)}, {Rate: rate("-0.0/0")}})
}

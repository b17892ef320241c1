package renewal

import (
	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
)

// A ForecastState says whether a renewal is part of a forecast. The zero
// ForecastState is not known.
type ForecastState uint8

// The states. Their order carries no meaning.
const (
	// UnknownForecastState is the zero ForecastState.
	UnknownForecastState ForecastState = iota
	// ForecastCounted is part of the sums.
	ForecastCounted
	// ForecastExcluded lacks an amount or a stage.
	ForecastExcluded
	// ForecastConflict contradicts itself: it is forecast as open although the
	// customer has given notice.
	ForecastConflict
	// ForecastNeedsDecision has two opinions that differ. No mean of them is
	// taken: somebody has to decide.
	ForecastNeedsDecision
)

var forecastStates = enum.New[ForecastState]("forecast state", "unknown", "counted", "excluded", "conflict", "needs-decision")

// String returns the word of s, or "forecast state(9)" for a number that has
// none.
func (s ForecastState) String() string { return forecastStates.String(s) }

// MarshalText returns the word of s.
func (s ForecastState) MarshalText() ([]byte, error) { return forecastStates.Append(nil, s) }

// UnmarshalText reads what [ForecastState.MarshalText] writes.
func (s *ForecastState) UnmarshalText(text []byte) error { return forecastStates.ParseInto(s, text) }

// A Forecast adds up what renewals are expected to bring. With f the amount
// renewed or forecast of an opportunity, 0 where it was lost, and t its target,
//
//	gross  = Σ min(f, t)
//	upsell = Σ max(0, f − t)
//
// over the opportunities that are counted. Upsell makes up for no shortfall.
// Best, Likely and Worst weight both with the probability of the stage, and a
// renewal that is won with 100%.
type Forecast struct {
	AsOf     successkit.Date `json:"as_of"`
	Currency string          `json:"currency,omitzero"`

	// Counted is how many opportunities are counted, and Target what was due of
	// them.
	Counted int64           `json:"counted"`
	Target  decimal.Decimal `json:"target"`
	Gross   decimal.Decimal `json:"gross"`
	Upsell  decimal.Decimal `json:"upsell"`
	Best    ForecastTotals  `json:"best"`
	Likely  ForecastTotals  `json:"likely"`
	Worst   ForecastTotals  `json:"worst"`

	// LeftOut is how many opportunities are not counted, and TargetLeftOut what
	// was due of those of which that is known.
	LeftOut       int64           `json:"left_out"`
	TargetLeftOut decimal.Decimal `json:"target_left_out"`

	// Lines holds every opportunity, in order of id.
	Lines []ForecastLine `json:"lines"`
}

// ForecastTotals are the weighted sums of one scenario.
type ForecastTotals struct {
	Gross  decimal.Decimal `json:"gross"`
	Upsell decimal.Decimal `json:"upsell"`
}

// A ForecastLine says what one opportunity adds to a forecast, and why.
type ForecastLine struct {
	ID       string `json:"id"`
	Customer string `json:"customer"`
	// DaysToRenewal is negative after the due day.
	DaysToRenewal int           `json:"days_to_renewal"`
	State         ForecastState `json:"state"`
	// Outcome is the outcome as known on the day of the forecast.
	Outcome Status `json:"outcome"`
	// Stage is the stage by which an open one is weighted.
	Stage string `json:"stage,omitzero"`
	// Confirmed says that two or more opinions agree on the amount, and none
	// differs on the stage.
	Confirmed bool `json:"confirmed,omitzero"`
	// Gross and Upsell are what it adds before weighting, 0 where it is not
	// counted.
	Gross  decimal.Decimal `json:"gross"`
	Upsell decimal.Decimal `json:"upsell"`
	// Reasons say why it is not counted, how its figures came about, and that
	// its status is not permitted any more. Their codes are those of
	// [Phrases].
	Reasons []successkit.Reason `json:"reasons,omitempty"`
}

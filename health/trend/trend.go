package trend

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/field"
)

// Settings say what a trend is measured over. They are data of a host, kept
// beside the model.
type Settings struct {
	// WindowDays is how far back the other end lies.
	WindowDays int `json:"window_days"`
	// DeadBand is how many points the score must have moved, more than that, for
	// the trend to be up or down. Absent means 0: any change counts.
	DeadBand health.Points `json:"dead_band,omitzero"`
	// StepDays is the distance of the points that a run is made of, and Steps how
	// many of them are looked at. Zero means weeks, and half a year of them.
	StepDays int `json:"step_days,omitzero"`
	Steps    int `json:"steps,omitzero"`
}

// The defaults and the limits of settings.
const (
	defaultStepDays = 7
	defaultSteps    = 26
	maxStepDays     = 366
	maxSteps        = 520
)

// Validate reports everything that is wrong with s.
func (s Settings) Validate() error {
	var f successkit.Faults
	field.Within(&f, "window_days", s.WindowDays, 1, health.MaxDays)
	field.Within(&f, "step_days", s.StepDays, 0, maxStepDays)
	field.Within(&f, "steps", s.Steps, 0, maxSteps)
	f.Add("dead_band", s.DeadBand.String(), checkSize(s.DeadBand))
	return f.Err()
}

// checkSize reports why p is no distance on the scale.
func checkSize(p health.Points) error {
	if p.Micro() < 0 {
		return fmt.Errorf("%w: below 0", successkit.ErrOutOfRange)
	}
	return nil
}

func (s Settings) withDefaults() Settings {
	if s.StepDays == 0 {
		s.StepDays = defaultStepDays
	}
	if s.Steps == 0 {
		s.Steps = defaultSteps
	}
	return s
}

// days returns the days that a trend needs: both ends of the window, and then
// the points of a run.
func (s Settings) days(asOf successkit.Date) []successkit.Date {
	days := []successkit.Date{asOf, asOf.AddDays(-s.WindowDays)}
	for i := range s.Steps {
		days = append(days, asOf.AddDays(-s.StepDays*(i+1)))
	}
	return days
}

// A Trend is what became of a score within a window.
type Trend struct {
	// Model and Version say by what it was computed, AsOf and From on which days.
	Model   string          `json:"model"`
	Version int             `json:"version"`
	From    successkit.Date `json:"from"`
	AsOf    successkit.Date `json:"as_of"`
	// Direction is the answer.
	Direction Direction `json:"direction"`
	// Before and Now are the scores at the ends, and Change is what lies between
	// them, below 0 for a fall. Change is absent where either is, and where they
	// do not compare.
	Before health.Points `json:"before,omitzero"`
	Now    health.Points `json:"now,omitzero"`
	Change health.Points `json:"change,omitzero"`
	// Speed is the change in points per 30 days, and absent where Change is, or
	// where it would be beyond the scale. It is rounded half away from zero.
	Speed health.Points `json:"speed,omitzero"`
	// Run is the decline that ends on AsOf.
	Run Run `json:"run"`
	// Why says what keeps the direction from being known.
	Why successkit.Reason `json:"why,omitzero"`
}

// A Run is a decline without a break: each step strictly lower than the one
// before. A step as high as the last, or one without a score, breaks it. A
// public suite of practitioners takes three such weeks for a risk.
type Run struct {
	// Steps counts the falls.
	Steps int `json:"steps"`
	// Since is the day from which the score has been falling, zero where there is
	// no fall, and Fall how many points it lost since.
	Since successkit.Date `json:"since,omitzero"`
	Fall  health.Points   `json:"fall,omitzero"`
}

// A Point is a score on a day, as a host stored it.
type Point struct {
	Date    successkit.Date `json:"date"`
	Model   string          `json:"model"`
	Version int             `json:"version"`
	Value   health.Points   `json:"value,omitzero"`
}

// Of returns the trend of an account as of a day. The scores of earlier days are
// computed by m from what was known on them. It fails where the settings are
// refused, and as [health.Model.Series] does.
func Of(m *health.Model, a health.Account, asOf successkit.Date, s Settings) (Trend, error) {
	if err := check(asOf, s); err != nil {
		return Trend{}, err
	}
	s = s.withDefaults()
	days := s.days(asOf)
	possible := days[:0:0]
	for _, d := range days {
		if !d.IsZero() { // before the calendar there is nothing to know
			possible = append(possible, d)
		}
	}
	marks, err := m.Series(a, possible)
	if err != nil {
		return Trend{}, err
	}
	id, version := m.ID()
	points := make(map[successkit.Date]Point, len(marks))
	for i, mark := range marks {
		points[possible[i]] = Point{Date: possible[i], Model: id, Version: version, Value: mark.Value}
	}
	return s.trend(points, asOf), nil
}

// OfHistory returns the trend of stored scores as of a day. It looks only at the
// points of the days that it needs; later ones do not matter. It fails where the
// settings are refused, where a point has no date or a value off the scale, and
// where two points of one day differ.
func OfHistory(history []Point, asOf successkit.Date, s Settings) (Trend, error) {
	if err := check(asOf, s); err != nil {
		return Trend{}, err
	}
	var f successkit.Faults
	points := make(map[successkit.Date]Point, len(history))
	for i, p := range history {
		path := "history[" + strconv.Itoa(i) + "]"
		if p.Date.IsZero() {
			f.Add(path+".date", "", successkit.ErrRequired)
		}
		f.Add(path+".value", p.Value.String(), checkSize(p.Value))
		if before, twice := points[p.Date]; twice && before != p {
			f.Add(path+".date", p.Date.String(), fmt.Errorf("%w: another point of this day says something else", successkit.ErrConflict))
		}
		points[p.Date] = p
	}
	if err := f.Err(); err != nil {
		return Trend{}, fmt.Errorf("trend: invalid input: %w", err)
	}
	return s.withDefaults().trend(points, asOf), nil
}

func check(asOf successkit.Date, s Settings) error {
	var f successkit.Faults
	if asOf.IsZero() {
		f.Add("as_of", "", successkit.ErrRequired)
	}
	f.Merge("settings", s.Validate())
	if err := f.Err(); err != nil {
		return fmt.Errorf("trend: invalid input: %w", err)
	}
	return nil
}

// trend reads the answer off the points.
func (s Settings) trend(points map[successkit.Date]Point, asOf successkit.Date) Trend {
	days := s.days(asOf)
	now, before := points[days[0]], points[days[1]]
	t := Trend{Model: now.Model, Version: now.Version, From: days[1], AsOf: asOf, Before: before.Value, Now: now.Value}
	t.Run = s.run(points, now, days[2:])
	switch {
	case !now.Value.Known():
		t.Why = successkit.NewReason(CodeNoScore).WithDate("date", asOf)
	case !before.Value.Known():
		t.Why = successkit.NewReason(CodeNoScore).WithDate("date", days[1])
	case now.Model != before.Model || now.Version != before.Version:
		t.Direction = NotComparable
		t.Why = successkit.NewReason(CodeOtherModel).WithDate("from", days[1]).With("before", before.Model).WithInt("before_version", before.Version).
			With("now", now.Model).WithInt("now_version", now.Version)
	default:
		t.compare(s)
	}
	return t
}

// compare fills in what two scores of one model say.
func (t *Trend) compare(s Settings) {
	change := t.Now.Micro() - t.Before.Micro()
	t.Change, _ = health.NewPoints(change) // of two figures from 0 to 100
	t.Direction = s.direction(t.Now, t.Before)
	perMonth := 2*30*change/int64(s.WindowDays) + 1 // of twice the speed
	if change < 0 {
		perMonth -= 2
	}
	if speed, err := health.NewPoints(perMonth / 2); err == nil {
		t.Speed = speed
	}
}

// run counts the falls that end with now, going back over days.
func (s Settings) run(points map[successkit.Date]Point, now Point, days []successkit.Date) Run {
	var r Run
	if !now.Value.Known() {
		return r
	}
	later := now
	for _, d := range days {
		p, ok := points[d]
		if !ok || !p.Value.Known() || p.Model != now.Model || p.Version != now.Version || p.Value.Compare(later.Value) <= 0 {
			break
		}
		r.Steps++
		r.Since = d
		r.Fall, _ = health.NewPoints(p.Value.Micro() - now.Value.Micro())
		later = p
	}
	return r
}

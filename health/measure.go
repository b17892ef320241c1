package health

import (
	"fmt"
	"strconv"

	"github.com/successkit/successkit"
)

// A Measure is a leaf of the tree: how readings become points, and for how long
// they count.
type Measure struct {
	// Direction says which way is good. It is required, and a normaliser that
	// runs against it is refused.
	Direction Direction `json:"direction"`
	// Basis says how the figure is drawn from the readings: the newest of them,
	// the change between two windows, the keeping of a rhythm, or silence.
	Basis Basis `json:"basis,omitzero"`
	// WindowDays is the length of a window of Change or Cadence, 1 to 3,660; of
	// Cadence it is a multiple of EveryDays.
	WindowDays int `json:"window_days,omitzero"`
	// EveryDays is the rhythm of Cadence: use is due once in so many days.
	EveryDays int `json:"every_days,omitzero"`
	// AtLeast is what the readings of a stretch of Cadence must add up to for it
	// to count as one of use. Zero means anything above 0.
	AtLeast float64 `json:"at_least,omitzero"`
	// Complete says that the source of Cadence reports every use, so that a
	// stretch without a reading is one without use. Stretches that end before the
	// start of the account are left out all the same.
	Complete bool `json:"complete,omitzero"`
	// Normaliser puts the figure on the scale from 0 to 100 points.
	Normaliser Normaliser `json:"normaliser"`
	// ByTenure replaces Normaliser for older accounts, in rising order of
	// FromDays: what is good in the second month may be poor in the tenth. With it
	// the measure is unknown for an account whose start is.
	ByTenure []Tenure `json:"by_tenure,omitempty"`
	// FreshDays is the age in days up to which a reading is fresh; an older one
	// counts as before and is reported as stale. Zero means that none gets
	// stale. The age of a window is that of its newest reading.
	FreshDays int `json:"fresh_days,omitzero"`
	// DropAfterDays is the age in days after which a reading no longer counts
	// and the measure is unknown. Zero means never. It is not below FreshDays.
	//
	// GitLab's public handbook drops product and support readings after 60 and 30
	// days, and keeps a person's judgement but flags it after 90. A short limit
	// loses measures to late data; a long one reads silence as health.
	DropAfterDays int `json:"drop_after_days,omitzero"`
	// Decay lets old readings drift toward a neutral value. Nil means that they do
	// not.
	Decay *Decay `json:"decay,omitzero"`
	// DuringGrace says that the measure counts from the first day of an account
	// on, for instance a person's judgement. See [Definition.GraceDays].
	DuringGrace bool `json:"during_grace,omitzero"`
}

// A Tenure is what a measure does with accounts of some age.
type Tenure struct {
	// FromDays is the age in days from which on Normaliser holds, above 0.
	FromDays   int        `json:"from_days"`
	Normaliser Normaliser `json:"normaliser"`
}

// Validate reports everything that is wrong with m: no direction, an unnamed
// basis, a window that it needs and lacks or has and does not need, a normaliser
// without shape, with a table that is not in order, that runs against the
// direction or gives every reading the same points, ages out of order, days that
// are negative or contradict each other.
func (m *Measure) Validate() error {
	var f successkit.Faults
	switch {
	case m.Direction == UnknownDirection:
		f.Add("direction", "", successkit.ErrRequired)
	case !m.Direction.Valid():
		f.Add("direction", m.Direction.String(), successkit.ErrUnknown)
	}
	m.checkBasis(&f)
	f.Merge("normaliser", m.Normaliser.validate(m.Direction))
	last := 0
	for i, t := range m.ByTenure {
		path := "by_tenure[" + strconv.Itoa(i) + "]"
		switch {
		case t.FromDays <= 0 || t.FromDays > 10*MaxDays:
			f.Add(path+".from_days", strconv.Itoa(t.FromDays), fmt.Errorf("%w: want 1 to %d", successkit.ErrOutOfRange, 10*MaxDays))
		case t.FromDays <= last:
			f.Add(path+".from_days", strconv.Itoa(t.FromDays), fmt.Errorf("%w: not above the one before, %d", successkit.ErrConflict, last))
		}
		last = max(last, t.FromDays)
		f.Merge(path+".normaliser", t.Normaliser.validate(m.Direction))
	}
	m.checkAges(&f)
	return f.Err()
}

// checkAges reports what is wrong with how the readings of m age.
func (m *Measure) checkAges(f *successkit.Faults) {
	if m.FreshDays < 0 {
		f.Add("fresh_days", strconv.Itoa(m.FreshDays), fmt.Errorf("%w: below 0", successkit.ErrOutOfRange))
	}
	switch days := m.DropAfterDays; {
	case days < 0:
		f.Add("drop_after_days", strconv.Itoa(days), fmt.Errorf("%w: below 0", successkit.ErrOutOfRange))
	case days > 0 && days < m.FreshDays:
		f.Add("drop_after_days", strconv.Itoa(days),
			fmt.Errorf("%w: below fresh_days, %d", successkit.ErrConflict, m.FreshDays))
	}
	if m.Decay != nil {
		f.Merge("decay", m.Decay.validate())
	}
	if m.Basis == Silence && (m.FreshDays != 0 || m.DropAfterDays != 0 || m.Decay != nil) {
		f.Add("basis", m.Basis.String(), fmt.Errorf("%w: the age is the figure, and does not make it stale", successkit.ErrConflict))
	}
}

// checkBasis reports what the basis of m lacks, and what it has no use for.
func (m *Measure) checkBasis(f *successkit.Faults) {
	if !m.Basis.Valid() {
		f.Add("basis", m.Basis.String(), successkit.ErrUnknown)
		return
	}
	windowed := m.Basis == Change || m.Basis == Cadence
	m.checkSpan(f, "window_days", m.WindowDays, windowed)
	m.checkSpan(f, "every_days", m.EveryDays, m.Basis == Cadence)
	if m.Basis == Cadence && m.EveryDays > 0 && m.WindowDays%m.EveryDays != 0 {
		f.Add("window_days", strconv.Itoa(m.WindowDays), fmt.Errorf("%w: no multiple of every_days, %d", successkit.ErrConflict, m.EveryDays))
	}
	switch {
	case !finite(m.AtLeast) || m.AtLeast < 0:
		f.Add("at_least", floatText(m.AtLeast), fmt.Errorf("%w: want a finite number, 0 or above", successkit.ErrOutOfRange))
	case m.AtLeast > 0 && m.Basis != Cadence:
		f.Add("at_least", floatText(m.AtLeast), fmt.Errorf("%w: the basis is %s", successkit.ErrConflict, m.Basis))
	}
	if m.Complete && m.Basis != Cadence {
		f.Add("complete", "true", fmt.Errorf("%w: the basis is %s", successkit.ErrConflict, m.Basis))
	}
	if m.Basis == Cadence && m.Direction == LowerIsBetter || m.Basis == Silence && m.Direction == HigherIsBetter {
		f.Add("direction", m.Direction.String(), fmt.Errorf("%w: the basis is %s", successkit.ErrConflict, m.Basis))
	}
}

// checkSpan reports a number of days that is wanted and out of range, or there
// and not wanted.
func (m *Measure) checkSpan(f *successkit.Faults, path string, days int, wanted bool) {
	switch {
	case wanted && days == 0:
		f.Add(path, "", successkit.ErrRequired)
	case wanted:
		f.Add(path, strconv.Itoa(days), checkDays(days))
	case days != 0:
		f.Add(path, strconv.Itoa(days), fmt.Errorf("%w: the basis is %s", successkit.ErrConflict, m.Basis))
	}
}

// dropped reports whether a reading of the given age no longer counts.
func (m *Measure) dropped(days int) bool { return m.DropAfterDays > 0 && days > m.DropAfterDays }

// stale reports whether a reading of the given age is to be flagged.
func (m *Measure) stale(days int) bool { return m.FreshDays > 0 && days > m.FreshDays }

// curve returns the normaliser for accounts of the given age.
func (m *Measure) curve(tenure int) *Normaliser {
	curve := &m.Normaliser
	for i := range m.ByTenure {
		if tenure < m.ByTenure[i].FromDays {
			break
		}
		curve = &m.ByTenure[i].Normaliser
	}
	return curve
}

// reach returns the least and the most points that a valid m can have.
func (m *Measure) reach() (low, high int64) {
	low, high = m.Normaliser.reach()
	for i := range m.ByTenure {
		l, h := m.ByTenure[i].Normaliser.reach()
		low, high = min(low, l), max(high, h)
	}
	if m.Decay != nil {
		low, high = min(low, m.Decay.Neutral.micro), max(high, m.Decay.Neutral.micro)
	}
	return low, high
}

// daily reports whether the points of m may change from day to day though
// nothing becomes known.
func (m *Measure) daily() bool { return m.Basis != Latest || m.Decay != nil }

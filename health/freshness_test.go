package health_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
)

// D4: freshness by age in days.
func TestFreshness(t *testing.T) {
	for name, c := range map[string]struct {
		fresh, drop, age int
		want             health.State
		code             string
	}{
		"no limits":              {0, 0, 10_000, health.Known, ""},
		"fresh":                  {30, 60, 0, health.Known, ""},
		"fresh on the last day":  {30, 60, 30, health.Known, ""},
		"stale":                  {30, 60, 31, health.Stale, "health.stale usage"},
		"counts on the last day": {30, 60, 60, health.Stale, "health.stale usage"},
		"dropped":                {30, 60, 61, health.Unknown, "health.too-old usage"},
		"dropped while fresh":    {0, 60, 61, health.Unknown, "health.too-old usage"},
		"flagged only":           {90, 0, 5_000, health.Stale, "health.stale usage"},
	} {
		t.Run(name, func(t *testing.T) {
			def := define(nodes(leaf("usage", "1")))
			usage := def.Root.Children[0].Measure
			usage.FreshDays, usage.DropAfterDays = c.fresh, c.drop
			r := read("usage", 80)
			r.Date = asOf.AddDays(-c.age)
			s := score(t, newModel(t, def), []health.Reading{r})
			p := s.Parts[0]
			assert.Equal(t, c.want, p.State)
			noted := append(codes(s.Stale), codes(s.Missing)...)
			if c.code == "" {
				assert.Empty(t, noted)
			} else {
				assert.Equal(t, []string{c.code}, noted)
			}
			if c.want == health.Unknown {
				assert.Equal(t, health.Reading{}, p.Reading)
				assert.Equal(t, "r-usage", p.Why.Evidence[0].ID)
				return
			}
			assert.Equal(t, pts("80"), s.Value, "stale counts in full")
			assert.Equal(t, r, p.Reading)
		})
	}
}

// D4: the newest reading known on the day counts, whatever comes later.
func TestNewestKnownReading(t *testing.T) {
	m := newModel(t, define(nodes(leaf("usage", "1"))))
	on := func(id, date, recorded string, value float64) health.Reading {
		r := health.Reading{ID: id, Measure: "usage", Value: value, Date: successkit.MustDate(date)}
		if recorded != "" {
			r.Recorded = successkit.MustDate(recorded)
		}
		return r
	}
	old := on("old", "2026-01-31", "", 10)
	february := on("feb", "2026-02-28", "2026-03-02", 20)
	corrected := on("feb-corrected", "2026-02-28", "2026-03-20", 25)
	twin := on("feb-corrected-2", "2026-02-28", "2026-03-20", 26)
	late := on("march", "2026-03-31", "2026-04-02", 30)
	future := on("april", "2026-04-01", "", 40)
	today := on("today", "2026-03-31", "2026-03-31", 50)
	for name, c := range map[string]struct {
		readings []health.Reading
		want     string // the id of the reading that counts
		ignored  []string
	}{
		"later date":             {[]health.Reading{old, february}, "feb", nil},
		"correction":             {[]health.Reading{february, corrected, old}, "feb-corrected", nil},
		"same day twice":         {[]health.Reading{corrected, twin, february}, "feb-corrected-2", nil},
		"of the day itself":      {[]health.Reading{today, corrected}, "today", nil},
		"not yet":                {[]health.Reading{old, future}, "old", []string{"health.later-date 1"}},
		"not yet recorded":       {[]health.Reading{old, late}, "old", []string{"health.later-recorded 1"}},
		"both":                   {[]health.Reading{late, old, future}, "old", []string{"health.later-date 1", "health.later-recorded 1"}},
		"a fact twice":           {[]health.Reading{old, old, future, future}, "old", []string{"health.later-date 1"}},
		"nothing known that day": {[]health.Reading{future}, "", []string{"health.later-date 1"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := score(t, m, c.readings)
			assert.Equal(t, c.want, s.Parts[0].Reading.ID)
			assert.Equal(t, c.ignored, codes(s.Ignored))
			assert.Equal(t, c.want != "", s.Value.Known())
		})
	}
}

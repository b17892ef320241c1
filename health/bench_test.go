package health_test

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/successkit/successkit/health"
)

var sink health.Score

// account is a model of two groups with the given number of measures, and
// readings of all but every skip-th of them, with the given number a measure.
func account(tb testing.TB, measures, skip, history int) (*health.Model, []health.Reading) {
	tb.Helper()
	var halves [2]health.Group
	var readings []health.Reading
	for i := range measures {
		id := "m" + strconv.Itoa(i)
		half := &halves[i%2]
		half.Children = append(half.Children, leaf(id, strconv.Itoa(1+i%7)))
		for k := range history {
			if skip > 0 && i%skip == 0 {
				break
			}
			r := read(id, float64((37*i+11*k)%101))
			r.ID += "-" + strconv.Itoa(k)
			r.Date = asOf.AddDays(-7 * k)
			readings = append(readings, r)
		}
	}
	return newModel(tb, define(nodes(branch("use", "60", halves[0]), branch("voice", "40", halves[1])))), readings
}

func BenchmarkScore(b *testing.B) {
	for _, c := range []struct {
		name                    string
		measures, skip, history int
	}{
		{"10 measures", 10, 0, 1},
		{"10 measures, half missing", 10, 2, 1},
		{"10 measures, nothing known", 10, 1, 1},
		{"10 measures, a year of weeks", 10, 0, 52},
		{"1000 measures", 1000, 0, 1},
	} {
		b.Run(c.name, func(b *testing.B) {
			m, readings := account(b, c.measures, c.skip, c.history)
			b.ReportAllocs()
			for b.Loop() {
				sink, _ = m.Score(of(readings), asOf)
			}
		})
	}
}

func BenchmarkScoreRefused(b *testing.B) {
	m, readings := account(b, 10, 0, 1)
	readings[7].ID = ""
	var err error
	b.ReportAllocs()
	for b.Loop() {
		sink, err = m.Score(of(readings), asOf)
	}
	assert.Error(b, err)
}

func BenchmarkNew(b *testing.B) {
	m, _ := account(b, 10, 0, 1)
	def := m.Definition()
	b.ReportAllocs()
	for b.Loop() {
		m, _ = health.New(def)
	}
	assert.NotNil(b, m)
}

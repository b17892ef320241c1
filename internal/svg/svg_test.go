package svg

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit/internal/testkit"
)

// sound fails where a document is not well-formed.
func sound(t *testing.T, document []byte) {
	t.Helper()
	dec := xml.NewDecoder(strings.NewReader(string(document)))
	for {
		_, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		require.NoError(t, err)
	}
}

func drawing() []byte {
	p := NewPlot(480, 320, "Share kept & lost", "two lines", Axis{Label: "months", Max: 24}, Axis{Label: "kept", Max: 1, Text: Percent})
	p.Area([]Point{{0, 1}, {24, 0.8}}, []Point{{0, 1}, {24, 0.5}}, Style{Fill: Series(0), Opacity: 0.25}, "between")
	p.Curve(Steps([]Point{{0, 1}, {12, 0.75}, {24, 0.65}}), Style{Stroke: Series(0), Width: 2}, "")
	p.Begin("a mark")
	p.Circle(p.X.At(12), p.Y.At(0.75), 3, Style{Fill: Bad, Stroke: Paper, Width: 1.5}, "")
	p.End()
	p.Legend(38, []Entry{{Series(0), "all"}, {Bad, "the dip"}})
	return p.Bytes()
}

func TestGolden(t *testing.T) {
	sound(t, drawing())
	testkit.Golden(t, "plot.svg", drawing())
}

// Whatever a picture is given, it is a document.
func TestHostile(t *testing.T) {
	nasty := "<&\">\x00\x1b\xff\uffff" + `"/><script>`
	p := New(math.NaN(), math.Inf(1), nasty, nasty)
	p.Begin(nasty)
	p.Rect(math.Inf(-1), 0, -5, math.NaN(), Style{Fill: nasty, Stroke: nasty, Dash: nasty, Width: math.Inf(1), Opacity: math.NaN(), Round: 1}, nasty)
	p.Text(1e300, 0, Anchor(nasty), Font{Fill: nasty, Turn: math.NaN()}, nasty)
	p.Polyline([]Point{{1, 1}}, Style{}, "one point is no line")
	p.Polygon(nil, Style{}, "")
	p.End()
	p.End() // one too many
	p.Begin("never closed")
	got := p.Bytes()
	sound(t, got)
	assert.NotContains(t, string(got), "<script")
	assert.NotContains(t, string(got), "one point")
}

func TestTicks(t *testing.T) {
	for _, tt := range []struct {
		min, max float64
		n        int
		want     []float64
	}{
		{0, 1, 6, []float64{0, 0.2, 0.4, 0.6, 0.8, 1}},
		{0, 24, 10, []float64{0, 5, 10, 15, 20}},
		{-3, 3, 7, []float64{-3, -2, -1, 0, 1, 2, 3}},
		{13, 99, 5, []float64{50}},
		{7, 7, 5, []float64{7}},
		{7, 9, 1, []float64{7}},
		{math.Inf(-1), 0, 5, []float64{math.Inf(-1)}},
	} {
		assert.InDeltaSlice(t, tt.want, Scale{Min: tt.min, Max: tt.max}.Ticks(tt.n), 1e-9, "%v to %v", tt.min, tt.max)
	}
}

func TestScale(t *testing.T) {
	s := Scale{Min: 0, Max: 10, From: 100, To: 200}
	assert.Equal(t, 125.0, s.At(2.5))
	assert.Equal(t, 90.0, s.At(-1))
	assert.Equal(t, 150.0, Scale{Min: 3, Max: 3, From: 100, To: 200}.At(99))
}

func TestTexts(t *testing.T) {
	assert.Equal(t, "26%", Percent(0.2551))
	assert.Equal(t, "0%", Percent(math.Copysign(0, -1)))
	assert.Equal(t, "0.3", Plain(0.1+0.2))
	assert.Equal(t, "a long…", Shorten("a long name", 8))
	assert.Equal(t, "short", Shorten("short", 8))
	assert.Equal(t, Series(0), Series(8))
	assert.Equal(t, Series(7), Series(-1))
}

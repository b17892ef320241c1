package health

import (
	"cmp"
	"slices"

	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/exact"
)

// A Line is one line of the sum that makes the value of a group.
type Line struct {
	Kind LineKind `json:"kind"`
	// Part is the place of the part among [Part.Parts], or that of the adjustment
	// among [Part.Adjustments]. It is 0 for the base.
	Part int `json:"part"`
	// Points are what the line adds, rounded.
	Points Points `json:"points"`
}

// Contributions returns the contributions of p.Parts for display: rounded to n
// decimal places, 0 to 6, so that with base and adjustments, rounded likewise in
// [Part.Breakdown], they add up to [Points.Round] of the value. Parts without a
// contribution get the zero Points.
func (p Part) Contributions(n int) []Points {
	out := make([]Points, len(p.Parts))
	for _, l := range p.Breakdown(n) {
		if l.Kind == PartLine {
			out[l.Part] = l.Points
		}
	}
	return out
}

// Breakdown returns the sum that makes the value of p, for display: the base if
// there is one, what each part brings, and the adjustments, each rounded to n
// decimal places, 0 to 6, so that they add up to [Points.Round] of the value, by
// the method of largest remainders. Of two lines that rounding took as much from,
// the part of the lower id comes first, and parts come before the base and that
// before adjustments. It is empty for a measure, and for a group whose value is
// not the sum of its parts: an unknown one, or one that was unknown until an
// override replaced it.
func (p Part) Breakdown(n int) []Line {
	lines := p.lines()
	order := make([]int, len(lines))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if lines[a].Kind != PartLine || lines[b].Kind != PartLine {
			return cmp.Compare(lines[a].Kind, lines[b].Kind)
		}
		return cmp.Compare(p.Parts[lines[a].Part].ID, p.Parts[lines[b].Part].ID)
	})
	exactly := make([]exact.Int128, len(lines))
	for k, i := range order {
		exactly[k] = exact.FromInt64(lines[i].Points.micro)
	}
	unit := unitOf(n)
	units, ok := exact.RoundParts(exactly, exact.FromInt64(unit), p.Value.Round(n).micro/unit)
	if !ok {
		return nil // the lines do not add up: no model made them
	}
	for k, i := range order {
		lines[i].Points = points(units[k] * unit)
	}
	return lines
}

// lines returns the sum exactly, and nothing where the parts bring nothing.
func (p Part) lines() []Line {
	var lines []Line
	brought := false
	if p.Base.known {
		lines = append(lines, Line{Kind: BaseLine, Points: p.Base})
	}
	for i, c := range p.Parts {
		if c.Contribution.known {
			brought = true
			lines = append(lines, Line{Kind: PartLine, Part: i, Points: c.Contribution})
		}
	}
	if !brought {
		return nil
	}
	for i, a := range p.Adjustments {
		lines = append(lines, Line{Kind: AdjustmentLine, Part: i, Points: a.Points})
	}
	return lines
}

// A LineKind says what a [Line] is about. The zero LineKind is not known.
type LineKind uint8

// The kinds, in the order in which what rounding leaves over is handed out.
const (
	// UnknownLine is the zero LineKind.
	UnknownLine LineKind = iota
	// PartLine is what a part brings.
	PartLine
	// BaseLine is the base of an Additive group.
	BaseLine
	// AdjustmentLine is what a rule did.
	AdjustmentLine
)

var lineKinds = enum.New[LineKind]("line kind", "unknown", "part", "base", "adjustment")

// ParseLineKind returns the kind of the given word: "unknown", "part", "base"
// or "adjustment". It fails with [successkit.ErrUnknown] on any other.
func ParseLineKind(s string) (LineKind, error) { return lineKinds.Parse(s) }

// String returns the word of l, or "line kind(99)" for a number that has none.
func (l LineKind) String() string { return lineKinds.String(l) }

// Valid reports whether l is one of the constants.
func (l LineKind) Valid() bool { return lineKinds.Valid(l) }

// AppendText appends the word of l to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (l LineKind) AppendText(b []byte) ([]byte, error) { return lineKinds.Append(b, l) }

// MarshalText returns the word of l, as [LineKind.AppendText] does.
func (l LineKind) MarshalText() ([]byte, error) { return lineKinds.Append(nil, l) }

// UnmarshalText reads a word as [ParseLineKind] does.
func (l *LineKind) UnmarshalText(text []byte) error { return lineKinds.ParseInto(l, text) }

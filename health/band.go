package health

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/enum"
	"github.com/successkit/successkit/internal/word"
)

// Bands divide the scale from 0 to 100, so that every value lies in exactly
// one: there is no gap to fall into and no overlap to argue about. A value is
// classified as it is, not as it is displayed; to classify the displayed one,
// pass [Points.Round] to [Model.Band].
type Bands struct {
	// Edge says which band a value on a cut belongs to.
	Edge Edge `json:"edge,omitzero"`
	// List holds two bands or more, from the worst to the best.
	List []Band `json:"list"`
}

// A Band is a named part of the scale, such as "red".
type Band struct {
	// ID is the word of the band, unique in its model.
	ID string `json:"id"`
	// From is the cut at which the band begins; it ends where the next begins,
	// the last at 100. The first band begins at 0 and has no From.
	From Points `json:"from,omitzero"`
}

// An Edge says which of two neighbouring bands a value exactly on the cut
// between them belongs to.
type Edge uint8

// The edges. With cuts at 50 and 75, a value of 75 is in the upper of its two
// bands by LowerInclusive and in the lower by UpperInclusive; the field's
// products disagree. The whole scale belongs to a band by both.
const (
	// LowerInclusive puts it in the upper band: bands are [from, next). It is
	// the default.
	LowerInclusive Edge = iota
	// UpperInclusive puts it in the lower band: bands are (from, next].
	UpperInclusive
)

var edges = enum.New[Edge]("edge", "lower-inclusive", "upper-inclusive")

// ParseEdge returns the edge of the given word: "lower-inclusive" or
// "upper-inclusive". It fails with [successkit.ErrUnknown] on any other.
func ParseEdge(s string) (Edge, error) { return edges.Parse(s) }

// String returns the word of e, or "edge(9)" for a number that has none.
func (e Edge) String() string { return edges.String(e) }

// Valid reports whether e is one of the edges.
func (e Edge) Valid() bool { return edges.Valid(e) }

// AppendText appends the word of e to b. It fails with [successkit.ErrUnknown]
// for a number that has none.
func (e Edge) AppendText(b []byte) ([]byte, error) { return edges.Append(b, e) }

// MarshalText returns the word of e, as [Edge.AppendText] does.
func (e Edge) MarshalText() ([]byte, error) { return edges.Append(nil, e) }

// UnmarshalText reads a word as [ParseEdge] does.
func (e *Edge) UnmarshalText(text []byte) error { return edges.ParseInto(e, text) }

// Validate reports everything that is wrong with b: an unnamed edge, fewer than
// two bands, a missing, malformed or repeated id, and a cut that is missing,
// repeats or falls behind the one before, or leaves a band that no value
// reaches.
func (b Bands) Validate() error {
	var f successkit.Faults
	if !b.Edge.Valid() {
		f.Add("edge", b.Edge.String(), successkit.ErrUnknown)
	}
	if len(b.List) < 2 {
		f.Add("list", strconv.Itoa(len(b.List)), fmt.Errorf("%w: want two bands or more", successkit.ErrOutOfRange))
	}
	seen := make(map[string]bool, len(b.List))
	last := Points{} // the highest cut so far
	for i, band := range b.List {
		path := "list[" + strconv.Itoa(i) + "]"
		f.Add(path+".id", band.ID, word.Check(band.ID))
		if seen[band.ID] {
			f.Add(path+".id", band.ID, successkit.ErrDuplicate)
		}
		seen[band.ID] = true
		if err := b.checkCut(i, last); err != nil {
			f.Add(path+".from", band.From.valueText(), err)
		} else if i > 0 {
			last = band.From
		}
	}
	return f.Err()
}

// checkCut reports why the i-th band cannot begin where it does, above the cut
// last.
func (b Bands) checkCut(i int, last Points) error {
	from := b.List[i].From
	switch {
	case i == 0 && from.known:
		return fmt.Errorf("%w: the first band begins at 0 and has no cut", successkit.ErrConflict)
	case i == 0:
		return nil
	case !from.known:
		return successkit.ErrRequired
	case from.micro < 0 || from.micro > full,
		b.Edge == LowerInclusive && from.micro == 0,
		b.Edge == UpperInclusive && from.micro == full:
		return fmt.Errorf("%w: no value from 0 to 100 is on both sides", successkit.ErrOutOfRange)
	case from == last:
		return fmt.Errorf("%w: two bands begin here", successkit.ErrDuplicate)
	case from.Compare(last) < 0:
		return fmt.Errorf("%w: below the cut before, %s", successkit.ErrConflict, last)
	}
	return nil
}

// valueText is the value of a fault, which is empty where there is none.
func (p Points) valueText() string {
	if !p.known {
		return ""
	}
	return p.String()
}

// of returns the index of the band of a known value.
func (b Bands) of(value int64) int {
	found := 0
	for i := range b.List {
		if i == 0 {
			continue
		}
		from := b.List[i].From.micro
		if value < from || value == from && b.Edge == UpperInclusive {
			break
		}
		found = i
	}
	return found
}

// index returns the place of the band with the given id, or -1.
func (b Bands) index(id string) int {
	return slices.IndexFunc(b.List, func(band Band) bool { return band.ID == id })
}

// span returns the least and the greatest value of the i-th band, both of which
// lie in it.
func (b Bands) span(i int) (from, to int64) {
	from, to = b.List[i].From.micro, full
	if i > 0 && b.Edge == UpperInclusive {
		from++
	}
	if i+1 < len(b.List) {
		to = b.List[i+1].From.micro
		if b.Edge == LowerInclusive {
			to--
		}
	}
	return from, to
}

// top returns the cut at which the best band begins.
func (b Bands) top() Points { return b.List[len(b.List)-1].From }

// A Range is a row of a table of thresholds as people write them: this band from
// here to there.
type Range struct {
	Band string `json:"band"`
	From Points `json:"from"`
	To   Points `json:"to"`
}

// BandsOf returns the bands that a table of ranges describes, from the worst to
// the best. Each range ends where the next begins. A table that leaves a gap or
// overlaps, such as 10 to 50 and 51 to 75, is refused with
// [successkit.ErrConflict]: what would 50.5 be? What else is wrong is reported as
// by [Bands.Validate].
func BandsOf(edge Edge, table ...Range) (Bands, error) {
	var f successkit.Faults
	b := Bands{Edge: edge}
	end := points(0)
	for i, r := range table {
		path := "table[" + strconv.Itoa(i) + "]"
		if r.From != end {
			f.Add(path+".from", r.From.valueText(), fmt.Errorf("%w: want %s, where the one before ends", successkit.ErrConflict, end))
		}
		band := Band{ID: r.Band, From: r.From}
		if i == 0 {
			band.From = Points{}
		}
		b.List = append(b.List, band)
		end = r.To
	}
	if n := len(table); n > 0 && end != points(full) {
		f.Add("table["+strconv.Itoa(n-1)+"].to", end.valueText(), fmt.Errorf("%w: want 100, where the scale ends", successkit.ErrConflict))
	}
	if f.Total() == 0 {
		f.Merge("", b.Validate())
	}
	return b, f.Err()
}

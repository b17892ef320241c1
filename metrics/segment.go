package metrics

import (
	"maps"
	"slices"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/word"
)

// A Segment is the part of a book whose accounts share a value of an
// attribute.
type Segment struct {
	// Key and Value are the attribute. The empty value is that of accounts
	// without it.
	Key       string    `json:"key"`
	Value     string    `json:"value"`
	Waterfall Waterfall `json:"waterfall"`
	Retention Retention `json:"retention"`
}

// Segments splits period p by an attribute of the accounts, in order of value.
// An account belongs to the segment whose value it had at the start of the
// period, and one that was not there yet to that of its first value in it. Its
// revenue at the end belongs to the segment of its value then: what changed
// over is reclassified, a line of its own on both waterfalls.
//
// Ignored of a segment counts what was not known of the accounts in it; an
// account of which nothing was known is in none.
//
// The parts add up to the whole: each line, each count, and the numerators and
// denominators of every rate but those over the mean of start and end. It fails
// as [View.Waterfall] does, and with [successkit.ErrRequired] or
// [successkit.ErrMalformed] for a key that is none.
func (v View) Segments(p successkit.Period, key string) ([]Segment, error) {
	if err := word.CheckID(key); err != nil {
		return nil, &successkit.FieldError{Path: "key", Value: key, Err: err}
	}
	parts, err := v.collect(p, key)
	if err != nil {
		return nil, err
	}
	var segments []Segment
	for _, value := range slices.Sorted(maps.Keys(parts)) {
		if value == "" && !slices.ContainsFunc(parts[value], func(t *Tally) bool { return t != nil }) {
			continue
		}
		t, err := v.convert(p, parts[value])
		if err != nil {
			return nil, err
		}
		segments = append(segments, Segment{Key: key, Value: value, Waterfall: t.waterfall(v.convention), Retention: t.retention(v.convention)})
	}
	return segments, nil
}

// segments returns an account's values of the query's attribute at the start
// of the period and at its end. An account that is there at the start and has
// no value then has the empty one; one that comes later, its first.
func segments[T number[T]](s *store, rows []step[T], q query, there bool) (opening, closing string) {
	seen := false
	for i := range rows {
		n, date := at(s.attrs, rows[i].row), rows[i].date
		if !date.Before(q.period.End()) {
			break
		}
		if n == 0 {
			continue
		}
		set := s.sets[n-1]
		k := slices.IndexFunc(set, func(a attribute) bool { return a.key == q.key })
		if k < 0 {
			continue
		}
		closing = set[k].value
		if date.Before(q.period.Start()) || !there && !seen {
			opening = closing
		}
		seen = true
	}
	return opening, closing
}

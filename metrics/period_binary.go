package metrics

import (
	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/codec"
)

// writePeriod writes a period as its text.
func writePeriod(w *codec.Writer, p successkit.Period) {
	text, _ := p.MarshalText() // it never fails
	w.Text(string(text))
}

func readPeriod(r *codec.Reader) successkit.Period {
	var p successkit.Period
	if err := p.UnmarshalText([]byte(r.Text())); err != nil {
		r.Fail(err)
	}
	return p
}

// writeDate writes a date as its text.
func writeDate(w *codec.Writer, d successkit.Date) {
	text, _ := d.MarshalText() // it never fails
	w.Text(string(text))
}

func readDate(r *codec.Reader) successkit.Date {
	var d successkit.Date
	if err := d.UnmarshalText([]byte(r.Text())); err != nil {
		r.Fail(err)
	}
	return d
}

// writeRule writes a rule of reactivations.
func writeRule(w *codec.Writer, r Reactivations) {
	w.Count(int64(r.MinGapDays))
	w.Count(int64(r.MaxGapDays))
	w.Flag(r.AsNew)
}

func readRule(r *codec.Reader) Reactivations {
	return Reactivations{MinGapDays: r.Int(), MaxGapDays: r.Int(), AsNew: r.Flag()}
}

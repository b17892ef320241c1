package cadence_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey/cadence"
)

func day(s string) successkit.Date { return successkit.MustDate(s) }

func review() cadence.Rule {
	return cadence.Rule{ID: "qbr", Name: "Quarterly review", Kind: "business-review", EveryMonths: 3, Owner: successkit.CSM, GraceDays: 10}
}

func checkIn() cadence.Rule {
	return cadence.Rule{ID: "check-in", Name: "Check-in", Kind: "check-in", EveryDays: 30, Basis: cadence.Rolling}
}

func schedule(t testing.TB, rules ...cadence.Rule) *cadence.Schedule {
	t.Helper()
	s, err := cadence.New(cadence.Definition{ID: "high-touch", Version: 1, Rules: rules})
	require.NoError(t, err)
	return s
}

func held(rule string, days ...string) []cadence.Event {
	var events []cadence.Event
	for _, d := range days {
		events = append(events, cadence.Event{ID: rule + d, Rule: rule, Date: day(d)})
	}
	return events
}

var year = successkit.Year(2026)

// Rule J9: recurring events are due, done or overdue. The review is due every
// three months from 15 January; the middle between two due dates decides to which
// a meeting belongs. Days by a wall calendar.
func TestJ9Calendar(t *testing.T) {
	const due, upcoming, overdue, missed, done, late = cadence.Due, cadence.Upcoming, cadence.Overdue, cadence.Missed, cadence.Done, cadence.DoneLate
	for _, tt := range []struct {
		name string
		asOf string
		held []string
		want []cadence.State // of 15 April, July and October
		kept string
	}{
		{"there is time", "2026-04-07", nil, []cadence.State{upcoming, upcoming, upcoming}, "0/0"},
		{"a week before", "2026-04-08", nil, []cadence.State{due, upcoming, upcoming}, "0/0"},
		{"the last day of grace", "2026-04-25", nil, []cadence.State{due, upcoming, upcoming}, "0/0"},
		{"the day after", "2026-04-26", nil, []cadence.State{overdue, upcoming, upcoming}, "0/1"},
		{"as near to April as to July", "2026-05-30", nil, []cadence.State{overdue, upcoming, upcoming}, "0/1"},
		{"nearer to July", "2026-05-31", nil, []cadence.State{missed, upcoming, upcoming}, "0/1"},
		{"held early", "2026-05-31", []string{"2026-02-01"}, []cadence.State{done, upcoming, upcoming}, "1/1"},
		{"held in grace, twice", "2026-05-31", []string{"2026-05-02", "2026-04-25"}, []cadence.State{done, upcoming, upcoming}, "1/1"},
		{"held late", "2026-05-31", []string{"2026-04-26"}, []cadence.State{late, upcoming, upcoming}, "0/1"},
		{"held so late that it is the next", "2026-07-01", []string{"2026-05-31"}, []cadence.State{missed, done, upcoming}, "1/2"},
		{"known on the day only", "2026-04-26", []string{"2026-04-27"}, []cadence.State{overdue, upcoming, upcoming}, "0/1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, err := schedule(t, review()).Agenda(day("2026-01-15"), held("qbr", tt.held...), year, day(tt.asOf))
			require.NoError(t, err)
			require.Len(t, a.Occurrences, 3)
			for i, o := range a.Occurrences {
				assert.Equal(t, tt.want[i], o.State, o.Due)
				assert.Equal(t, i+1, o.Number)
				assert.Equal(t, o.State.Held(), !o.Held.IsZero())
			}
			assert.Equal(t, tt.kept, a.Kept.String())
		})
	}
}

// Rolling: thirty days after the last, or after the start while there was none.
func TestJ9Rolling(t *testing.T) {
	s := schedule(t, checkIn())
	start := day("2026-01-01")
	a, err := s.Agenda(start, nil, year, day("2026-03-01"))
	require.NoError(t, err)
	require.Len(t, a.Occurrences, 1)
	assert.Equal(t, cadence.Overdue, a.Occurrences[0].State, "no contact ever is the longest silence")
	assert.Equal(t, "2026-01-31", a.Occurrences[0].Due.String())
	assert.Equal(t, `"Check-in" was due on 2026-01-31 and has not been held.`, cadence.Phrases().Text(a.Reasons[0]))

	a, err = s.Agenda(start, held("check-in", "2026-01-20", "2026-02-25"), year, day("2026-03-01"))
	require.NoError(t, err)
	var got []string
	for _, o := range a.Occurrences {
		got = append(got, o.Due.String()+" "+o.State.String())
	}
	assert.Equal(t, []string{"2026-01-31 done", "2026-02-19 done-late", "2026-03-27 upcoming"}, got)
}

// What was held before the relationship began, or a term of it, is no occurrence of
// it: a review of two years ago does not stand for the first of this term, nor do
// three earlier check-ins make three that were kept.
func TestHeldBeforeTheStart(t *testing.T) {
	a, err := schedule(t, review()).Agenda(day("2026-01-15"), held("qbr", "2024-03-01", "2026-01-14"), year, day("2026-05-01"))
	require.NoError(t, err)
	assert.Equal(t, cadence.Overdue, a.Occurrences[0].State)
	require.Len(t, a.Ignored, 2)
	assert.Equal(t, cadence.CodeBeforeStart, a.Ignored[0].Code)
	assert.Equal(t, "An event of 2024-03-01 is of before the start, 2026-01-15.", cadence.Phrases().Text(a.Ignored[0]))

	a, err = schedule(t, checkIn()).Agenda(day("2026-01-01"), held("check-in", "2025-10-01", "2025-11-01", "2025-12-01"), year, day("2026-01-10"))
	require.NoError(t, err)
	require.Len(t, a.Occurrences, 1)
	assert.Equal(t, 1, a.Occurrences[0].Number)
	assert.Equal(t, "2026-01-31", a.Occurrences[0].Due.String())
	assert.Equal(t, "0/0", a.Kept.String())
	assert.Len(t, a.Ignored, 3)
}

// The occurrences of a later period are those of the whole, and months do not
// drift.
func TestPeriods(t *testing.T) {
	monthly := cadence.Rule{ID: "m", Name: "Month", Kind: "check-in", EveryMonths: 1}
	s := schedule(t, monthly, review())
	whole, err := s.Agenda(day("2026-01-31"), held("m", "2026-03-02", "2026-05-30"), year, day("2026-07-01"))
	require.NoError(t, err)
	assert.Equal(t, "2026-02-28", whole.Occurrences[0].Due.String())
	assert.Equal(t, "2026-03-31", whole.Occurrences[1].Due.String())
	part, err := s.Agenda(day("2026-01-31"), held("m", "2026-03-02", "2026-05-30"), successkit.Quarter(2026, 2), day("2026-07-01"))
	require.NoError(t, err)
	var want []cadence.Occurrence
	for _, o := range whole.Occurrences {
		if successkit.Quarter(2026, 2).Contains(o.Due) {
			want = append(want, o)
		}
	}
	assert.Equal(t, want, part.Occurrences)
	late, err := s.Agenda(day("9999-10-31"), nil, successkit.MustPeriod("9999-01-01/9999-12-31"), day("9999-12-31"))
	require.NoError(t, err)
	assert.Len(t, late.Occurrences, 1, "the calendar ends")
}

func TestRefuses(t *testing.T) {
	bad := cadence.Rule{ID: "a", Name: "", Kind: "No", EveryDays: 1, EveryMonths: 1201, Basis: 9, Owner: "No", DueSoonDays: -1, GraceDays: 40_000}
	_, err := cadence.New(cadence.Definition{Rules: []cadence.Rule{bad, {ID: "a", Name: "x", Kind: "x"}}})
	testkit.Faults(t, err,
		testkit.Fault{Path: "id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "version", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "rules[0].name", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "rules[0].kind", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "rules[0].every_months", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "rules[0].every_months", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "rules[0].basis", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "rules[0].owner", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "rules[0].due_soon_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "rules[0].grace_days", Kind: successkit.ErrOutOfRange},
		testkit.Fault{Path: "rules[1].every_days", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "rules[1].id", Kind: successkit.ErrDuplicate},
	)
	_, err = cadence.New(cadence.Definition{ID: "x", Version: 1})
	testkit.Faults(t, err, testkit.Fault{Path: "rules", Kind: successkit.ErrOutOfRange})
	_, err = (*cadence.Schedule)(nil).Agenda(day("2026-01-01"), nil, year, day("2026-01-01"))
	testkit.Faults(t, err, testkit.Fault{Path: "schedule", Kind: successkit.ErrRequired})
	assert.Empty(t, (*cadence.Schedule)(nil).Definition())
	s := schedule(t, review())
	_, err = s.Agenda(successkit.Date{}, []cadence.Event{{}, {ID: "a", Rule: "qbr", Date: day("2026-01-02"), Recorded: day("2026-01-01")}}, successkit.Period{}, successkit.Date{})
	testkit.Faults(t, err,
		testkit.Fault{Path: "start", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "period", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "events[0].id", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "events[0].rule", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "events[0].date", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "events[1].recorded", Kind: successkit.ErrConflict},
		testkit.Fault{Path: "as_of", Kind: successkit.ErrRequired},
	)
	_, err = s.Agenda(day("2026-01-01"), nil, successkit.MustPeriod("1900-01-01/2026-01-01"), day("2026-01-01"))
	testkit.Faults(t, err, testkit.Fault{Path: "period", Kind: successkit.ErrOutOfRange})
	daily := make([]cadence.Rule, 6)
	for i := range daily {
		daily[i] = cadence.Rule{ID: fmt.Sprint(i), Name: "Daily", Kind: "x", EveryDays: 1}
	}
	_, err = schedule(t, daily...).Agenda(day("1900-01-01"), nil, successkit.MustPeriod("1926-01-02/2026-01-01"), day("2026-01-01"))
	testkit.Faults(t, err, testkit.Fault{Path: "period", Kind: successkit.ErrOutOfRange})
}

func TestStoredForms(t *testing.T) {
	s := schedule(t, review(), checkIn())
	testkit.GoldenJSON(t, "definition.json", s.Definition())
	events := append(held("qbr", "2026-04-10"), held("check-in", "2026-01-20", "2026-12-01")...)
	events = append(events, held("webinar", "2026-01-03")...)
	a, err := s.Agenda(day("2026-01-01"), events, year, day("2026-08-20"))
	require.NoError(t, err)
	testkit.GoldenJSON(t, "agenda.json", a)
	testkit.GoldenJSON(t, "events.json", events)
	var texts []string
	for _, r := range append(a.Reasons, a.Ignored...) {
		require.NoError(t, r.Validate())
		texts = append(texts, cadence.Phrases().Text(r))
	}
	assert.Equal(t, []string{
		`"Check-in" was due on 2026-02-19 and has not been held.`,
		`"Quarterly review" of 2026-07-01 was never held.`,
		`An event of 2026-01-03 is of "webinar", which this definition does not have.`,
		`An event of 2026-12-01 became known only on 2026-12-01.`,
	}, texts)
}

func TestWords(t *testing.T) {
	for i, want := range []string{"unassessed", "done", "done-late", "missed", "overdue", "due", "upcoming"} {
		s, err := cadence.ParseState(want)
		require.NoError(t, err)
		assert.Equal(t, cadence.State(i), s)
	}
	for i, want := range []string{"calendar", "rolling"} {
		b, err := cadence.ParseBasis(want)
		require.NoError(t, err)
		assert.Equal(t, cadence.Basis(i), b)
	}
	assert.False(t, cadence.State(7).Valid())
	assert.False(t, cadence.Basis(2).Valid())
}

// Law: neither the order of events nor what becomes known later matters; the
// occurrences of a period come in order, each number once.
func TestLawAgenda(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 0))
		rule := cadence.Rule{ID: "a", Name: "A", Kind: "x", EveryDays: 1 + r.IntN(40), Basis: cadence.Basis(r.IntN(2)), GraceDays: r.IntN(9)}
		s := schedule(t, rule)
		start, asOf := day("2026-01-01").AddDays(r.IntN(30)), day("2026-06-30")
		var events, early []cadence.Event
		for i := range r.IntN(20) {
			e := cadence.Event{ID: fmt.Sprint(i), Rule: "a", Date: day("2026-01-01").AddDays(r.IntN(250))}
			e.Recorded = e.Date.AddDays(r.IntN(20))
			events = append(events, e)
			if !e.Recorded.After(asOf) {
				early = append(early, e)
			}
		}
		want, err := s.Agenda(start, early, year, asOf)
		require.NoError(t, err)
		r.Shuffle(len(events), func(i, j int) { events[i], events[j] = events[j], events[i] })
		got, err := s.Agenda(start, events, year, asOf)
		require.NoError(t, err)
		want.Ignored, got.Ignored = nil, nil
		require.Equal(t, want, got, "seed %d", seed)
		for i, o := range got.Occurrences {
			require.True(t, i == 0 || !o.Due.Before(got.Occurrences[i-1].Due), "seed %d", seed)
			if rule.Basis == cadence.Calendar {
				require.Equal(t, i+1, o.Number, "seed %d", seed)
				require.Equal(t, start.AddDays(o.Number*rule.EveryDays), o.Due, "seed %d", seed)
			}
		}
	}
}

func FuzzNew(f *testing.F) {
	seed, err := json.Marshal(cadence.Definition{ID: "x", Version: 1, Rules: []cadence.Rule{review(), checkIn()}})
	require.NoError(f, err)
	f.Add(seed, 700_000, 40)
	f.Fuzz(func(t *testing.T, data []byte, start, asOf int) {
		var d cadence.Definition
		if json.Unmarshal(data, &d) != nil {
			return // no definition
		}
		s, err := cadence.New(d)
		if err != nil {
			return
		}
		from := day("0001-01-01").AddDays(start)
		_, _ = s.Agenda(from, held("qbr", "2026-01-01"), successkit.Year(2026), from.AddDays(asOf))
	})
}

func BenchmarkAgenda(b *testing.B) {
	s := schedule(b, review(), checkIn())
	events := append(held("qbr", "2026-04-10", "2026-07-10"), held("check-in", "2026-01-20", "2026-02-20")...)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Agenda(day("2025-01-01"), events, year, day("2026-08-01")); err != nil {
			b.Fatal(err)
		}
	}
}

// A customer whose check-ins have stopped: nothing says so but the calendar.
func Example() {
	s, err := cadence.New(cadence.Definition{ID: "low-touch", Version: 1, Rules: []cadence.Rule{
		{ID: "check-in", Name: "Check-in", Kind: "check-in", EveryDays: 60, Basis: cadence.Rolling, Owner: successkit.CSM},
		{ID: "renewal", Name: "Renewal talk", Kind: "renewal", EveryMonths: 12, DueSoonDays: 90, Owner: successkit.Seller},
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	start := successkit.MustDate("2025-09-01")
	events := []cadence.Event{{ID: "e1", Rule: "check-in", Date: successkit.MustDate("2026-02-03")}}
	agenda, err := s.Agenda(start, events, successkit.Year(2026), successkit.MustDate("2026-06-10"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, o := range agenda.Occurrences {
		fmt.Println(o.Due, o.Rule, o.State, o.Owner)
	}
	// Output:
	// 2026-04-04 check-in overdue csm
	// 2026-09-01 renewal due sales
}

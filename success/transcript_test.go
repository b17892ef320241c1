package success_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	trends "github.com/successkit/successkit/health/trend"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/success"
)

// The story of one customer as somebody who leads customer success would read it
// on ten days. Every line of testdata/story.txt can be disputed: whoever does finds
// the facts in story_test.go.
func TestStory(t *testing.T) {
	t.Parallel()
	p, a := made(t, storyProgram()), storyAccount()
	require.NoError(t, success.Book{Program: storyProgram(), Accounts: []success.Account{a}}.Validate())
	tr := transcript{phrases: success.Phrases()}
	var before success.Review
	for i, date := range storyDays {
		r, err := p.Review(a, day(date))
		require.NoError(t, err)
		tr.review(r)
		if i > 0 {
			changes, err := success.Compare(before, r)
			require.NoError(t, err)
			tr.changes(changes)
		}
		tr.actions("To do", r.Actions)
		before = r
	}
	testkit.Golden(t, "story.txt", []byte(tr.text.String()))
}

// A transcript says reviews in plain words.
type transcript struct {
	text    strings.Builder
	phrases successkit.Phrases
}

func (tr *transcript) line(format string, args ...any) { fmt.Fprintf(&tr.text, format+"\n", args...) }

func (tr *transcript) reasons(list []successkit.Reason) {
	for _, r := range list {
		tr.line("    - %s", tr.phrases.Text(r))
	}
}

func plain(word fmt.Stringer) string { return strings.ReplaceAll(word.String(), "-", " ") }

func (tr *transcript) review(r success.Review) {
	tr.line("%s %s", r.AsOf, strings.Repeat("=", 70))
	switch terms := r.Terms; terms.Relation {
	case success.Prospect:
		tr.line("%s is a prospect.", r.Name)
		if !terms.Start.IsZero() {
			tr.line("It starts on %s.", terms.Start)
		}
	default:
		renewed := "has not renewed yet"
		if terms.Renewed > 0 {
			renewed = "has renewed " + many(terms.Renewed, "time")
		}
		tr.line("%s is a %s since %s, pays %s %s a year and %s.", r.Name, plain(terms.Relation), terms.Start, terms.Currency, terms.Value, renewed)
		tr.line("It decides by %s.", terms.Renewal)
	}
	if r.Wants != "" {
		tr.line("It wants (version %d): %s.", r.Outcome.Version, r.Wants)
	}
	tr.line("")
	tr.line("  Is it successful? %s.", capital(plain(r.Verdict)))
	tr.reasons(r.Reasons)
	if r.Outcome != nil && r.Achieved.Verdict != r.Experienced.Verdict {
		tr.line("    Its outcome by itself: %s. Its experience by itself: %s.", plain(r.Achieved.Verdict), plain(r.Experienced.Verdict))
	}
	for _, s := range r.Standings {
		tr.line("    It is %s.", plain(s.Kind))
		if s.Kind == success.SuccessfulButAtRisk {
			tr.reasons(s.Reasons)
		}
	}
	tr.line("  Could it be? %s.", capital(plain(r.Fit.Verdict)))
	for _, f := range r.Fit.Findings {
		if f.State != fit.Met && len(f.Reasons) > 0 {
			tr.line("    - %s", tr.phrases.Text(f.Reasons[0]))
		}
	}
	tr.warning(r)
	tr.met(r)
	if v := r.Value; v != nil {
		of := func(label string, amount fmt.Stringer, known bool) string {
			if !known {
				return label + " not known"
			}
			return label + " " + v.Currency + " " + amount.String()
		}
		tr.line("  What is it worth to it? %s, %s. Return: %s.", of("Gained", v.Delivered, v.Delivered != nil), of("paid", v.Paid, v.Paid != nil), v.Return.Percent(0))
	}
	if r.Journey != nil {
		tr.line("  How far is it? %s of %s milestones.", r.Journey.Completion.Num(), r.Journey.Completion.Den())
		if r.Journey.Completion.Float64() < 1 {
			tr.reasons(r.Journey.Reasons)
		}
	}
	if len(r.Obstacles) > 0 {
		tr.line("  What is in the way?")
		for _, o := range r.Obstacles {
			tr.line("    - %s: %s", plain(o.Kind), tr.phrases.Text(o.Reason))
		}
	}
	for _, e := range r.Exceptions {
		if e.Date.Before(r.AsOf.AddDays(-365)) {
			continue
		}
		tr.line("  Exception of %s, %s because of %s: %s.", e.Date, e.Kind, e.Cause, plain(e.Ruling))
	}
	if r.Advocacy.For+r.Advocacy.Against > 0 {
		tr.line("  It spoke for us %s and against us %s.", many(r.Advocacy.For, "time"), many(r.Advocacy.Against, "time"))
	}
	for _, l := range r.Leads {
		tr.line("  Offer %s: %s%s", l.Offer, plain(l.State), map[bool]string{true: ", qualified", false: ""}[l.Qualified])
		tr.reasons(l.Bars)
	}
	tr.line("")
}

func (tr *transcript) warning(r success.Review) {
	if r.Health.State == health.Unknown {
		tr.line("  Early warning? There is no score.")
		return
	}
	trend := ""
	if r.Trend != nil {
		trend = map[trends.Direction]string{
			trends.Down: ", falling", trends.Up: ", rising", trends.Flat: ", steady", trends.UnknownDirection: ", and it is not known which way it goes",
		}[r.Trend.Direction]
	}
	tr.line("  Early warning? Health is %s at %s%s.", r.Health.Band, r.Health.Value.Display(0), trend)
}

func (tr *transcript) met(r success.Review) {
	in := r.Through
	tr.line("  Through what? Of %s in 90 days we began %d and they %d. Proactive: %s. People met: %d.",
		many(in.Total, "interaction"), in.Ours, in.Theirs, in.Proactive.Percent(0), r.Relationships.Threads)
	switch s := r.Staying; {
	case s == nil:
	case len(s.Sponsors) == 0:
		tr.line("    There is no sponsor.")
	default:
		tr.line("    Of %s one is still there at the renewal with a chance of %d%%.", many(len(s.Sponsors), "sponsor"), int(s.Chance*100))
	}
}

func (tr *transcript) changes(c success.Changes) {
	tr.line("  Since %s", c.From)
	if c.Before != c.After {
		tr.line("    It was %s, and is %s.", plain(c.Before), plain(c.After))
	}
	for _, list := range []struct {
		label   string
		actions []success.Action
	}{{"new", c.Raised}, {"changed", c.Moved}, {"no longer", c.Settled}} {
		for _, a := range list.actions {
			tr.line("    %s: %s (%s)", list.label, a.Do, a.Subject)
		}
	}
	tr.line("")
}

func (tr *transcript) actions(title string, list []success.Action) {
	if len(list) == 0 {
		tr.line("  %s: nothing.", title)
	} else {
		tr.line("  %s", title)
	}
	for _, a := range list {
		due := "as soon as it can be"
		switch {
		case a.Taken != nil:
			due = "in hand until " + a.Due.String()
		case !a.Due.IsZero():
			due = "by " + a.Due.String()
		}
		stake := ""
		if !a.Value.IsZero() {
			stake = " (" + a.Value.String() + " at stake)"
		}
		tr.line("    %s, %s: %s.%s", due, a.Owner, a.Do, stake)
		tr.line("      %s", tr.phrases.Text(a.Reason))
		for _, h := range a.Help {
			tr.line("      What would help: %s.", h.Intervention)
		}
	}
	tr.line("")
}

func many(n int, of string) string {
	if n == 1 {
		return "1 " + of
	}
	return fmt.Sprintf("%d %ss", n, of)
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

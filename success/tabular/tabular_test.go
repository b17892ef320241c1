package tabular_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/internal/testkit"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/journey/expansion"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/value"
	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/tabular"
)

func day(s string) successkit.Date { return successkit.MustDate(s) }

// full is an account with a fact of every kind, in odd words.
func full() success.Account {
	return success.Account{
		ID: "acme", Name: "Acme, \"Tools\"", Segment: "small", Delivery: outcome.OnPremise, Owner: "kim",
		Attributes: map[string]string{"region": "north"},
		Facts: success.Facts{
			Contracts:  []success.Contract{{ID: "k1", Date: day("2025-01-01"), Start: day("2025-01-02"), Value: decimal.RequireFromString("12.50"), Currency: "EUR"}},
			Departures: []success.Departure{{ID: "x1", Date: day("2025-12-01"), Recorded: day("2025-11-01"), Cause: "voluntary"}},
			People:     []success.Person{{ID: "p1", Contact: successkit.Contact{ID: "ana", Role: successkit.Sponsor, From: day("2025-01-02")}}},
			Fit: fit.Facts{
				Evidence:    []fit.Evidence{{ID: "e1", Criterion: "mail", Answer: fit.Words("imap", "pop"), Date: day("2024-12-01")}},
				Commitments: []fit.Commitment{{ID: "c1", Criterion: "mail", By: successkit.CustomerSide, What: "buy it", Date: day("2024-12-01"), Due: day("2025-03-01")}},
				Settlements: []fit.Settlement{{ID: "s1", Commitment: "c1", Kept: true, Date: day("2025-02-01")}},
			},
			Desired: []outcome.Amendment{{ID: "d1", From: day("2025-01-01"), Definition: outcome.Definition{
				ID: "w", Statement: "On two\nlines",
				Required: []outcome.Required{{ID: "g", Statement: "s", UseCase: "u", Measures: []outcome.Measure{{
					ID: "m", Name: "n", Unit: "hours", Direction: outcome.Lower, Target: new(decimal.New(4, 0)), Due: day("2025-06-30"),
				}}}},
				Experience: outcome.Experience{Requirements: []outcome.Requirement{{ID: "r", Statement: "s", WindowDays: 90, Response: &outcome.Response{WithinMinutes: 60}}}},
			}}},
			Confirmations: []outcome.Confirmation{{ID: "f1", Side: successkit.VendorSide, By: "kim", Goals: []string{"g", "h"}, Date: day("2025-01-03")}},
			Observations:  []outcome.Observation{{ID: "o1", Measure: "m", Value: new(decimal.RequireFromString("3.5")), Date: day("2025-06-01"), Source: "export", Level: outcome.Measured}},
			Benefits:      []value.Benefit{{ID: "g1", Part: "time-saved", Date: day("2025-06-30"), Amount: decimal.RequireFromString("1234.50"), Currency: "EUR", Source: "survey", Level: outcome.Verified}},
			Costs:         []value.Cost{{ID: "w1", Part: "own-time", Date: day("2025-01-31"), Recorded: day("2025-02-01"), Amount: decimal.New(-5, 0), Currency: "EUR"}},
			Events:        []journey.Event{{ID: "v1", Milestone: "live", Kind: journey.EventReached, Date: day("2025-02-01"), Quality: 4}},
			Talks:         []expansion.Talk{{ID: "t1", Offer: "more", Answer: expansion.Open, Date: day("2025-03-01")}},
			Readings:      []health.Reading{{ID: "r1", Measure: "usage", Value: 0.1, Date: day("2025-06-01")}},
			Overrides:     []health.Override{{ID: "h1", Kind: health.Cap, Value: health.MustPoints("40"), Reason: "angry", By: "kim", SetAt: day("2025-06-01")}},
			Interactions: []successkit.Interaction{{
				ID: "i1", Date: day("2025-06-12"), Kind: "support-case", Began: successkit.CustomerSide, Contacts: []string{"a|b", "c"},
				ResponseMinutes: new(0), ValueShown: new(false), Skills: []string{}, At: successkit.MustTimeOfDay("09:30"),
			}},
			Exceptions: []success.Exception{{ID: "q1", Date: day("2025-06-01"), Ruling: success.Granted, Kind: "refund", Cause: "outage", EscalatedTo: successkit.Executive, Amount: decimal.New(5, 0)}},
			Acts:       []success.Act{{ID: "a1", Date: day("2025-06-01"), Kind: "review", Against: true}},
			Obstacles:  []success.Obstacle{{ID: "b1", Date: day("2025-06-01"), Kind: success.MissingFeature, What: "no, really"}},
			Taken: []success.Taken{{
				ID: "n1", Date: day("2025-06-02"), Recorded: day("2025-06-03"), Rule: "failed", Subject: "m", By: "kim", Until: day("2025-08-01"), Note: "weekly, with Ana",
			}},
		},
	}
}

// What is written is read as the same, every kind of fact and every spelling.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	accounts := []success.Account{full(), {ID: "bolt"}}
	_, err := (success.Account{}).Append(full().Facts)
	require.NoError(t, err, "the facts are sound")
	csvs, err := tabular.Tables(accounts)
	require.NoError(t, err)
	for _, name := range tabular.Names() {
		assert.Contains(t, csvs, name)
		testkit.Golden(t, name+".csv", csvs[name])
	}
	got, err := tabular.Accounts(csvs)
	require.NoError(t, err)
	assert.Equal(t, encoded(t, accounts), encoded(t, got))
}

func encoded(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}

// Everything that is wrong is told at once, by table, line and column.
func TestFaults(t *testing.T) {
	t.Parallel()
	_, err := tabular.Accounts(map[string][]byte{
		"accounts":  []byte("id,delivery\nacme,saas\nacme,saas\nbolt,carrier-pigeon\n"),
		"contracts": []byte("account_id,id,date,start,value\nacme,k1,2025-01-01,2025-01-01,many\nnobody,k1,2025-01-01,2025-01-01,1\nacme,k2,2025-01-01,,1\nacme,k3\n"),
		"events":    []byte("account_id,id,colour\n"),
		"fit_evidence": []byte("account_id,id,criterion,answer,date\n" +
			"acme,e1,mail,\"{\"\"words\"\":\n[\"\"a\"\"]}\",2025-01-01\nacme,e1,mail,\"{\"\"words\"\":[\"\"b\"\"]}\",2025-01-01\n"),
		"acts":  []byte("account_id,id\nacme,\"a\n"),
		"wages": nil,
	})
	testkit.Faults(t, err,
		testkit.Fault{Path: "wages", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "accounts.lines[3].id", Kind: successkit.ErrDuplicate},
		testkit.Fault{Path: "accounts.lines[4].delivery", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "contracts.lines[2].value", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "contracts.lines[3].account_id", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "contracts.lines[5]", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "events.lines[1].colour", Kind: successkit.ErrUnknown},
		testkit.Fault{Path: "acts.lines[2]", Kind: successkit.ErrMalformed},
		testkit.Fault{Path: "contracts.lines[4].start", Kind: successkit.ErrRequired},
		testkit.Fault{Path: "fit_evidence.lines[4].id", Kind: successkit.ErrConflict},
	)
	_, err = tabular.Accounts(nil)
	testkit.Faults(t, err, testkit.Fault{Path: "accounts", Kind: successkit.ErrRequired})
}

// An analyst has two sheets; the rest may be missing.
func Example() {
	accounts, err := tabular.Accounts(map[string][]byte{
		"accounts":  []byte("id,name,segment\nacme,Acme Tools,small\n"),
		"contracts": []byte("account_id,id,date,start,end,value,currency\nacme,k1,2025-01-01,2025-01-01,2026-01-01,12000,EUR\n"),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range accounts {
		fmt.Println(a.Name, a.Contracts[0].Value, a.Contracts[0].End)
	}
	// Output:
	// Acme Tools 12000 2026-01-01
}

func FuzzAccounts(f *testing.F) {
	csvs, err := tabular.Tables([]success.Account{full()})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(csvs["accounts"], csvs["contracts"], csvs["interactions"])
	f.Fuzz(func(t *testing.T, accounts, contracts, interactions []byte) {
		got, err := tabular.Accounts(map[string][]byte{"accounts": accounts, "contracts": contracts, "interactions": interactions})
		if err != nil {
			return
		}
		again, err := tabular.Tables(got)
		if err != nil {
			t.Fatal(err)
		}
		back, err := tabular.Accounts(again)
		if err != nil {
			t.Fatal(err)
		}
		if x, y := encoded(t, got), encoded(t, back); x != y {
			t.Fatalf("%s\n%s", x, y)
		}
	})
}

// What a spreadsheet does to a table that somebody opened and saved is no fault.
func TestSpreadsheets(t *testing.T) {
	t.Parallel()
	got, err := tabular.Accounts(map[string][]byte{
		"accounts": []byte("\ufeffid,name\r\n\r\nacme,Acme\r\n,\r\n,,,\r\n"),
		"acts": []byte("against,account_id,id,date,kind\r\nTRUE,acme,a1,2025-01-01,review\r\nFALSE,acme,a2,2025-01-01,review\r\n" +
			"true,acme,a1,2025-01-01,review\r\n,,,,\r\n"),
		"contracts": nil,
	})
	require.NoError(t, err)
	require.Len(t, got, 1)
	assert.Equal(t, "Acme", got[0].Name)
	assert.Equal(t, []success.Act{
		{ID: "a1", Date: day("2025-01-01"), Kind: "review", Against: true}, {ID: "a2", Date: day("2025-01-01"), Kind: "review"},
	}, got[0].Acts, "what stands twice counts once")
}

// One wrong cell hides nothing else that is wrong, and is no fault of other rows.
func TestFaultsDoNotHideEachOther(t *testing.T) {
	t.Parallel()
	fault := func(path string, kind error) testkit.Fault { return testkit.Fault{Path: path, Kind: kind} }
	_, err := tabular.Accounts(map[string][]byte{
		"accounts":     []byte("id,delivery,parent\nacme,pigeon,acme\n,saas,\n,saas,\n"),
		"contracts":    []byte("account_id,id,date,start,value,currency\nacme,,31.01.2025,2025-01-31,\"1,5\",eur\nnobody,k1,,2025-01-31,x,EUR\n"),
		"acts":         []byte("account_id,id,date,kind,against\nacme,a1,2025-01-01,,maybe\n,a2,2025-01-01,review,\n"),
		"exceptions":   []byte("account_id,id,date,ruling,kind,cause,currency\nacme,x1,2025-01-01,asked,refund,outage,EUR\nacme,x2,2025-01-01,asked,refund,outage,USD\n"),
		"people":       []byte("account_id,id,contact.id,contact.role\nacme,p1,ana,The Boss\n"),
		"interactions": []byte("account_id,id,date,kind,quality,response_minutes\nacme,i1,2025-01-01,call,good,1.5\n"),
		"readings":     []byte("account_id,id,measure,value,date\nacme,r1,usage,much,2025-01-01\n"),
		"desired":      []byte("account_id,id,from,definition\nacme,d1,,{\n"),
	})
	testkit.Faults(t, err,
		fault("accounts.lines[2].delivery", successkit.ErrUnknown),
		fault("accounts.lines[2].parent", successkit.ErrConflict),
		fault("accounts.lines[3].id", successkit.ErrRequired),
		fault("accounts.lines[4].id", successkit.ErrRequired),
		fault("contracts.lines[2].date", successkit.ErrMalformed),
		fault("contracts.lines[2].value", successkit.ErrMalformed),
		fault("contracts.lines[2].id", successkit.ErrRequired),
		fault("contracts.lines[2].currency", successkit.ErrMalformed),
		fault("contracts.lines[3].value", successkit.ErrMalformed),
		fault("contracts.lines[3].date", successkit.ErrRequired),
		fault("contracts.lines[3].account_id", successkit.ErrUnknown),
		fault("people.lines[2].contact.role", successkit.ErrMalformed),
		fault("desired.lines[2].definition", successkit.ErrMalformed),
		fault("desired.lines[2].from", successkit.ErrRequired),
		fault("readings.lines[2].value", successkit.ErrMalformed),
		fault("interactions.lines[2].quality", successkit.ErrMalformed),
		fault("interactions.lines[2].response_minutes", successkit.ErrMalformed),
		fault("acts.lines[2].against", successkit.ErrMalformed),
		fault("acts.lines[2].kind", successkit.ErrRequired),
		fault("acts.lines[3].account_id", successkit.ErrRequired),
		fault("exceptions.lines[3].currency", successkit.ErrConflict),
	)
}

// A header is refused once, and not in each of its rows nor in other tables.
func TestHeaders(t *testing.T) {
	t.Parallel()
	fault := func(path string, kind error) testkit.Fault { return testkit.Fault{Path: path, Kind: kind} }
	for _, c := range []struct {
		name, accounts, acts string
		want                 []testkit.Fault
	}{
		{"nothing at all", "", "account_id,id\n", []testkit.Fault{fault("accounts", successkit.ErrRequired)}},
		{"blank lines", "\ufeff\n,\n", "account_id,id,date,kind\nacme,a1,2025-01-01,review\n", []testkit.Fault{fault("accounts", successkit.ErrRequired)}},
		{"semicolons", "id;name\nacme;Acme\n", "account_id,id,date,kind\nacme,a1,2025-01-01,review\n", []testkit.Fault{fault("accounts.lines[1]", successkit.ErrMalformed)}},
		{"tabs", "id\tname\n", "", []testkit.Fault{fault("accounts.lines[1]", successkit.ErrMalformed)}},
		{"no ids", "name\nAcme\nBolt\n", "date,kind\n2025-01-01,review\n", []testkit.Fault{
			fault("accounts.lines[1].id", successkit.ErrRequired),
			fault("acts.lines[1].account_id", successkit.ErrRequired), fault("acts.lines[1].id", successkit.ErrRequired),
		}},
		{"no name, and one twice", "id,,id,\nacme,,b,\n", "", []testkit.Fault{
			fault("accounts.lines[1]", successkit.ErrRequired), fault("accounts.lines[1].id", successkit.ErrDuplicate),
			fault("accounts.lines[1]", successkit.ErrRequired),
		}},
		{
			"a row of the accounts that cannot be read", "id,name\nacme,Acme,x\n", "account_id,id,date,kind\nacme,a1,2025-01-01,review\n",
			[]testkit.Fault{fault("accounts.lines[2]", successkit.ErrMalformed)},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := tabular.Accounts(map[string][]byte{"accounts": []byte(c.accounts), "acts": []byte(c.acts)})
			testkit.Faults(t, err, c.want...)
		})
	}
}

// A cell cannot smuggle in the member of another column.
func TestACellIsOneValue(t *testing.T) {
	t.Parallel()
	_, err := tabular.Accounts(map[string][]byte{
		"accounts": []byte("id\nacme\n"),
		"readings": []byte("account_id,id,measure,value,date\nacme,r1,usage,\"1,\"\"date\"\":\"\"2020-01-01\"\"\",2025-01-01\n"),
	})
	testkit.Faults(t, err, testkit.Fault{Path: "readings.lines[2].value", Kind: successkit.ErrMalformed})
}

// Cells of numbers are JSON, whatever their digits: the short way of whole numbers
// reads nothing else.
func TestNumbersAreJSON(t *testing.T) {
	t.Parallel()
	read := func(cell string) (float64, error) {
		accounts, err := tabular.Accounts(map[string][]byte{
			"accounts": []byte("id\nacme\n"),
			"readings": []byte("account_id,id,measure,value,date\nacme,r1,usage," + cell + ",2025-01-01\n"),
		})
		if err != nil {
			return 0, err
		}
		return accounts[0].Readings[0].Value, nil
	}
	for cell, want := range map[string]float64{
		"0": 0, "7": 7, "-12": -12, "0.5": 0.5, "1e3": 1000, "1234567890123456789": 1234567890123456789, "-0.25": -0.25,
	} {
		got, err := read(cell)
		require.NoError(t, err, cell)
		assert.InDelta(t, want, got, 0, cell)
	}
	for _, cell := range []string{"007", "+7", "1_000", "0x7", ".5", "7.", "-", "true", "NaN"} {
		_, err := read(cell)
		testkit.Faults(t, err, testkit.Fault{Path: "readings.lines[2].value", Kind: successkit.ErrMalformed})
	}
}

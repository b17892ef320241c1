package successkit_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
)

// A customer success manager looks at one account on a Monday morning: how much
// of its revenue stayed, who is still there to talk to, and what is late.
func Example() {
	asOf := successkit.MustDate("2025-03-17")
	year := successkit.Trailing12(2025, time.February)
	kept := successkit.MustRate("110000/140000")
	fmt.Printf("%s to %s: %s kept, %s lost\n", year.Start(), year.Last(), kept.Percent(1), kept.Complement().Percent(1))

	contacts := []successkit.Contact{
		{ID: "c-1", Name: "Mai", Role: successkit.Sponsor, Left: successkit.MustDate("2025-03-01")},
		{ID: "c-2", Name: "Jonas", Role: successkit.Champion},
	}
	for _, c := range contacts {
		if c.ActiveOn(asOf) {
			fmt.Println("still there:", c.Name, "the", c.Role)
		}
	}

	late := successkit.NewReason("journey.overdue").
		With("milestone", "Go-live").
		WithInt("days", asOf.Sub(successkit.MustDate("2025-03-05")))
	fmt.Println(successkit.Phrases{"journey.overdue": "{milestone} is {days} days late."}.Text(late))
	// Output:
	// 2024-03-01 to 2025-02-28: 78.6% kept, 21.4% lost
	// still there: Jonas the champion
	// Go-live is 12 days late.
}

func ExampleDate() {
	signed := successkit.MustDate("2025-01-31")
	renewal := signed.AddMonths(12)
	fmt.Println("renewal:", renewal, renewal.Weekday())
	fmt.Println("notice by:", renewal.AddDays(-90))
	fmt.Println("first review:", signed.AddMonths(1)) // February has no day 31
	fmt.Println("days to go:", renewal.Sub(successkit.MustDate("2025-12-24")))

	_, err := successkit.ParseDate("2025-02-29")
	fmt.Println(err)
	// Output:
	// renewal: 2026-01-31 Saturday
	// notice by: 2025-11-02
	// first review: 2025-02-28
	// days to go: 38
	// date "2025-02-29": out of range: no such day
}

// A ticket that a customer in Hanoi closed half an hour into the new year
// belongs to the new year there, whatever the server's clock says.
func ExampleDateOf() {
	closed := time.Date(2025, time.December, 31, 17, 30, 0, 0, time.UTC)
	hanoi := time.FixedZone("ICT", 7*60*60) // or time.LoadLocation("Asia/Ho_Chi_Minh")

	fmt.Println("in UTC:  ", successkit.DateOf(closed))
	fmt.Println("in Hanoi:", successkit.DateOf(closed.In(hanoi)))
	// Output:
	// in UTC:   2025-12-31
	// in Hanoi: 2026-01-01
}

// A request of half past nine, and one of which nobody noted the time.
func ExampleTimeOfDay() {
	opens := successkit.MustTimeOfDay("08:00")
	asked := successkit.MustTimeOfDay("09:30")
	fmt.Println(asked, asked.Compare(opens) >= 0)
	var unknown successkit.TimeOfDay
	_, known := unknown.Minutes()
	fmt.Println(unknown, known)
	// Output:
	// 09:30 true
	// no time false
}

func ExamplePeriod() {
	quarter := successkit.Quarter(2025, 1)
	fmt.Println(quarter, quarter.Len(), "days, the last of them", quarter.Last())
	fmt.Println("April 1 belongs to it:", quarter.Contains(successkit.MustDate("2025-04-01")))

	contract := successkit.MustPeriod("2025-02-15/2026-02-15")
	for month := range contract.Intersect(quarter).Months() {
		fmt.Println("billed:", month.Start(), "to", month.Last())
	}
	// Output:
	// 2025-01-01/2025-04-01 90 days, the last of them 2025-03-31
	// April 1 belongs to it: false
	// billed: 2025-02-15 to 2025-02-28
	// billed: 2025-03-01 to 2025-03-31
}

// People name the last day, a period names the day after.
func ExampleDays() {
	p, err := successkit.Days(successkit.MustDate("2025-01-01"), successkit.MustDate("2025-01-31"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(p, p == successkit.Month(2025, time.January))

	_, err = successkit.Days(successkit.MustDate("2025-01-31"), successkit.MustDate("2025-01-01"))
	fmt.Println(err)
	// Output:
	// 2025-01-01/2025-02-01 true
	// last: "2025-01-01": conflict: before the first, 2025-01-31
}

func ExampleTrailing12() {
	fmt.Println(successkit.Trailing12(2025, time.December))
	fmt.Println(successkit.Trailing12(2025, time.March))
	// Output:
	// 2025-01-01/2026-01-01
	// 2024-04-01/2025-04-01
}

func ExampleRate() {
	// 110,000 of 140,000 stayed in one segment, 9,000 of 10,000 in another.
	large := successkit.MustRate("110000/140000")
	small := successkit.MustRate("9000/10000")
	both, err := large.Merge(small)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(large.Percent(1), "and", small.Percent(1), "make", both.Percent(1), "of", both.Den())
	if share, ok := both.Decimal(4); ok {
		fmt.Println("as a number:", share)
	}
	fmt.Println("logos:", successkit.CountRate(37, 40).Percent(0))
	// Output:
	// 78.6% and 90.0% make 79.3% of 150000
	// as a number: 0.7933
	// logos: 93%
}

// With no customer at the start there is no retention: neither 0% nor 100%.
func ExampleRate_undefined() {
	var nobody successkit.Rate
	fmt.Println(nobody.Defined(), nobody.Percent(1), nobody.Complement().Percent(1))

	_, ok := nobody.Decimal(4)
	fmt.Println("a number:", ok)

	all, err := nobody.Merge(successkit.CountRate(37, 40))
	fmt.Println(all, err)
	// Output:
	// false undefined undefined
	// a number: false
	// 37/40 <nil>
}

func ExampleInterval() {
	churn, err := successkit.NewInterval(0.2553, 0.3662, 0.95)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(churn, "holds 30%:", churn.Contains(0.30))

	// Fewer than half have left, so the median lifetime has no upper bound.
	median := successkit.MustInterval("[14,+Inf]@0.95")
	data, err := json.Marshal(median)
	fmt.Println(string(data), err)
	// Output:
	// [0.2553,0.3662]@0.95 holds 30%: true
	// {"lower":14,"upper":null,"level":0.95} <nil>
}

// A reason is data; each host says it in its own language.
func ExampleReason() {
	reason := successkit.NewReason("journey.overdue").
		With("milestone", "go-live").
		WithDate("due", successkit.MustDate("2025-03-05")).
		WithDecimal("at_stake", decimal.RequireFromString("12000.00")).
		WithRef("event", "e-7")

	english := successkit.Phrases{"journey.overdue": "{milestone} was due on {due}; {at_stake} a year hang on it."}
	german := successkit.Phrases{"journey.overdue": "{milestone} war am {due} fällig; daran hängen {at_stake} im Jahr."}
	fmt.Println(english.Text(reason))
	fmt.Println(german.Text(reason))
	fmt.Println(reason)

	data, err := json.Marshal(reason)
	fmt.Println(string(data), err)
	// Output:
	// go-live was due on 2025-03-05; 12000 a year hang on it.
	// go-live war am 2025-03-05 fällig; daran hängen 12000 im Jahr.
	// journey.overdue milestone=go-live due=2025-03-05 at_stake=12000 [event e-7]
	// {"code":"journey.overdue","args":{"milestone":"go-live","due":"2025-03-05","at_stake":"12000"},"evidence":[{"kind":"event","id":"e-7"}]} <nil>
}

// All faults of an input come at once, each with its path and its kind.
func ExampleFieldErrors() {
	err := successkit.Interaction{
		ID: "i-7", Date: successkit.MustDate("2025-03-10"), Kind: "QBR", Contacts: []string{"c-1", ""}, Quality: 11,
	}.Validate()
	for fe := range successkit.FieldErrors(err) {
		fmt.Printf("%-12s %q: %v\n", fe.Path, fe.Value, fe.Err)
	}
	fmt.Println("something is missing:", errors.Is(err, successkit.ErrRequired))
	// Output:
	// kind         "QBR": malformed: want lower-case letters and digits joined by single hyphens or dots
	// contacts[1]  "": required
	// quality      "11": out of range: want 1 to 5, or 0 where it is not known
	// something is missing: true
}

// Faults brings together what is wrong with the parts of a whole.
func ExampleFaults() {
	contacts := []successkit.Contact{{ID: "c-1", Role: "The Boss"}, {}}
	var f successkit.Faults
	for i, c := range contacts {
		f.Merge(fmt.Sprintf("contacts[%d]", i), c.Validate())
	}
	fmt.Println(f.Err())
	// Output:
	// contacts[0].role: "The Boss": malformed: want lower-case letters and digits joined by single hyphens or dots
	// contacts[1].id: required
}

func ExampleContact_ActiveOn() {
	mai := successkit.Contact{
		ID: "c-1", Name: "Mai", Role: successkit.Sponsor,
		From: successkit.MustDate("2024-02-01"),
		Left: successkit.MustDate("2025-07-01"),
	}
	for _, day := range []string{"2024-01-31", "2024-02-01", "2025-06-30", "2025-07-01"} {
		fmt.Println(day, mai.ActiveOn(successkit.MustDate(day)))
	}
	fmt.Println(mai.Role.Side())
	// Output:
	// 2024-01-31 false
	// 2024-02-01 true
	// 2025-06-30 true
	// 2025-07-01 false
	// customer
}

// What was entered late is not known before it was entered, so that a report
// as of a day says the same whenever it is run.
func ExampleInteraction() {
	meeting := successkit.Interaction{
		ID:       "i-7",
		Date:     successkit.MustDate("2025-03-10"),
		Recorded: successkit.MustDate("2025-03-12"),
		Kind:     "business-review",
		Stage:    successkit.Product,
		Channel:  successkit.Video,
		Began:    successkit.VendorSide,
		Owner:    successkit.CSM,
		Contacts: []string{"c-2"},
		Quality:  4,
	}
	if err := meeting.Validate(); err != nil {
		fmt.Println(err)
		return
	}
	for _, day := range []string{"2025-03-10", "2025-03-11", "2025-03-12"} {
		fmt.Println("known on", day, meeting.KnownOn(successkit.MustDate(day)))
	}
	// Output:
	// known on 2025-03-10 false
	// known on 2025-03-11 false
	// known on 2025-03-12 true
}

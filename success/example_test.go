package success_test

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/journey"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/success"
)

// A CRM opens an account page. The customer reached its goal, but waited three
// hours for an answer where two were promised, and its champion is gone.
func Example() {
	program, err := success.New(definition())
	if err != nil {
		fmt.Println(err)
		return
	}
	account := account()
	account.Interactions[0].ResponseMinutes = new(180)
	account.People[1].Contact.Left = successkit.MustDate("2025-06-15")

	review, err := program.Review(account, successkit.MustDate("2025-07-01"))
	if err != nil {
		fmt.Println(err)
		return
	}
	phrases := success.Phrases()
	fmt.Println(review.Name, "is", review.Verdict)
	for _, a := range review.Actions {
		fmt.Printf("%s %s: %s. %s\n", a.Due, a.Owner, a.Do, phrases.Text(a.Reason))
	}
	// Output:
	// Acme Tools is unsuccessful
	// 2025-06-14 csm: repair the experience. "An answer within two hours" was breached by 1 of 1 interactions.
	// 2025-07-15 csm: win more contacts. The relationship hangs on one person.
}

// A service receives a fact, appends it and answers with the review.
func ExampleAccount_Append() {
	program, err := success.New(definition())
	if err != nil {
		fmt.Println(err)
		return
	}
	account, err := account().Append(success.Facts{
		Events: []journey.Event{{
			ID: "v3", Milestone: "first-week", Kind: journey.EventLost, Date: successkit.MustDate("2025-06-20"),
		}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	review, err := program.Review(account, successkit.MustDate("2025-07-01"))
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := json.NewEncoder(os.Stdout).Encode(review.Actions); err != nil {
		fmt.Println(err)
	}
	// Output:
	// [{"rule":"late","subject":"first-week","do":"unblock the milestone","owner":"csm","due":"2025-06-27","reason":{"code":"journey.lost-again","args":{"milestone":"A week answered in the tool","date":"2025-06-20"},"evidence":[{"kind":"milestone","id":"first-week"},{"kind":"event","id":"v3"}]},"value":"12000"}]
}

// Potential, success and health are three answers, not one.
func ExampleProgram_Review() {
	program, err := success.New(definition())
	if err != nil {
		fmt.Println(err)
		return
	}
	account := account()
	account.Observations = []outcome.Observation{{
		ID: "o1", Measure: "first-reply", Value: number("9"), Date: successkit.MustDate("2025-06-10"), Source: "export",
	}}
	review, err := program.Review(account, successkit.MustDate("2025-07-01"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("could it succeed:", review.Fit.Verdict)
	fmt.Println("does it:", review.Verdict)
	fmt.Println("early warning:", review.Health.Band, review.Health.Value.Display(0))
	// Output:
	// could it succeed: potential
	// does it: unsuccessful
	// early warning: green 92
}

// What is new on an account page since yesterday: a customer gives notice, and its
// renewal is no longer anybody's work.
func ExampleCompare() {
	d := definition()
	d.Rules = append(d.Rules, success.Rule{ID: "leaving", On: success.Leaving, Do: "hear why", Owner: successkit.CSM, WithinDays: 2})
	program, err := success.New(d)
	if err != nil {
		fmt.Println(err)
		return
	}
	account, err := account().Append(success.Facts{Departures: []success.Departure{{
		ID: "l1", Date: successkit.MustDate("2026-01-06"), Recorded: successkit.MustDate("2025-11-03"),
	}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	yesterday, err := program.Review(account, successkit.MustDate("2025-11-02"))
	if err != nil {
		fmt.Println(err)
		return
	}
	today, err := program.Review(account, successkit.MustDate("2025-11-03"))
	if err != nil {
		fmt.Println(err)
		return
	}
	changes, err := success.Compare(yesterday, today)
	if err != nil {
		fmt.Println(err)
		return
	}
	phrases := success.Phrases()
	for _, a := range changes.Raised {
		fmt.Printf("new: %s. %s\n", a.Do, phrases.Text(a.Reason))
	}
	for _, a := range changes.Settled {
		fmt.Printf("no longer: %s\n", a.Do)
	}
	// Output:
	// new: hear why. The customer leaves on 2026-01-06.
	// no longer: prepare the renewal
}

func ExampleNew_refused() {
	d := definition()
	d.Rules[5].Band = "purple"
	_, err := success.New(d)
	for fe := range successkit.FieldErrors(err) {
		fmt.Println(fe.Path, fe.Value, fe.Err)
	}
	// Output:
	// rules[5].band purple unknown: no health model has such a band
}

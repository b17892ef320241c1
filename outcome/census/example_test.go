package census_test

import (
	"fmt"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/outcome"
	"github.com/successkit/successkit/outcome/census"
)

// Who signed up for what, and has done it by its date? Two shards of a book are
// counted apart, sent as bytes, and merged.
func Example() {
	asOf := successkit.MustDate("2025-07-15")
	customer := func(useCase string, state outcome.MeasureState) census.Customer {
		return census.Customer{Segment: "mid-market", Attainment: &outcome.Attainment{ // as Attain returns it
			AsOf:     asOf,
			Required: []outcome.RequiredResult{{UseCase: useCase, State: state, Due: successkit.MustDate("2025-06-30")}},
		}}
	}
	var east, west census.Tally
	for _, c := range []census.Customer{customer("close", outcome.Achieved), customer("close", outcome.Missed), customer("hire", outcome.Unmeasured)} {
		if err := east.Add(c, asOf); err != nil {
			fmt.Println(err)
			return
		}
	}
	if err := west.Add(customer("close", outcome.Achieved), asOf); err != nil {
		fmt.Println(err)
		return
	}
	sent, err := west.MarshalBinary()
	if err != nil {
		fmt.Println(err)
		return
	}
	var received census.Tally
	if err := received.UnmarshalBinary(sent); err != nil {
		fmt.Println(err)
		return
	}
	if err := east.Merge(&received); err != nil {
		fmt.Println(err)
		return
	}
	for _, o := range census.Group(east.Sums().Outcomes, census.By{UseCase: true}) {
		fmt.Printf("%s: %d captured, %d due, %s of the measured in time\n", o.UseCase, o.Captured(), o.Due.Total(), o.InTime().Percent(0))
	}
	// Output:
	// close: 3 captured, 3 due, 67% of the measured in time
	// hire: 1 captured, 1 due, undefined of the measured in time
}

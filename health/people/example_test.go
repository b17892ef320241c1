package people_test

import (
	"fmt"
	"log"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health/people"
)

// One contact and a contract of twelve months.
func ExampleStay() {
	o, err := people.Stay(people.Question{
		Sponsors: []people.Stayer{{Contact: "ann"}}, Months: 12, Wanted: 0.9,
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.1f%% that she is still there at the renewal\n", 100*o.Any)
	fmt.Println(o.More, "further relationships make it 90%")
	for _, why := range o.Assumes {
		fmt.Println(people.Phrases().Text(why))
	}
	// Output:
	// 42.4% that she is still there at the renewal
	// 4 further relationships make it 90%
	// People are taken to leave independently of each other, which is optimistic: a reorganisation takes several at once.
	// People are taken to leave at a constant rate, after 14 months on average.
}

// Two people have a title, and one of them was met.
func ExampleSettings_Look() {
	asOf := successkit.MustDate("2026-03-31")
	c, err := people.Settings{
		Required: []successkit.Role{successkit.Sponsor, successkit.Champion}, Days: 60,
	}.Look([]successkit.Contact{
		{ID: "ann", Role: successkit.Champion}, {ID: "bob", Role: successkit.Sponsor},
	}, []successkit.Interaction{
		{ID: "m-7", Date: asOf.AddDays(-12), Kind: "meeting", Channel: successkit.Video, Contacts: []string{"ann"}},
	}, asOf)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(c.Breadth, c.RoleCoverage.Percent(0), "of the roles; nobody is", c.Uncovered)
	// Output: single 50% of the roles; nobody is [sponsor]
}

package alert_test

import (
	"fmt"
	"log"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health/alert"
)

// Silence opens one risk, however often it is seen, and a meeting clears it.
func ExampleEngine_Evaluate() {
	engine, err := alert.New(alert.Definition{Rules: []alert.Rule{
		{ID: "silent", Category: "silence", Watch: alert.Silence, Threshold: 30, Owner: successkit.CSM},
	}})
	if err != nil {
		log.Fatal(err)
	}
	day := successkit.MustDate
	contacts := []successkit.Interaction{{ID: "m-1", Date: day("2026-01-12"), Kind: "meeting"}}
	var register alert.Register
	for _, asOf := range []string{"2026-02-09", "2026-02-16", "2026-02-23", "2026-03-02"} {
		if asOf == "2026-03-02" {
			contacts = append(contacts, successkit.Interaction{ID: "m-2", Date: day("2026-02-25"), Kind: "meeting"})
		}
		register, err = engine.Evaluate(register, alert.Observation{
			Account: "acme", AsOf: day(asOf), Contacts: contacts, Renewable: decimal.NewFromInt(12_000),
		})
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(asOf, engine.Tier(register), "at risk", register.AtRisk)
		for _, risk := range register.Open() {
			fmt.Println("  "+string(risk.Owner)+":", alert.Phrases().Text(risk.Why), risk.Count)
		}
	}
	// Output:
	// 2026-02-09 calm at risk 0
	// 2026-02-16 low at risk 12000
	//   csm: There was no contact for 35 days, more than 30. 1
	// 2026-02-23 low at risk 12000
	//   csm: There was no contact for 42 days, more than 30. 2
	// 2026-03-02 calm at risk 0
}

package preset_test

import (
	"fmt"
	"log"

	"github.com/shopspring/decimal"

	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/preset"
)

// A preset is data to begin with: change it, and make a model of it.
func ExampleOnPremise() {
	def := preset.OnPremise()
	def.ID, def.Version = "ours", 1
	def.Root.Children[0].Weight = decimal.NewFromInt(50)
	model, err := health.New(def)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(model.Measures())
	// Output: [nps answered feedback support-rating open-complaints sentiment meetings last-meeting]
}

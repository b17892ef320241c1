package proof_test

import (
	"fmt"
	"log"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/proof"
)

// Did the score of three months before tell who would leave?
func Example() {
	b := newBook(1, 400, planted{"usage": 1.2, "support": 0.6}, "usage", "support")
	model, err := health.New(define(leaf("usage", "2"), leaf("support", "1")))
	if err != nil {
		log.Fatal(err)
	}
	study, err := proof.New(proof.Definition{Event: "churn", Leads: []int{90}})
	if err != nil {
		log.Fatal(err)
	}
	candidates := append([]proof.Candidate{proof.Health(model, b.of)}, proof.Measures(model, b.of)...)
	report, err := study.Run(asOf, b.decisions, candidates...)
	if err != nil {
		log.Fatal(err)
	}
	lead := report.Leads[0]
	for _, j := range lead.Judgements {
		d := j.Discrimination
		fmt.Printf("%-8s %s, area %.2f [%.2f, %.2f]\n", j.Predictor.ID, j.Answer, d.AUC.Float64(), d.Interval.Lower(), d.Interval.Upper())
	}
	for _, line := range lead.Judgements[0].Bands {
		fmt.Printf("%-6s %3d customers, %s left, with %s of the money\n", line.Band, line.Cases, line.Rate.Percent(0), line.AmountRate.Percent(0))
	}
	fmt.Printf("better than %s: %v\n", lead.BestOther, lead.Comparisons[0].Better == "model")
	// Output:
	// model    foretells, area 0.82 [0.78, 0.87]
	// usage    foretells, area 0.79 [0.74, 0.84]
	// support  foretells, area 0.64 [0.58, 0.70]
	// red     75 customers, 72% left, with 72% of the money
	// yellow 214 customers, 29% left, with 29% of the money
	// green  111 customers, 8% left, with 8% of the money
	// better than usage: true
}

// Too few decisions get no answer, and hear how many it takes.
func ExampleStudy_JudgeTrack_tooFew() {
	study, err := proof.New(proof.Definition{Event: "churn"})
	if err != nil {
		log.Fatal(err)
	}
	j, err := study.JudgeTrack(ten())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(j.Answer)
	for _, why := range j.Refused {
		fmt.Println(proof.Phrases().Text(why))
	}
	// Output:
	// undetermined
	// Only 10 decisions have a prediction, and an answer needs 30.
	// It happened 4 times and did not 6 times; an answer needs 10 of each, which at this rate takes 25 decisions.
	// The decisions span 3 of the 12 months that an answer needs.
}

// Parts of a book that are counted apart merge to the whole.
func ExampleTally() {
	study, err := proof.New(proof.Definition{Event: "churn"})
	if err != nil {
		log.Fatal(err)
	}
	visits := proof.Predictor{ID: "visits", Direction: health.HigherIsBetter}
	north, err := study.NewTally(visits, "EUR")
	if err != nil {
		log.Fatal(err)
	}
	// What a query of the other region counted: visits, who left, who stayed.
	south, err := proof.NewTally(proof.Sums{
		Predictor: visits, Currency: "EUR",
		Levels: []proof.LevelSums{{Value: 0, Events: 8, Others: 4}, {Value: 1, Events: 3, Others: 9}, {Value: 2, Others: 20}},
		Bands:  []proof.BandSums{{Events: 11, Others: 33}},
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, v := range []float64{0, 0, 1, 3, 3} {
		if err := north.AddValue(v, v == 0); err != nil {
			log.Fatal(err)
		}
	}
	if err := north.Merge(south); err != nil {
		log.Fatal(err)
	}
	d := north.Discrimination(0.95)
	fmt.Println(d.Events, d.Others, d.AUC)
	fmt.Printf("%.3f %.3f to %.3f\n", d.AUC.Float64(), d.Interval.Lower(), d.Interval.Upper())
	for _, p := range north.Capture(0.25, 0.5) {
		fmt.Printf("the worst %.0f%% hold %.0f%% of those who left\n", 100*p.Share, 100*p.Captured)
	}
	// Output:
	// 13 36 842/936
	// 0.900 0.822 to 0.977
	// the worst 25% hold 67% of those who left
	// the worst 50% hold 96% of those who left
}

// Which verdict about fit tells who stays? The words come as they were judged,
// and what was judged later is not seen.
func ExampleVerdicts() {
	history := map[string][]proof.Verdict{}
	var decisions []proof.Decision
	for i := range 200 {
		word, leaves := "potential", i%10 == 0
		if i%4 == 1 {
			word, leaves = "no-potential", i%8 == 1
		}
		d := decided(i, leaves)
		decisions = append(decisions, d)
		history[d.Subject] = []proof.Verdict{
			{ID: "signing", Word: word, Date: d.Date.AddDays(-700)},
			{ID: "post-mortem", Word: "no-potential", Date: d.Date.AddDays(-300), Recorded: d.Date.AddDays(30)},
		}
	}
	study, err := proof.New(proof.Definition{Event: "churn", Leads: []int{180}})
	if err != nil {
		log.Fatal(err)
	}
	fit := proof.Verdicts("fit", []string{"no-potential", "potential"}, func(subject string) ([]proof.Verdict, error) {
		return history[subject], nil
	})
	report, err := study.Run(asOf, decisions, fit)
	if err != nil {
		log.Fatal(err)
	}
	j := report.Leads[0].Judgements[0]
	fmt.Println(j.Answer)
	for _, line := range j.Bands {
		fmt.Printf("%-12s %s left, %.0f%% to %.0f%%\n", line.Band, line.Rate.Percent(0), 100*line.Interval.Lower(), 100*line.Interval.Upper())
	}
	// Output:
	// foretells
	// no-potential 50% left, 37% to 63%
	// potential    13% left, 9% to 20%
}

// The bands that would have caught half of those who left in red, and nine in
// ten in red and yellow.
func ExampleStudy_Cuts() {
	b := newBook(2, 500, planted{"usage": 1.2}, "usage")
	model, err := health.New(define(leaf("usage", "1")))
	if err != nil {
		log.Fatal(err)
	}
	study, err := proof.New(proof.Definition{Event: "churn"})
	if err != nil {
		log.Fatal(err)
	}
	track, err := study.Follow(asOf, b.decisions, proof.Health(model, b.of), 90)
	if err != nil {
		log.Fatal(err)
	}
	cuts, err := study.Cuts(track, model, successkit.CountRate(1, 2), successkit.CountRate(9, 10))
	if err != nil {
		log.Fatal(err)
	}
	for _, line := range cuts.Lines {
		fmt.Printf("%s below %s: %s of those who left (%s held out), %s of all\n",
			line.Band, line.Cut, line.Recall.Percent(0), line.HeldOut.Percent(0), line.Flagged.Percent(0))
	}
	for _, c := range cuts.Draft.Changes {
		fmt.Println(c.Path, c.From, "->", c.To)
	}
	// Output:
	// red below 48.1: 50% of those who left (50% held out), 22% of all
	// yellow below 62.2: 91% of those who left (90% held out), 65% of all
	// version 3 -> 4
	// bands.list[1].from 50 -> 48.1
	// bands.list[2].from 62 -> 62.2
}

// Weights that tell better, as a draft.
func ExampleStudy_Suggest() {
	b := newBook(3, 800, planted{"usage": 1.2, "support": 0.6, "noise": 0}, "usage", "support", "noise")
	model, err := health.New(define(leaf("usage", "1"), leaf("support", "1"), leaf("noise", "1")))
	if err != nil {
		log.Fatal(err)
	}
	study, err := proof.New(proof.Definition{Event: "churn"})
	if err != nil {
		log.Fatal(err)
	}
	s, err := study.Suggest(asOf, b.decisions, model, b.of, proof.Ridge{})
	if err != nil {
		log.Fatal(err)
	}
	for _, w := range s.Weights {
		fmt.Printf("%-8s %3.0f -> %3.0f\n", w.Measure, w.Present, w.Suggested)
	}
	fmt.Printf("held out: %.2f, at present %.2f; better: %s\n",
		s.Drafted.Discrimination.AUC.Float64(), s.Present.Discrimination.AUC.Float64(), s.Comparison.Better)
	// Output:
	// usage     33 ->  60
	// support   33 ->  37
	// noise     33 ->   3
	// held out: 0.83, at present 0.77; better: draft
}

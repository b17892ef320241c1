package trend_test

import (
	"fmt"
	"log"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/health"
	"github.com/successkit/successkit/health/trend"
)

// Four weeks of stored scores: the score fell, and has been falling for two weeks.
func ExampleOfHistory() {
	asOf := successkit.MustDate("2026-03-30")
	var history []trend.Point
	for i, v := range []string{"61", "64", "71", "71", "70"} { // this week, the one before, …
		history = append(history, trend.Point{Date: asOf.AddDays(-7 * i), Model: "saas", Version: 2, Value: health.MustPoints(v)})
	}
	t, err := trend.OfHistory(history, asOf, trend.Settings{WindowDays: 28, DeadBand: health.MustPoints("3")})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(t.Direction, t.Change, "points,", t.Speed, "a month")
	fmt.Println(t.Run.Steps, "weeks in a row since", t.Run.Since, "by", t.Run.Fall, "points")
	// Output:
	// down -9 points, -9.642857 a month
	// 2 weeks in a row since 2026-03-16 by 10 points
}

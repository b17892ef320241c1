package metrics_test

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/metrics"
)

// A host whose rows lie in two files, in a form of its own.
func ExampleLoadParts() {
	files := []string{
		"acme 2025-01-03 4900\nbolt 2025-01-20 9900\n",
		"acme 2025-02-11 -4900\n",
	}
	var parts []func() metrics.Reader[string]
	for _, file := range files {
		parts = append(parts, func() metrics.Reader[string] {
			lines := bufio.NewScanner(strings.NewReader(file))
			return func(c *metrics.Change[string]) error {
				if !lines.Scan() {
					return cmp.Or(lines.Err(), io.EOF)
				}
				var date string
				_, err := fmt.Sscan(lines.Text(), &c.Account, &date, &c.Units)
				if err != nil {
					return err
				}
				c.Date, err = successkit.ParseDate(date)
				return err
			}
		})
	}
	ledger, err := metrics.LoadParts(3, 2, parts, metrics.Workers(2))
	if err != nil {
		fmt.Println(err)
		return
	}
	year, err := ledger.Waterfall(successkit.Year(2025))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(year.Lines.New.Amount, year.Lines.Churn.Amount, year.Closing)
	// Output:
	// 148 49 99
}

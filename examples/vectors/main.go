// Command vectors computes test vectors through the library's public API and
// says which of them it gets right.
//
//	go run ./examples/vectors FILE...
//	go run ./examples/vectors -json FILE... > results.json
//
// A vector file is one JSON object with a family and cases, each with inputs
// and what is expected of them. The program computes every case it knows from
// its inputs alone; what is expected is looked at only to count what agrees. It
// exits with status 1 where a case does not agree or cannot be computed. With
// -json it prints one object a file, with what it got for each case, null where
// it knows no way to compute it.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("vectors", flag.ContinueOnError)
	flags.SetOutput(stderr)
	asJSON := flags.Bool("json", false, "print what was got for each case, one JSON object a file")
	flags.Usage = func() {
		fmt.Fprint(stderr, "usage: vectors [-json] FILE...\n\nComputes the cases of vector files and counts those that agree with what is expected.\n\n")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return 0
	} else if err != nil {
		return 2
	}
	if flags.NArg() == 0 {
		flags.Usage()
		return 2
	}
	tally := newTally()
	for _, path := range flags.Args() {
		f, err := read(path)
		if err == nil {
			r := compute(path, f, tally)
			if *asJSON {
				err = json.NewEncoder(stdout).Encode(r)
			}
		}
		if err != nil {
			fmt.Fprintf(stderr, "vectors: %s: %v\n", path, err)
			return 1
		}
	}
	if *asJSON {
		tally.printWrong(stderr)
	} else {
		tally.print(stdout)
	}
	if tally.failed > 0 {
		return 1
	}
	return 0
}

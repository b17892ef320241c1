// Command vectors computes test vectors through the library's public API and
// says which of them it gets right.
//
//	go run ./examples/vectors FILE...
//	go run ./examples/vectors -json FILE... > results.json
//
// A vector file is one JSON object with a family and cases, each with inputs
// and what is expected of them. The program computes every case it knows from
// its inputs alone; what is expected is looked at only to count what agrees.
// With -json it prints one object a file, with what it got for each case.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// A file is a file of vectors. In most the cases stand in Cases; that of a
// whole ledger has one, of which the inputs are in another file.
type file struct {
	Family     string          `json:"family"`
	Cases      []vector        `json:"cases"`
	LedgerFile string          `json:"ledger_file"`
	Expected   json.RawMessage `json:"expected"`
	Ledger     json.RawMessage `json:"ledger"`
}

// A vector is one case.
type vector struct {
	Name      string          `json:"name"`
	Family    string          `json:"family"`
	Inputs    json.RawMessage `json:"inputs"`
	Expected  json.RawMessage `json:"expected"`
	Tolerance tolerance       `json:"tolerance"`
}

// A result is what the program got for a file.
type result struct {
	File   string `json:"file"`
	Family string `json:"family"`
	Cases  []got  `json:"cases"`
}

// got is what the program got for a case: nil where it knows no way to
// compute it.
type got struct {
	Name string `json:"name"`
	Got  any    `json:"got"`
}

// families say how the cases of a family are computed from their inputs.
var families = map[string]func(inputs json.RawMessage) (any, error){
	"period_metrics":    periodMetrics,
	"ledger_expected":   ledgerExpected,
	"ledger_validation": ledgerValidation,
}

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("vectors", flag.ContinueOnError)
	flags.SetOutput(stderr)
	asJSON := flags.Bool("json", false, "print what was got for each case, one JSON object a file")
	flags.Usage = func() {
		fmt.Fprint(stderr, "usage: vectors [-json] FILE...\n\nComputes the cases of vector files and counts those that agree with what is expected.\n\n")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
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
			var r result
			if r, err = compute(path, f, tally); err == nil && *asJSON {
				err = json.NewEncoder(stdout).Encode(r)
			}
		}
		if err != nil {
			fmt.Fprintf(stderr, "vectors: %s: %v\n", path, err)
			return 1
		}
	}
	if !*asJSON {
		tally.print(stdout)
	}
	if tally.failed > 0 {
		return 1
	}
	return 0
}

// read reads a whole file, and the ledger it names as the inputs of its one
// case.
func read(path string) (file, error) {
	var f file
	if err := decode(path, &f); err != nil {
		return file{}, err
	}
	if f.LedgerFile == "" {
		return f, nil
	}
	var l file
	if err := decode(filepath.Join(filepath.Dir(path), f.LedgerFile), &l); err != nil {
		return file{}, err
	}
	f.Cases = []vector{{Name: f.Family, Inputs: l.Ledger, Expected: f.Expected}}
	return f, nil
}

func decode(path string, into any) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, into)
}

// compute computes every case of a file and counts those that agree.
func compute(path string, f file, t *tally) (result, error) {
	r := result{File: filepath.Base(path), Family: f.Family, Cases: []got{}}
	for _, c := range f.Cases {
		family := f.Family
		if c.Family != "" {
			family = c.Family
		}
		var value any
		if how, ok := families[family]; ok {
			var err error
			if value, err = how(c.Inputs); err != nil {
				return result{}, fmt.Errorf("%s: %w", c.Name, err)
			}
		}
		r.Cases = append(r.Cases, got{Name: c.Name, Got: value})
		if err := t.count(family, c, value); err != nil {
			return result{}, fmt.Errorf("%s: %w", c.Name, err)
		}
	}
	return r, nil
}

// Gen makes the sample of examples/fit: the profile and the offer of a vendor of
// forecasts, a pipeline of prospects with gaps in what is known of them, the
// customers that were won in two years, the segments of its market, and two ways
// in which it might grow. Nothing in it is of a real company.
//
// The same flags make the same bytes, on any machine. From the top of the
// module, what the sample was made with:
//
//	go run ./examples/fit/gen -dir examples/fit/data
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

const intro = `Usage: gen -dir FOLDER [flags]

Writes a made-up profile, pipeline, book of customers and market, as files of
JSON and CSV. The same flags write the same bytes.

  -dir FOLDER    where the files go
  -seed N        others of the same kind, by default 1
  -prospects N   how many prospects, by default 200
  -customers N   how many customers, by default 600
`

// settings are what a sample depends on.
type settings struct {
	seed                 uint64
	prospects, customers int
}

// run is the program: it returns the exit code, 0 or 1.
func run(args []string, stdout, stderr io.Writer) int {
	var s settings
	var dir string
	flags := flag.NewFlagSet("gen", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Usage = func() {}
	flags.StringVar(&dir, "dir", "", "")
	flags.Uint64Var(&s.seed, "seed", 1, "")
	flags.IntVar(&s.prospects, "prospects", 200, "")
	flags.IntVar(&s.customers, "customers", 600, "")
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stdout, intro)
		return 0
	case err != nil:
	case flags.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q; -h lists the flags", flags.Arg(0))
	case dir == "":
		err = errors.New("-dir: want the folder to write to")
	case s.prospects < 1 || s.prospects > 1_000_000:
		err = fmt.Errorf("-prospects %d: want 1 to 1,000,000", s.prospects)
	case s.customers < 1 || s.customers > 1_000_000:
		err = fmt.Errorf("-customers %d: want 1 to 1,000,000", s.customers)
	default:
		err = write(dir, s)
	}
	if err != nil {
		fmt.Fprintf(stderr, "gen: %s\n", err)
		return 1
	}
	return 0
}

// write writes the files of a sample.
func write(dir string, s settings) error {
	files, err := sample(s)
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, f.name), f.data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// A file is one of a sample.
type file struct {
	name string
	data []byte
}

// sample makes every file.
func sample(s settings) ([]file, error) {
	profile, err := indented(profileFile{Versions: versions(), Offers: offers()})
	if err != nil {
		return nil, err
	}
	growth, err := indented(twoWays())
	if err != nil {
		return nil, err
	}
	return []file{
		{"profile.json", profile},
		{"growth.json", growth},
		{"pipeline.csv", pipelineCSV(s)},
		{"customers.csv", customersCSV(s)},
		{"segments.csv", []byte(segmentsCSV)},
		{"capabilities.csv", []byte(capabilitiesCSV)},
	}, nil
}

// Gen makes the sample of examples/health: forty customers of a vendor of
// software that does not exist, what their measures showed over two years, whom
// the vendor met, and what happened to them.
//
// The same flags make the same bytes. From the top of the module, what the sample
// was made with:
//
//	go run ./examples/health/gen -into examples/health/data
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/successkit/successkit"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

const intro = `Usage: gen -into FOLDER [flags]

Writes the files of a made-up book of customers. The same flags write the same
bytes.

  -into FOLDER  where they go
  -seed N       another book of the same kind, by default 1
  -accounts N   how many customers, by default 40
`

// run is the program: it returns the exit code, 0 or 1.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("gen", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Usage = func() {}
	into := flags.String("into", "", "")
	seed := flags.Uint64("seed", 1, "")
	accounts := flags.Int("accounts", 40, "")
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stdout, intro)
		return 0
	case err != nil:
	case *into == "":
		err = errors.New("-into: want the folder to write to")
	case *accounts < 1 || *accounts > 9999:
		err = fmt.Errorf("-accounts %d: want 1 to 9999", *accounts)
	default:
		err = newBook(*seed, *accounts).write(*into)
	}
	if err != nil {
		fmt.Fprintf(stderr, "gen: %s\n", err)
		return 1
	}
	return 0
}

// write writes every file of the book.
func (b *book) write(folder string) error {
	for _, f := range b.files {
		if err := os.WriteFile(filepath.Join(folder, f.name), f.text.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// The book begins on the first of these Mondays and ends on the last.
var (
	firstWeek = successkit.MustDate("2024-04-01")
	lastWeek  = successkit.MustDate("2026-03-30")
)

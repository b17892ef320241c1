package main

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/successkit/successkit/success"
	"github.com/successkit/successkit/success/portfolio"
	"github.com/successkit/successkit/success/report"
	"github.com/successkit/successkit/success/tabular"
)

//go:embed data
var sample embed.FS

// A book is a folder with a program and accounts.
type book struct {
	folder     fs.FS
	program    *success.Program
	definition success.Definition
	capacity   *capacity // nil where nobody has said
	targets    []report.Target
	parts      []string // the folders of tables in it
}

// A capacity says whose time there is, and what takes it.
type capacity struct {
	Plan   portfolio.Definition `json:"plan"`
	Owners []portfolio.Owner    `json:"owners"`
}

// openBook opens a folder, or the sample where none is named.
func openBook(dir string) (*book, error) {
	b := &book{folder: os.DirFS(dir)}
	if dir == "" {
		var err error
		if b.folder, err = fs.Sub(sample, "data"); err != nil {
			return nil, err
		}
	}
	if err := b.readJSON("program.json", &b.definition, true); err != nil {
		return nil, err
	}
	var err error
	if b.program, err = success.New(b.definition); err != nil {
		return nil, fmt.Errorf("program.json: %w", err)
	}
	if err := b.readJSON("capacity.json", &b.capacity, false); err != nil {
		return nil, err
	}
	if err := b.readJSON("targets.json", &b.targets, false); err != nil {
		return nil, err
	}
	b.parts, err = fs.Glob(b.folder, "part-*")
	if len(b.parts) == 0 {
		b.parts = []string{"."}
	}
	return b, err
}

// readJSON reads a file, or nothing where it is missing and may be. A member that its form does not have is refused: it is most
// often one misspelt.
func (b *book) readJSON(name string, into any, required bool) error {
	data, err := fs.ReadFile(b.folder, name)
	if errors.Is(err, fs.ErrNotExist) && !required {
		return nil
	}
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return fmt.Errorf("%s%s: %w", name, line(data, err), err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("%s: something follows", name)
	}
	return nil
}

// line says in which line of a JSON text an error lies, as ":12", as far as the
// error knows.
func line(data []byte, err error) string {
	var offset int64
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		offset = syntax.Offset
	} else if kind, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		offset = kind.Offset
	} else {
		return ""
	}
	return fmt.Sprintf(":%d", 1+bytes.Count(data[:offset], []byte("\n")))
}

// accounts reads the tables of a part.
func (b *book) accounts(part string) ([]success.Account, error) {
	folder, err := fs.Sub(b.folder, part)
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(folder, "*.csv")
	if err != nil {
		return nil, err
	}
	tables := map[string][]byte{}
	for _, name := range names {
		if tables[strings.TrimSuffix(name, ".csv")], err = fs.ReadFile(folder, name); err != nil {
			return nil, err
		}
	}
	accounts, err := tabular.Accounts(tables)
	if err != nil && part != "." {
		err = fmt.Errorf("%s: %w", part, err)
	}
	return accounts, err
}

// find returns the account of an id.
func (b *book) find(id string) (success.Account, error) {
	for _, part := range b.parts {
		data, err := fs.ReadFile(b.folder, path.Join(part, "accounts.csv"))
		if err == nil && !strings.Contains(id, `"`) && !bytes.Contains(data, []byte(id)) {
			continue // which is quicker told so than by reading every table
		}
		accounts, err := b.accounts(part)
		if err != nil {
			return success.Account{}, err
		}
		for _, a := range accounts {
			if a.ID == id {
				return a, nil
			}
		}
	}
	return success.Account{}, fmt.Errorf("account %q: the book has none of this id", id)
}

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
)

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

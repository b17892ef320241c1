package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"slices"
)

// A tolerance says how near a figure must come. The zero tolerance is exact.
type tolerance struct {
	Kind string      `json:"kind"`
	Abs  json.Number `json:"abs"`
	Rel  json.Number `json:"rel"`
}

// differ returns where two values differ, or the empty text. Texts that are
// numbers compare as numbers, and fractions as fractions; what a source prints
// is not compared.
func differ(want, have any, tol tolerance, path string) string {
	switch w := want.(type) {
	case map[string]any:
		h, ok := have.(map[string]any)
		if !ok {
			return path + ": want an object"
		}
		if w["num"] != nil && w["den"] != nil {
			return differFraction(w, h, tol, path)
		}
		for _, key := range slices.Sorted(maps.Keys(w)) {
			if key == "published" {
				continue
			}
			v, ok := h[key]
			if !ok {
				return path + "." + key + ": missing"
			}
			if at := differ(w[key], v, tol, path+"."+key); at != "" {
				return at
			}
		}
		return ""
	case []any:
		h, ok := have.([]any)
		if !ok || len(h) != len(w) {
			return fmt.Sprintf("%s: want a list of %d", path, len(w))
		}
		for i := range w {
			if at := differ(w[i], h[i], tol, fmt.Sprintf("%s[%d]", path, i)); at != "" {
				return at
			}
		}
		return ""
	}
	if equal(want, have, tol) {
		return ""
	}
	return fmt.Sprintf("%s: want %v, got %v", path, want, have)
}

func differFraction(w, h map[string]any, tol tolerance, path string) string {
	wn, wd, hn, hd := rational(w["num"]), rational(w["den"]), rational(h["num"]), rational(h["den"])
	if wn == nil || wd == nil || hn == nil || hd == nil ||
		new(big.Rat).Mul(wn, hd).Cmp(new(big.Rat).Mul(hn, wd)) != 0 {
		return fmt.Sprintf("%s: want %v/%v, got %v/%v", path, w["num"], w["den"], h["num"], h["den"])
	}
	return differ(w["value"], h["value"], tol, path+".value")
}

// quotient is how near two quotients must come that are printed to 18 places.
var quotient = big.NewRat(1, 1_000_000_000_000_000)

func equal(want, have any, tol tolerance) bool {
	w, h := rational(want), rational(have)
	if w == nil || h == nil {
		return want == have
	}
	gap := new(big.Rat).Sub(w, h)
	gap.Abs(gap)
	if text, ok := want.(string); ok && len(text) > 19 && text[len(text)-19] == '.' && gap.Cmp(quotient) <= 0 {
		return true
	}
	allowed := new(big.Rat)
	if abs := rational(tol.Abs); abs != nil {
		allowed = abs
	}
	if rel := rational(tol.Rel); rel != nil {
		allowed = new(big.Rat).Mul(rel, new(big.Rat).Abs(w))
	}
	return gap.Cmp(allowed) <= 0
}

// rational returns a number, or nil where v is none.
func rational(v any) *big.Rat {
	var text string
	switch v := v.(type) {
	case string:
		text = v
	case json.Number:
		text = v.String()
	default:
		return nil
	}
	if len(text) == 0 || len(text) > 400 {
		return nil
	}
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		return nil
	}
	return r
}

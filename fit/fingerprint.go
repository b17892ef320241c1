package fit

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"github.com/successkit/successkit/internal/exact"
)

// canon is a canonical form under construction.
type canon []byte

// fingerprint returns the SHA-256 of the canonical form of a valid d.
func (d Definition) fingerprint() string {
	c := d.canonical("profile")
	return c.fingerprint()
}

func (c *canon) fingerprint() string {
	sum := sha256.Sum256(*c)
	return hex.EncodeToString(sum[:])
}

// fingerprint returns the SHA-256 of the canonical form of a valid o, made as
// that of a definition, with the capabilities by id.
func (o Offer) fingerprint() string {
	c := canon("successkit fit offer\n")
	c.text("id", o.ID)
	c.number("version", o.Version)
	c.text("effective_from", o.EffectiveFrom.String())
	for _, part := range o.sorted() {
		c.text("capability", part.ID)
		c.answer(part.Delivers)
	}
	return c.fingerprint()
}

// canonical returns the bytes that the fingerprint is taken of: a heading that
// says what it is of, and then one line a field, in a fixed order, as name, length and value:
//
//	horizon_days 2:90
//
// The lengths keep apart what the values could blur. A field without a value
// has no line, so that a field which a later release adds leaves the
// fingerprints of what does without it alone. Enums stand as their words,
// decimals in plain notation. To whom a criterion was published decides nothing
// about a prospect and is left out.
func (d Definition) canonical(of string) canon {
	c := canon("successkit fit " + of + "\n")
	c.text("id", d.ID)
	c.number("version", d.Version)
	c.text("effective_from", d.EffectiveFrom.String())
	c.number("horizon_days", d.HorizonDays)
	for _, cr := range d.Criteria {
		c.text("criterion", cr.ID)
		c.text("input", cr.Input.String())
		c.text("kind", cr.Kind.String())
		c.text("question", cr.Question)
		c.rule(cr.Rule)
		if cr.Remedy != 0 {
			c.text("remedy", cr.Remedy.String())
		}
		c.number("fresh_days", cr.FreshDays)
		c.number("cost", cr.Cost)
	}
	return c
}

func (c *canon) text(name, value string) {
	b := append(*c, name...)
	b = append(b, ' ')
	b = strconv.AppendInt(b, int64(len(value)), 10)
	b = append(b, ':')
	b = append(b, value...)
	b = append(b, '\n')
	*c = b
}

func (c *canon) number(name string, n int) {
	if n != 0 {
		c.text(name, strconv.Itoa(n))
	}
}

func (c *canon) answer(a Answer) {
	switch a.form {
	case yesNoForm:
		c.text("yes_no", a.String())
	case numberForm:
		c.text("number", exact.Text(a.number))
	case wordsForm:
		for _, w := range a.words {
			c.text("word", w)
		}
	case dateForm:
		c.text("date", a.date.String())
	case noForm:
	}
}

func (c *canon) rule(r Rule) {
	c.text("op", r.Op.String())
	c.answer(r.Value)
	if r.Offer != "" {
		c.text("offer", r.Offer)
	}
	c.number("rules", len(r.Rules))
	for _, sub := range r.Rules {
		c.rule(sub)
	}
}

package main

import (
	"fmt"
	"strings"

	"github.com/successkit/successkit"
	"github.com/successkit/successkit/fit"
)

// criteriaOf returns the criteria of all versions, each once, as it stands last.
func criteriaOf(versions []fit.Definition) []fit.Criterion {
	var all []fit.Criterion
	at := map[string]int{}
	for _, v := range versions {
		for _, c := range v.Criteria {
			if i, ok := at[c.ID]; ok {
				all[i] = c
				continue
			}
			at[c.ID] = len(all)
			all = append(all, c)
		}
	}
	return all
}

// columnsOf returns these columns and one for each criterion.
func columnsOf(criteria []fit.Criterion, others ...string) []string {
	for _, c := range criteria {
		others = append(others, c.ID)
	}
	return others
}

// facts returns the answers and promises of a row, as of the day on which they
// were given.
func (r row) facts(criteria []fit.Criterion, asked successkit.Date) fit.Facts {
	var facts fit.Facts
	for _, c := range criteria {
		text := r.text(c.ID)
		if text == "" {
			continue
		}
		answer, err := parseAnswer(c, text)
		e := fit.Evidence{ID: r.path(c.ID), Criterion: c.ID, Answer: answer, Date: asked, Source: r.sheet.source.String()}
		if err == nil {
			err = e.Validate()
		}
		if err != nil {
			r.note(c.ID, err)
			continue
		}
		facts.Evidence = append(facts.Evidence, e)
	}
	for i, text := range strings.Split(r.text("promises"), ";") {
		if strings.TrimSpace(text) == "" {
			continue
		}
		c, err := parsePromise(text, asked)
		c.ID = fmt.Sprintf("%s[%d]", r.path("promises"), i)
		if err == nil {
			err = c.Validate()
		}
		if err != nil {
			r.note("promises", err)
			continue
		}
		facts.Commitments = append(facts.Commitments, c)
	}
	return facts
}

// parseAnswer reads an answer to a criterion's question.
func parseAnswer(c fit.Criterion, text string) (fit.Answer, error) {
	op := c.Rule.Op
	if len(c.Rule.Rules) > 0 {
		op = c.Rule.Rules[0].Op
	}
	switch op {
	case fit.Is:
		if text != "yes" && text != "no" {
			return fit.Answer{}, fmt.Errorf("%w: want yes or no", successkit.ErrMalformed)
		}
		return fit.YesNo(text == "yes"), nil
	case fit.AtLeast, fit.AtMost:
		d, err := parseNumber(text)
		return fit.Number(d), err
	case fit.OnOrBefore, fit.OnOrAfter:
		d, err := successkit.ParseDate(text)
		return fit.Day(d), err
	case fit.OneOf, fit.AllOf, fit.OnlyOf, fit.AllRules, fit.AnyRule, fit.UnknownOp:
	}
	if text == "none" {
		return fit.Words(), nil
	}
	return fit.Words(strings.Fields(text)...), nil
}

// parsePromise reads CRITERION SIDE DAY WHAT.
func parsePromise(text string, given successkit.Date) (fit.Commitment, error) {
	words := strings.Fields(text)
	if len(words) < 4 {
		return fit.Commitment{}, fmt.Errorf("%w: want CRITERION SIDE DAY WHAT", successkit.ErrMalformed)
	}
	c := fit.Commitment{Criterion: words[0], What: strings.Join(words[3:], " "), Date: given}
	var err error
	if c.By, err = successkit.ParseSide(words[1]); err != nil {
		return c, err
	}
	c.Due, err = successkit.ParseDate(words[2])
	return c, err
}

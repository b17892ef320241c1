package main

import "github.com/successkit/successkit/metrics"

// printSegments prints the parts of the book by each attribute.
func (p *page) printSegments() {
	for from := 0; from < len(p.Segments); {
		key, to := p.Segments[from].Key, from
		for to < len(p.Segments) && p.Segments[to].Key == key {
			to++
		}
		p.printSegment(key, p.Segments[from:to])
		from = to
	}
}

func (p *page) printSegment(key string, parts []metrics.Segment) {
	p.title("By %s, as it was at the start of the period or when the account came", key)
	var rows []labelled
	t := table{align: "lrrrrrr"}
	t.add("", "GRR", "parts", "NRR", "parts", "logo churn", "parts")
	rates := func(name string, r metrics.Retention) {
		t.add(name, percent(r.GRR), p.parts(r.GRR), percent(r.NRR), p.parts(r.NRR), percent(r.LogoChurn), r.LogoChurn.String())
	}
	for _, s := range parts {
		name := s.Value
		if name == "" {
			if empty(s.Waterfall) {
				continue // it counts what was not known on the day, and nothing else
			}
			name = "not said"
		}
		rows = append(rows, labelled{name, s.Waterfall})
		rates(name, s.Retention)
	}
	rates("together", p.Retention)
	p.waterfalls(append(rows, labelled{"together", p.Waterfall}))
	p.out.WriteString("\n" + t.String())
}

// empty reports whether nothing was there and nothing came.
func empty(w metrics.Waterfall) bool {
	return w.OpeningAccounts+w.New.Events+w.Reactivation.Events+w.TransferIn.Events+w.ClosingAccounts == 0
}

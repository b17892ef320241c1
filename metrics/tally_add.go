package metrics

// addSpan adds one account.
func addSpan[T number[T]](t *Tally, s *span[T], places int32, causes []string) {
	t.ignored += s.ignored
	opened, closed := s.opening.sign() > 0, s.closing.sign() > 0
	s.opening.addTo(&t.opening, places)
	s.closing.addTo(&t.closing, places)
	if closed {
		t.logos.Closing++
	}
	for kind := range t.event {
		if n := s.events[kind]; n > 0 {
			t.event[kind].accounts++
			t.event[kind].events += n
			s.amounts[kind].addTo(&t.event[kind].sum, places)
		}
	}
	addCauses(t, s, places, causes)
	for _, m := range s.netMovements() {
		if m.amount.sign() != 0 {
			t.net[m.kind].accounts++
			t.net[m.kind].events++
			m.amount.addTo(&t.net[m.kind].sum, places)
		}
	}
	stayed := s.closing.sub(s.transferred)
	if s.events[Churn] > 0 {
		switch remains := stayed.sign() > 0; {
		case remains && opened:
			t.logos.LeftAndReturned++
		case !remains:
			t.logos.LeftInPeriod++
			if s.events[New] > 0 {
				t.logos.JoinedAndLeft++
			}
		}
	}
	if opened {
		addOpened(t, s, stayed, places)
	}
}

// addOpened adds an account of the opening book, which has stayed of its
// revenue.
func addOpened[T number[T]](t *Tally, s *span[T], stayed T, places int32) {
	t.logos.Opening++
	stayed.addTo(&t.remained, places)
	lesser(s.opening, stayed).addTo(&t.capped, places)
	s.lowest.addTo(&t.lowest, places)
	s.amounts[Churn].addTo(&t.losses, places)
	s.amounts[Contraction].addTo(&t.losses, places)
	if stayed.sign() <= 0 {
		return
	}
	t.logos.Retained++
	s.opening.addTo(&t.stayers, places)
	switch stayed.cmp(s.opening) {
	case 1:
		t.logos.Upgraded++
	case -1:
		t.logos.Downgraded++
	}
}

// addCauses adds the movements that have a cause. An account counts once for
// each kind and cause.
func addCauses[T number[T]](t *Tally, s *span[T], places int32, causes []string) {
	for _, m := range s.causes {
		c := t.cause(m.kind, causes[m.cause])
		c.events++
		m.amount.addTo(&c.sum, places)
		if c.latest != s.account+1 {
			c.latest = s.account + 1
			c.accounts++
		}
	}
}

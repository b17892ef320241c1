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
	switch {
	case opened:
		addOpened(t, s, stayed, places)
	case s.transferred.sign() > 0:
		addTakenOver(t, s, stayed, places)
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

// addTakenOver adds an account that was not there at the start and took revenue
// over. The account it came from has kept that revenue, see addOpened; what has
// become of it since is counted here: stayed is what was gained beside it or,
// below 0, lost of it.
func addTakenOver[T number[T]](t *Tally, s *span[T], stayed T, places int32) {
	var zero T
	stayed.addTo(&t.remained, places)
	lesser(zero, stayed).addTo(&t.capped, places)
	s.lowest.addTo(&t.lowest, places)
	s.amounts[Churn].addTo(&t.losses, places)
	s.amounts[Contraction].addTo(&t.losses, places)
	if s.closing.sign() == 0 {
		t.logos.LostOver++
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

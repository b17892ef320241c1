// Package cadence keeps the recurring events of a relationship: business reviews,
// check-ins, renewals. It says which are due, which were held, and which are
// overdue or were missed, before the customer has to ask.
//
// # Model
//
// A [Definition] lists rules, each an interval of days or months; [New] checks it
// and makes a [Schedule]. [Schedule.Agenda] takes the day on which the
// relationship, or a term of it, began and what was held since, and lists the
// occurrences of a period as of a day. What becomes known later changes no earlier
// agenda.
//
// Two readings of "every quarter" are in use, and a rule says which it means. By
// [Calendar], occurrences keep their dates whatever happens: a review held late
// leaves the next where it was, and each meeting counts for the occurrence whose
// due date is nearest, the earlier of two that are equally near. By [Rolling], the
// next is due an interval after the last one held, and after the start while none
// was: no contact ever is the longest silence, not none.
//
// # Limits
//
//	rules of a schedule    1 to 1,000
//	interval               1 to 36,500 days or 1 to 1,200 months
//	due soon, grace        0 to 36,500 days; due soon is 7 where it says nothing
//	period of an agenda    at most 36,525 days, and 200,000 occurrences
//
// Months are counted from the start, so that from 31 January the months fall on 28
// February and 31 March.
//
// # Reasons and errors
//
// An agenda has one reason for each occurrence that is overdue or was missed, with
// the codes [CodeOverdue] and [CodeMissed]. Definitions and facts are refused with
// all their faults at once; an event of another rule, or of before the start, is no
// error and is listed as ignored.
//
// # Example
//
//	schedule, err := cadence.New(definition)
//	if err != nil {
//		return err
//	}
//	agenda, err := schedule.Agenda(start, held, successkit.Quarter(2026, 2), today)
package cadence

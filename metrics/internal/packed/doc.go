// Package packed holds a book of accounts in eight bytes a change, and answers
// what every month did to it in one pass.
//
// A [Block] is made in bulk from plain changes (account, day, amount) and is
// never changed. Its accounts lie one after the other, each with its changes
// in order of day, and each change is one [Word]: month, day and the balance
// that it leads to. Whoever loads a block gives the amounts as whole counts of
// one unit, cents say; what does not fit is refused as a whole, and the caller
// takes its slower, unbounded road.
//
// What makes it fast, each in one place with the test that pins it:
//
//   - table: ids in one arena and open addressing, looked up in stages, so that
//     the cache misses of a whole batch overlap. TestIDs, TestCollidingIDs,
//     TestSlotHolds, TestFullTable.
//   - partition: with many rows, accounts are first told apart by hash, so that
//     each part's table and sort stay near the processor. TestWorkersAndPartitions.
//   - Word: balances and not changes, so that no sum has to be waited for. TestWords.
//   - account: the balance of a year ago is found by counting bits.
//     TestMarksAgainstWalk.
//   - Months: all results are added up as differences at the changes and summed
//     over the months once, at the end. TestMonthsAgainstPlainPrograms.
//   - Find: the slots of ids are made when the first is asked for, which no report
//     does. TestFindTogether.
//
// FuzzMonthly of package metrics holds the whole against a walk month by month, and
// its TestAllocations pins what a report allocates.
//
// Figures in comments are nanoseconds a row at a million rows with ten rows an
// account, on one core.
package packed

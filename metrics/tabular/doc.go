// Package tabular reads tables, as bytes of CSV, into the rows that the metrics
// packages take: movements, snapshots, subscriptions, usage and contract lines.
// It opens no file: the caller reads the bytes from wherever they are.
//
// Columns are found by the names in the first line, in any order; columns that
// nobody asks for are passed over. [Columns] names them where the defaults do
// not fit, and says how dates and numbers are written:
//
//	rows, err := tabular.Movements(data, tabular.Columns{
//		Account: "customer_id", Date: "effective", Amount: "mrr_delta",
//	})
//
// Everything that is wrong is reported at once, as a
// [successkit.InputError] with paths such as "lines[7].mrr_delta", where 7 is
// the line in the file, counted from 1. Nothing is returned from a table with
// a fault in it: half a table would give wrong figures without a word.
//
// [Ledger] goes from the bytes to a ledger, in a fraction of the time and memory
// where the table is plain. Amounts are read exactly; none passes through a float. What a ledger or
// another taker says of rows, [AtLines] says of lines.
package tabular

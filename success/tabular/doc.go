// Package tabular reads and writes the accounts of a book as a set of named CSV
// tables: the form in which an analyst has them. It takes and returns bytes; the
// caller has the files.
//
// # The tables
//
// There is one table for the accounts themselves, "accounts", and one for each
// kind of fact, named as in [success.Facts]: "contracts", "departures",
// "people", "fit_evidence", "fit_commitments", "fit_settlements", "desired",
// "confirmations", "observations", "benefits", "costs", "events", "talks", "readings", "overrides",
// "interactions", "exceptions", "acts", "obstacles" and "taken". [Names] lists them.
// Every table of facts has the account of each in its column "account_id".
//
// The other columns are the members of the JSON form, those of a part of its own
// after a point: "contact.role". An empty cell is a member that is not there. A
// cell is
//
//	a text, a day, a word, a decimal  as it is
//	a number, true or false           as it is; TRUE and FALSE too
//	a list of texts                   "a|b", or as JSON where an element holds "|"
//	                                  or the list is empty: "[]"
//	anything else                     as JSON: an answer, what a customer wants
//
// Columns may be in any order, and those without a value may be left out, but for
// "id" and "account_id". Tables may be left out too, but for the accounts. A byte
// order mark, lines that end in CR LF, blank lines and rows of empty cells, as
// spreadsheets write them, mean nothing. A fact that stands twice counts once.
//
// # Errors
//
// [Accounts] finds everything that is wrong in all tables, with paths such as
// "contracts.lines[7].value": the table, the line of the file in which the row
// begins, counted from 1 with the header, and the column. Days are YYYY-MM-DD, and
// cells are separated by commas: whatever else a spreadsheet makes of them is told
// and not guessed at. Of a table whose header is wrong, and after a broken quote,
// no further row is read.
//
// What a fact names and is not there, as the contract that is left, the program's
// level of coverage and the account's parent, is told by [success.Book.Validate].
package tabular

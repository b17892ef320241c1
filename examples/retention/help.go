package main

const intro = `Usage: retention [flags]

Prints what a board asks of recurring revenue, over twelve months: the waterfall
month by month (new, expansion, contraction, churn), gross and net revenue
retention (GRR, NRR), revenue and logo churn, why revenue was lost, the dollar
renewal rate (DRR) of the contracts that were due, and cohorts by the quarter in
which customers started. Every rate comes with its two parts and its convention.

Where a file has a fault, every fault is listed with its line, and no figure is
printed. The same files and flags print the same text, on any day.

What is read:
  -ledger FILE     changes of recurring revenue, a CSV with a line that names the
                   columns: account, date, amount and, as far as there are, id,
                   recorded, seq, currency, kind, cause, corrects, product. An
                   amount is what is added a month or a year, below 0 what is
                   lost. FILE may be - for standard input. The default is the
                   sample: 2,000 made-up accounts over three years, per year
  -contracts FILE  contract lines, a CSV with the columns id, customer, due,
                   amount_due, status (open, renewed, lost) and, as far as there
                   are, recorded, product, delivery, currency, term_months,
                   notice, closed, amount_renewed, renewed_months. Amounts are in
                   the unit of the ledger's. Without it renewals are left out
  -columns LIST    what the ledger's columns are called, if otherwise:
                   account=customer_id,date=effective,amount=mrr_delta
  -contract-columns LIST
                   the same for contract lines: id=contract,due=renewal_date
  -separator C     what stands between columns, such as ; or tab; by default ,
  -decimal-comma   numbers are written 1234,50
  -thousands       numbers may be written 1,234.50, or 1.234,50
  -date-layout L   how the file writes 2 January 2006, such as 02.01.2006; by
                   default 2006-01-02

What is asked:
  -as-of DAY       what became known later plays no part. The default is the day
                   of the sample, %s, or the last day that the ledger
                   knows; never that of the clock
  -month M         the twelve months that end with M, such as 2025-12. By default
                   they end with the last month that was over on the day, or
                   with the ledger's last where no day is given
  -year Y          the calendar year
  -from DAY -to DAY
                   any other days, both included
  -by LIST         split by columns of the ledger that describe an account from a
                   day on, such as segment,region,fit,delivery of the sample
  -rates LIST      convert currencies: USD=0.92 is what one dollar is worth in
                   the currency that has no rate
  -convention LIST the reading of each figure, where there are several:
                   basis=by-event|net-of-period
                   grr=point-to-point|running-minimum|event-losses
                   nrr=opening-book|with-reactivation
                   gross-churn=complement-of-grr|all-losses|leavers-only
                   net-churn=complement-of-nrr|all-events|average-base
                   logo=point-to-point|events|opening-plus-new|average-base
                   min-gap-days=N and max-gap-days=N: who was gone for less has
                   not left, who was gone for more comes back as new
                   The first of each is the default
  -compare         every reading of every figure, side by side

  -json            the same as JSON, exact to the last digit
`

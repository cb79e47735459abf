"""calc: from a policy and a roster to results that explain themselves.

The way of the data, in reading order:

    CheckedPolicy --planner--> Plan       the day fixed: what is in force on it, what was known of it
                                 |
    Roster ----------------------+--evaluation--> Ledger     every column of inputs and rules, kept
                                     |
                                     +-- expressions     what each kind of node means, over columns
                                     |     arithmetic, logic, dates, aggregates, lookups (key_classes)
                                     +-- guard           nothing wraps: rows that may not fit are flagged,
                                     |                   done again with Python integers and put back
                                     |                   (subset, replacing)
                                     +-- twins           what occurs twice is worked out once

    Ledger --roster_checks, undecided--> what is missing    --explaining, lines--> trees and sentences
           \\-- results --> all that the reports show

A ledger is only looked at by what comes after it: whoever needs the parts of a result again asks an
`Evaluator` over its columns. Cases (`case_runner`) go the same way as rosters.
"""

"""Rosters: what clerks have, read once, before any policy touches it.

    path or frame                                      policy (its inputs)
         |                                                   |
      opening ----> workbook | delimited | frames            |
         |          (xlsx xls ods | csv | pandas)            |
         v                                                   |
       Grid  cells by column, as they stand                  |
         |   headers  which column is which input <----------+
         |   layout   which rows are persons                 |
         v                                                   |
       Table                                                 |
         |   typed_columns, values/   each different cell <--+
         |   identity_columns         read once              |
         |   certificates, region_names                      |
         v                                                   |
     TypedTable  one typed column for each input             |
         |   households      put together, one head each     |
         |   identity_facts  what numbers of persons tell    |
         |   reading         defaults, what is held back <---+
         v
       Roster  columns of persons and of households, problems, where each came from

What is wrong on the way is a problem with its cell, collected in `findings`; only a roster that cannot be
used at all is an error. Other ways to a roster: `given` (values from Python), `sample` (invented people).
"""

"""Rosters: what clerks have, read once, before any policy touches it.

    path, - or frame                                   policy (its inputs)
         |                                                   |
         |   files/   any kind of file, told by content      |
         v                                                   |
       Grid  cells by column, as they stand                  |
         |   headers  which column is which input <----------+
         |   layout   which rows are persons                 |
         v                                                   |
       Table                                                 |
         |   typed_columns, values/   each different cell <--+
         |   identity, region_names   read once              |
         v                                                   |
     TypedTable  one typed column for each input             |
         |   households      put together, one head each     |
         |   identity_facts  birth and sex out of numbers    |
         |   reading         defaults, what is held back <---+
         v
       Roster  columns of persons and of households, problems, where each came from

What is wrong on the way is a problem with its cell, collected in `findings`; only a roster that cannot be
used at all is an error. Other ways to a roster: `given` (values from Python), `sample` (invented people).
"""

"""Rosters: what clerks have, read once, before any policy touches it.

    path, - or frame                                   policy (its inputs)
         |                                                   |
      files/ ------> kinds told by content, looked at        |
         |           before any library sees them            |
         v                                                   |
       Grid  cells by column, as they stand, with marks      |
         |   header_block       which rows are the header    |
         |   headings           what a heading says <--------+
         |   headers, mapping   which column is which input
         |   choosing, forms    which sheet, and its form
         |   merged_cells       handed down to the rows beside
         |   row_kinds, spreading   who is a person
         |   household_sheet    a second sheet joined
         v
       Table  persons with their cells by input
         |   living_together, listed_twice
         |   typed_columns, values/   each different cell read once
         |   identity_columns, certificates, region_names
         v
     TypedTable  one typed column for each input
         |   households      put together, one head each
         |   identity_facts  what numbers of persons tell
         |   assembly        one value a household, defaults
         v
       Roster  columns of persons and of households, problems, where each came from

What is wrong on the way is a problem with its cell, collected in `findings`; only a roster that cannot be
used at all is an error. `payments` reads lists of what was paid in the same way. Other ways to a roster:
`given` (values from Python), `sample` (invented people).
"""

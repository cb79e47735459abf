"""From the cells of one column to typed values, each different text read once.

    cells --distinct--> Distinct --numbers | words | dates | places--> Typed
    (as they stand)     (each text once)                               (column, blanks, faults)

One text each is read by `amounts`, `written_days`, `written_units`, `legal_words`, `chinese_numerals`.
A cell ends as a value, as blank, or as a fault: a fault is unknown and becomes a problem that names
the cell. Nothing here knows households or defaults.
"""

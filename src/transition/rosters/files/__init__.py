"""Files: from what the caller has (a path, standard input, a frame) to grids of cells.

       path or -                                                         frame
          |  content     no more bytes than the limits allow               |
          v                                                                |
        bytes                                                              |
          |  opening     what it is by its content, never by its name      |
          |                                                                |
          |-- archive ---------- the zip directory and what really inflates|
          |      |-- workbook         xlsx xlsm, with sheet_extent (before |
          |      |                    the library sees a byte), sheet_marks|
          |      |                    and plain_sheet for what is oddly    |
          |      |                    written; xlsb, with binary_sheet     |
          |      `-- open_document    ods                                  |
          |-- compound --- old_workbook    xls                             |
          `-- encodings                                                    |
                 |-- spreadsheet_xml  SpreadsheetML 2003                   |
                 |-- web_page         tables of HTML                    frames
                 `-- delimited        csv and the like                     |
          |                                                                |
          v  sheet_choice     which sheets, and which are passed over      |
        Grid  cells by column and what else the sheet says  <--------------'

`limits` are what one file may ask of the machine; whoever goes over one is refused before it costs
anything, in words that say how to raise it. Readers of our own write to a `canvas`, which counts.
"""

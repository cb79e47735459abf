"""Files: from what the caller has (a path, standard input, a frame) to grids of cells.

    path or -                                                              frame
       |  content     no more bytes than the limits allow                    |
       v                                                                     |
     bytes                                                                   |
       |  opening     what it is, by its content and never by its name       |
       |                                                                     |
       |-- zip_directory, archive   what a zip file says and what inflates   |
       |      |-- workbook          xlsx xlsm xlsb, with office_package,     |
       |      |                     sheet_extent, sheet_marks, binary_sheet  |
       |      `-- open_document     ods                                      |
       |-- compound                 the file system inside of an old file    |
       |      `-- old_workbook      xls                                      |
       |-- columnar                 parquet                                  |
       `-- encodings                text out of bytes                        |
              |-- spreadsheet_xml   SpreadsheetML 2003                       |
              |-- web_page          tables of HTML                           |
              `-- delimited         csv and the like                      frames
       |                                                                     |
       v  sheet_choice  which sheets are read, which are passed over         |
     Grid   cells by column, and what else the sheet says (sheet_facts)  <---'

`limits` are what one file may ask of the machine. Who goes over one is refused before it costs anything
(`refusing`), in words that say how to allow it. Rows of our own readers are counted as they come (`bounds`).
"""

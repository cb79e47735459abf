"""Reports: the same results, shown in many forms.

    Results --result_tables, summary_table, verification_table, source_table, run_record--> tables
    tables  --excel | json_report | jsonl_report | csv_report | parquet_report | frames--> files and frames

    Results and the clerk's own workbook --beside--> a copy of it with the results beside its rows
    CheckedPolicy --template, openpyxl_file--> an empty roster to fill in

    Report (sections of sentences, Tables, Charts) --report_text, openpyxl_report, report_html, report_json-->
    terminal, workbook, page, document; charts --> pictures

A table is plain data (`table.py`): exact columns with label and unit. Each format is one file and one
entry in the list of `formats.py`. What goes into a file goes through `atomic_file`.
"""

"""Tables that officers bring from Excel, CSV or the clipboard, read into rows of a dataset.

A file becomes a Book (`files`, `texts`), a Book and a Schema become an Outcome (`reading`), and the rows
of an Outcome beside those that are there become a Comparison (`comparing`). `template` makes the Excel file to fill in.
In the admin, `views` show this as a `preview` for the table of an element (`targets`) before it goes into the draft;
`keeping` holds what was sent in until then.
"""

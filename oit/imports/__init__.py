"""Tables that officers bring from Excel, CSV or the clipboard, read into rows of a dataset; nothing is stored here.

A file becomes a Book (`files`, `texts`), a Book and a Schema become an Outcome (`reading`), and the rows
of an Outcome beside those that are there become a Comparison (`comparing`). `template` makes the Excel file to fill in.
"""

"""Every table, month and text that is published, as files in every format, made from what was entered once."""

"""HTML, PDF and DOCX files to plain text, each in a process of its own with limits.

Belongs here: what of such a file its readers see as text. Does not: plain texts (decoding), what is done
with the text (cleaning). Files of these kinds are programs for whoever opens them, so none is opened in
the process that reads the folder.
"""

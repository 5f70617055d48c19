"""What earlier runs found out about single documents, kept so that it need not be found out again.

Belongs here: entries on disk, what is in them, their keys, keeping them within bounds. Does not: how a
document is parsed (parsing) or read (positions), which documents a run reads (flows).

The store is never the truth: every entry can be made again, may be missing, foreign or broken at any
time, and is then left out. Nothing in it is ever executed.
"""

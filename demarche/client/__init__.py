"""What analysts import: released tables, which versions there are, what differs, how to cite.

Belongs here: reading releases wherever they lie. Does not: making them (releasing), bringing them
somewhere (publishing). Part of the light base install: imports no `schemas`.
"""

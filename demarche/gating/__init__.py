"""The gate before a release: a candidate as written, held to expectations that any corpus meets.

Belongs here: measuring, running Great Expectations, pages that tell the result. Does not: rules for
single rows (schemas, demarche.tables), publishing (releasing).
"""

"""Repositories of data that run InvenioRDM, such as Zenodo.

Belongs here: their REST interface, what a record says, how a release becomes its files. The order is
that of docs/how-to/publish.md: reserve a DOI, make the release, upload, compare checksums, describe,
and publish only when told to.
"""

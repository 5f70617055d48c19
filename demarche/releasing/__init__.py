"""Releases: numbered, immutable, checksummed folders, and the index that makes them visible.

Belongs here: putting a candidate together, ids, digests, versions, manifests, publishing, verifying.
Does not: extracting rows (positions), judging a candidate (gating), when to publish (flows).

What analysts need (layout, digest, sums, index, verify, difference) imports no `schemas`, so that the
light base install can read and verify releases.
"""

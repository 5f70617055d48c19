"""What goes on from one version to the next under the same id, and what ended.

Belongs here: the release that a candidate follows, matching its documents, names and positions with
those of the candidate, id_history. Does not: minting new ids (identity), what changed in a row that
goes on (difference).
"""

"""Decisions of reviewers on positions: their files, how they fit texts and rows, what they make of them."""

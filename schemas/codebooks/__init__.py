"""Loaders of the codebook: the data under `schemas/codebook/`, checked on reading."""

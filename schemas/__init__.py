"""Contracts: the one authority for every column, vocabulary and codebook. Imports nothing of the project."""

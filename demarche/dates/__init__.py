"""Dates: the EDTF subset of the tables (`edtf`) and date expressions in English text (`expressions`)."""

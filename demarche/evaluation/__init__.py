"""Measuring positions against gold annotations."""

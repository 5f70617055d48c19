"""Policy positions from political texts: read released tables, compare versions, cite them."""

__version__ = "0.1.0"

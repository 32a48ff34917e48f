"""Persons in other people's annotated press: how many our rules find whole, in part, not at all, and what they find that is none."""

"""Tests of the tool that proposes ids of authorities."""

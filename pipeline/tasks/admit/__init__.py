"""Proposed rows judged by the checks of a build: admitted, to be looked at, or refused, each with its reasons."""

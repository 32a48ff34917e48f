"""Proposed rows: one shape for whoever proposes them, a reader, a person or a model."""

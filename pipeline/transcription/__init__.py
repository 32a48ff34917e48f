"""YAML ↔ records with file, line and column, and the evidence lock."""

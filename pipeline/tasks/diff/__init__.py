"""What changed between two states of the dataset, cell by cell, and what caused each change."""

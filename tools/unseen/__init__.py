"""How the readers do on articles that no rule was written for: texts of our own, annotated by hand before anything was run."""

"""Languages of articles, one folder each."""

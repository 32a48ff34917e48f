"""One module per suite: it reads a checkout's test data into phrases. Nothing of that data is kept here."""

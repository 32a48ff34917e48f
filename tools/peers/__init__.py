"""Other projects' test data read by our readers and by theirs, in one run: what is right, unread, wrong, not found."""

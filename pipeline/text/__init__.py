"""Articles as read, the reading text with its map home, and everything that is special to Chinese."""

"""Articles as read, the reading text with its map home, and the search for quotes in it, in any language."""

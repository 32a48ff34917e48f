"""Taking in: from the file that people have, whatever its kind and encoding, to one text in UTF-8 and a record of how it was made."""

"""Two independent transcriptions of one article compared: which rows both found, in what they differ, how well they agree."""

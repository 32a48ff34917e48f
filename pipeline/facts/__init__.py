"""The flat table of facts: what each row of a table states, in a sentence and with everything a reader asks joined in."""

"""Nothing left over in silence: every number, speaker and name of an article is cited by a row, waived with a reason that holds, or open."""

"""Nothing left over in silence: each number, speaker and name is cited by a row, waived with a reason that holds, or open."""

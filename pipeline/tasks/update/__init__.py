"""An article that its publisher changed: what still stands is anchored in the new text, and people are told what they must settle."""

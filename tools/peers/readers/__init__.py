"""One module per reader, ours and our peers': from a text to the numbers or dates it finds. A peer that is not installed is left out."""

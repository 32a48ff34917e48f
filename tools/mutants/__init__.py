"""The checker checked: damage the real transcriptions one value at a time and count what the checks catch."""

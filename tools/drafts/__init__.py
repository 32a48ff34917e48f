"""How much of a transcription the program drafts by itself: its drafts against rows that people made."""

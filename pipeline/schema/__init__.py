"""Table Schemas and what is derived from them: checks, Arrow types, frames, documentation."""

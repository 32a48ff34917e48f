"""A project watched: what is saved is checked at once, by a process that stays warm."""

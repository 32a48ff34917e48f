"""The database: what is searched, what is joined in, what Datasette shows."""

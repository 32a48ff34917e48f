"""The site: its writer, and its pages in a browser."""

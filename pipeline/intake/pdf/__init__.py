"""PDF with a text layer: glyphs with their places become lines, columns, and paragraphs."""

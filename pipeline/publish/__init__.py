"""Published files: one module per format, the package descriptor, and the swap that replaces old output as a whole."""

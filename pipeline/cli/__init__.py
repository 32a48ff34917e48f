"""The command `pipeline`: one module per command; what is heavy is imported inside."""

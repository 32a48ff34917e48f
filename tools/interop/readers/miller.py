"""Miller: tables on the command line."""

from tools.interop.readers.shell import JSON_KINDS, ShellReader

READER = ShellReader("Miller", "mlr", JSON_KINDS, empty_is_null=True)

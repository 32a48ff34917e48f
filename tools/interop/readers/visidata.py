"""VisiData: tables in a terminal, here without anybody at the keys."""

from tools.interop.readers.shell import JSON_KINDS, ShellReader

READER = ShellReader("VisiData", "vd", JSON_KINDS, empty_is_null=True)

"""Notes in the cache: small things to be remembered, each with its own hash; one that is damaged was never written."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from pipeline.publish.faults import number_in


class Notes:
    """The notes of one cache."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, name: str) -> Any:
        """What a note says; nothing where there is none, or none that is whole."""
        try:
            digest, _, text = (self.folder / name).read_text(encoding="utf-8").partition("\n")
            return json.loads(text) if hashlib.sha256(text.encode()).hexdigest() == digest else None
        except (OSError, ValueError):
            return None

    def write(self, name: str, said: Any) -> str:
        """Keep a note in place of the one before, in one step; returns why it could not be kept, which is no fault of the build."""
        text = json.dumps(said)
        making = self.folder / f".{os.getpid()}.{name}"
        try:
            making.write_text(f"{hashlib.sha256(text.encode()).hexdigest()}\n{text}", encoding="utf-8")
            making.replace(self.folder / name)
        except OSError as error:
            with suppress(OSError):
                making.unlink()
            return reason(error)
        return ""

    def forget(self, *forms: str) -> None:
        """Take away the notes whose names end so."""
        for path in (path for form in forms for path in self.folder.glob(f"*{form}")):
            path.unlink(missing_ok=True)


def reason(error: OSError) -> str:
    """What the system says of a failure."""
    number = error.errno or number_in(str(error))
    return os.strerror(number) if number else str(error)

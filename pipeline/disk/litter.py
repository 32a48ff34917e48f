"""Litter of desktops: files that Finder, Explorer, office programs and editors leave in any folder they show; nobody's work is in them.

Names are those the programs document: macOS (.DS_Store, ._name on disks of other systems, Icon with a return), Windows (Thumbs.db,
desktop.ini), Office (~$name) and LibreOffice (.~lock.name#) while a document is open, KDE (.directory), vim (.name.swp), Emacs (.#name),
network disks (.nfs0…, .fuse_hidden…, @eaDir).
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import PurePath

_NAMES = (
    r"\.DS_Store|\.localized|\.apdisk|Icon\r|\._.+|\.AppleDouble|__MACOSX|\.Spotlight-V100|\.Trashes|\.fseventsd|\.TemporaryItems",
    r"(?:Eh)?Thumbs(?:_vista)?\.db(?::encryptable)?|desktop\.ini|\$RECYCLE\.BIN|System Volume Information",
    r"~\$.+|\.~lock\..+#|~WR[LD]\d+\.tmp",
    r"\.directory|\.Trash-\d+|\.goutputstream-.+|\.kate-swp|\..+\.kate-swp",
    r".*\.sw(?:[pon]|px)|\..+\.sw[a-p]|\.#.+|#.+#",
    r"\.nfs[0-9a-f]+|\.fuse_hidden[0-9a-f]+|@eaDir|\.dropbox(?:\.attr)?|\.syncthing\..+\.tmp",
)
_LITTER = re.compile("|".join(_NAMES), re.IGNORECASE | re.DOTALL)


@lru_cache(maxsize=4096)
def is_litter(name: str) -> bool:
    """Whether a file or folder of this name is litter; the files of articles have the same few names."""
    return bool(_LITTER.fullmatch(name))


def in_litter(path: PurePath) -> bool:
    """Whether any part of a path is litter."""
    return any(map(is_litter, path.parts))

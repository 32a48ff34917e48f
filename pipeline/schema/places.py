"""Where in a JSON file something stands, for problems that name a line."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def place_of(text: str, keys: Sequence[str | int]) -> tuple[int, int]:
    """Line and column of the value that a path of keys leads to, or of the last part of the path there is; from 1.

    JSON is read as the YAML it is, for the positions alone.
    """
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except (yaml.YAMLError, RecursionError):
        return 1, 1
    for key in keys:
        following = _child(node, key)
        if following is None:
            break
        node = following
    mark = node.start_mark if node is not None else None
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _child(node: yaml.Node | None, key: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for name, value in node.value if name.value == key), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        child: yaml.Node = node.value[key]
        return child
    return None

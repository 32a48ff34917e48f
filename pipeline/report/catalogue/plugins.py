"""Problems of plug-ins."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.report.catalogue.entry import Entry

PLUGINS: Mapping[str, Entry] = {
    "plugin-failed": Entry(
        "A plug-in cannot be loaded, is not what its group of entry points asks, or raises at work; the place is its package.",
        "Mend the package that is named, or uninstall it.",
    ),
    "plugin-shadows": Entry(
        "A plug-in brings a check, format, product, reader or language with a code, name or tag that the program or another plug-in has.",
        "Give it another name, or uninstall the package that is named.",
    ),
    "plugin-slow": Entry(
        "A warning: a check of a plug-in takes more than five seconds of one run. It is let end.",
        "Let the check look at each row once, or uninstall the package that is named.",
    ),
}

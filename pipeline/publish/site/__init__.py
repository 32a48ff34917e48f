"""The site: static pages to look at the data with, from a folder or a server, without a network."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.publish.kinds import Made, Package
from pipeline.publish.swap import OUTPUT


@dataclass(frozen=True)
class Site:
    """The pages in `output/site/`; its downloads are the package's own files, two folders up."""

    name: str = "site"

    def write(self, package: Package) -> list[Made]:
        """Write the site beside the formats of the package."""
        from pipeline.publish.site.write import write_site

        folder = Path(OUTPUT) / self.name
        return [Made((folder / path).as_posix()) for path in write_site(package, package.folder / folder, "../../")]

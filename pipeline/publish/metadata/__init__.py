"""Metadata for catalogues and tools, made from the one descriptor, the schemas and the tables: one module per standard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.publish.descriptor import write_json
from pipeline.publish.kinds import Made, Package


@dataclass(frozen=True)
class Metadata:
    """All metadata files of a package; one that needs a format that was not selected, or a date nobody recorded, is left out."""

    name: str = "metadata"

    def write(self, package: Package) -> list[Made]:
        """Write the files, the research crate last: it lists the others."""
        from pipeline.publish.metadata import crate
        from pipeline.publish.metadata.facts import measured

        paths = list(_documents(package))
        research = crate.document(package, [measured(package.folder, path) for path in paths])
        if research is not None:
            write_json(package.folder / crate.PATH, research)
            paths.append(crate.PATH)
        return [Made(path) for path in paths]


def _documents(package: Package) -> Iterator[str]:
    """Write every document but the crate; gives their paths."""
    from pipeline.publish.metadata import croissant, csvt, csvw, datacite, dcat, web_annotations

    for standard in (csvw, croissant, dcat, datacite):
        document = standard.document(package)
        if document is not None:
            write_json(package.folder / standard.PATH, document)
            yield standard.PATH
    yield from csvt.write(package)
    if web_annotations.write(package):
        yield web_annotations.PATH

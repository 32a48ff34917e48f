"""Made-up projects of any size: `python -m benchmarks.generate DIR --articles 20000 --seed 1 [--faults 0.01]`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks import faults
from benchmarks.prose import article
from benchmarks.rendering import Files, render, sequence_of
from benchmarks.world import World
from pipeline.model import Schemas
from pipeline.schema.load import default_folder, load_schemas

DATASET = """\
name: made-up-forums
title: Made-up forums
description: Generated for benchmarks; nothing in it exists.
version: 0.0.1
licenses:
  - name: CC0-1.0
contributors:
  - title: Nobody in particular
"""


def generate(folder: Path, articles: int, seed: int = 1, share: float = 0.0) -> Iterator[int]:
    """Write a project, article by article, and yield how many there are; ``share`` of them are damaged (`faults.jsonl`)."""
    world, schemas = World(articles, seed), _schemas()
    (folder / "texts").mkdir(parents=True)
    (folder / "sources").mkdir()
    (folder / "sources" / "dataset.yaml").write_text(DATASET, encoding="utf-8")
    for name, rows in world.tables():
        with (folder / "sources" / f"{name}.yaml").open("w", encoding="utf-8") as file:
            file.writelines(sequence_of(rows))
    with (folder / "faults.jsonl").open("w", encoding="utf-8") as log:
        for number in range(articles):
            draft = article(number, world)
            files = render(draft, seed, schemas)
            rng = Random(f"{seed}:{number}:fault")
            if rng.random() < share:
                files, fault = faults.damage(files, draft, rng)
                log.write(json.dumps(fault, ensure_ascii=False) + "\n")
            _write(folder, draft.article_id, files)
            yield number + 1


def _schemas() -> Schemas:
    schemas, problems = load_schemas(default_folder())
    if problems:
        raise ValueError(f"the schemas are not sound: {problems[0]}")
    return schemas


def _write(folder: Path, article_id: str, files: Files) -> None:
    home = folder / "sources" / article_id
    home.mkdir()
    for name, text in {**files.sources, "evidence.lock": files.lock}.items():
        (home / name).write_bytes(text.encode())
    (folder / "texts" / f"{article_id}.txt").write_bytes(files.text.encode())


def main(arguments: list[str] | None = None) -> int:
    """Generate a project and say how far it is."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description="Write a made-up project.")
    parser.add_argument("folder", type=Path, help="where the project goes; it must not exist, or be empty")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", type=float, default=0.0, metavar="SHARE", help="damage this share of the articles")
    options = parser.parse_args(arguments)
    if options.folder.is_dir() and any(options.folder.iterdir()):
        parser.error(f"{options.folder} is not empty")
    for done in generate(options.folder, options.articles, options.seed, options.faults):
        if done % 1000 == 0 or done == options.articles:
            print(f"{done} of {options.articles} articles", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())

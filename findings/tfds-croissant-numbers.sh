#!/usr/bin/env bash
# What: CroissantBuilder of TensorFlow Datasets declares a column of cr:Float64 as float64 and passes its values through 32 bits: 297600000000
# comes out as 297599991808, 12.8 as 12.800000190734863. A missing number becomes minus infinity, a missing text an empty one. A name by
# language, as JSON-LD allows and mlcroissant accepts, raises a TypeError.
# Version: tensorflow-datasets 4.9.10, mlcroissant 1.1.1, apache-beam 2.77.0.
# Why it matters: Croissant is how data sets reach machine learning. Sums of money lose their last digits, means become minus infinity, and the
# declared type says otherwise.
# Instead: read numbers from the Parquet files themselves; give the dataset plain strings for name and description.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check tensorflow-datasets==4.9.10 'mlcroissant[parquet]==1.1.1' \
  apache-beam==2.77.0 importlib_resources==6.5.2 pyarrow==24.0.0

cat > croissant.py <<'PYTHON'
import hashlib
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

pq.write_table(pa.table({"name": ["north", "south", None], "cost": [297600000000.0, 12.8, None]}), "quays.parquet")
digest = hashlib.sha256(Path("quays.parquet").read_bytes()).hexdigest()


def field(name, kind):
    source = {"fileObject": {"@id": "file"}, "extract": {"column": name}}
    return {"@type": "cr:Field", "@id": f"quays/{name}", "name": f"quays/{name}", "dataType": kind, "source": source}


TERMS = ("recordSet", "field", "source", "fileObject", "extract", "column", "includes")
CONTEXT = {"@language": "en", "@vocab": "https://schema.org/", "sc": "https://schema.org/", "cr": "http://mlcommons.org/croissant/"}
CONTEXT |= {"dct": "http://purl.org/dc/terms/", "conformsTo": "dct:conformsTo", "dataType": {"@id": "cr:dataType", "@type": "@vocab"}}
CONTEXT |= {"citeAs": "cr:citeAs", "name": {"@container": "@language"}, "description": {"@container": "@language"}}
CONTEXT |= {term: f"cr:{term}" for term in TERMS}


def write(name, path):
    """A dataset of one table, called so."""
    table = {"@type": "cr:RecordSet", "@id": "quays", "name": "quays", "field": [field("name", "sc:Text"), field("cost", "cr:Float64")]}
    file = {"@type": "cr:FileObject", "@id": "file", "name": "quays.parquet", "contentUrl": "quays.parquet", "sha256": digest}
    file["encodingFormat"] = "application/x-parquet"
    about = {"name": name, "description": name, "license": "https://creativecommons.org/publicdomain/zero/1.0/", "version": "1.0.0"}
    about |= {"datePublished": "2031-05-07", "url": "https://example.org/quays", "creator": {"@type": "sc:Person", "name": "Nobody"}}
    about |= {"citeAs": "Nobody", "conformsTo": "http://mlcommons.org/croissant/1.1"}
    loaded = {"@context": CONTEXT, "@type": "sc:Dataset", **about, "distribution": [file], "recordSet": [table]}
    Path(path).write_text(json.dumps(loaded))


write("Quays", "plain.json")
write({"en": "Quays", "zh": "码头"}, "languages.json")
PYTHON
venv/bin/python croissant.py

cat > read.py <<'PYTHON'
import sys
from importlib.metadata import version

import mlcroissant
from tensorflow_datasets.core.dataset_builders.croissant_builder import CroissantBuilder


def expect(words, found, stated):
    """Print what came out, and stop where it is not what this finding states."""
    print(f"  {words}  ->  {found!r}")
    if found != stated:
        sys.exit(f"CHANGED: expected {stated!r}")


def fault(call):
    """The name of what is raised, or nothing."""
    try:
        call()
    except Exception as raised:
        return type(raised).__name__
    return None


print(*(f"{name} {version(name)}" for name in ("tensorflow-datasets", "mlcroissant", "apache-beam")))
expect("mlcroissant, names by language: faults", list(mlcroissant.Dataset("languages.json").metadata.issues.errors), [])
expect("TFDS, names by language", fault(lambda: CroissantBuilder(jsonld="languages.json", data_dir="data").info), "TypeError")
builder = CroissantBuilder(jsonld="plain.json", record_set_ids=["quays"], file_format="array_record", data_dir="data")
builder.download_and_prepare()
expect("TFDS, type of cost", builder.info.features["cost"].np_dtype.__name__, "float64")
rows = sorted((bytes(row["name"]), float(row["cost"])) for row in builder.as_data_source(split="default"))
expect("TFDS, rows", rows, [(b"", float("-inf")), (b"north", 297599991808.0), (b"south", 12.800000190734863)])
PYTHON
venv/bin/python read.py 2> log || { tail -n 5 log >&2; exit 1; }

"""Check, without any code of the pipeline, that every published span reads as its quote: python tools/verify.py output/csv TEXTS."""

import csv
import hashlib
import re
import sys
from pathlib import Path

folding = Path(__file__).parent.parent / "pipeline/languages/chinese/simplified.tsv"
rows = [line.split("\t") for line in folding.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
simple = {ord(form): row[0] for row in rows for form in row[1]}
tables = {p.stem: list(csv.DictReader(p.open(encoding="utf-8", newline=""))) for p in Path(sys.argv[1]).glob("*.csv")}
texts = {hashlib.sha256(p.read_bytes()).hexdigest(): p.read_bytes().decode("utf-8") for p in Path(sys.argv[2]).iterdir() if p.is_file()}
article = {row["article_id"]: texts[row["sha256"]] for row in tables["articles"]}
good, bad = 0, []
for name, row in ((name, row) for name, rows in tables.items() for row in rows if row.get("char_start") and row.get("quote")):
    start, end = int(row["char_start"]), int(row["char_end"])
    words = article[row["article_id"]][start:end]
    for slip in (e for e in tables["errata"] if e["article_id"] == row["article_id"]):
        if int(slip["char_start"]) < end and start < int(slip["char_end"]):
            words = words.replace(slip["raw"], slip["reading"])
    words = re.sub(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)", "", words)
    same = [re.sub(r"\s", "", text).translate(simple) for text in (words, row["quote"])]
    good += same[0] == same[1]
    bad += [f"{name} {list(row.values())[0]}: {words!r} is not {row['quote']!r}"] * (same[0] != same[1])
print(*bad, f"{good} spans read as their quotes, {len(bad)} do not", sep="\n")
sys.exit(bool(bad))

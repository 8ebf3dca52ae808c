"""Every gold.json in seeds/ fits its articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.models import Kind

LEVELS = ("easy", "medium", "hard")
GOLD = sorted((Path(__file__).resolve().parents[1] / "seeds").rglob("gold.json"))


def faults(path: Path) -> Iterator[str]:
    """What is wrong with one file, in words."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    texts = {p.name: p.read_text(encoding="utf-8") for p in path.parent.iterdir() if p != path}
    ids = [entry["id"] for entry in gold["contradictions"]]
    if len(ids) != len(set(ids)):
        yield "an id stands twice"
    for entry in gold["contradictions"]:
        inside = entry["a"]["doc"] == entry["b"]["doc"]
        known = entry["kind"] in list(Kind) and entry["difficulty"] in LEVELS and entry.get("echo_of", ids[0]) in ids
        if not known or entry["within_document"] is not inside:
            yield f"{entry['id']}: kind, difficulty, echo_of or within_document"
    for entry in (*gold["contradictions"], *gold["agreements"], *gold["hard_negatives"]):
        for side in (entry["a"], entry["b"]):
            if texts.get(side["doc"], "").count(side["quote"]) != 1:
                yield f"{side['doc']}: not found once: {side['quote'][:60]}"


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.parent.name)
def test_gold_fits_its_articles(path: Path) -> None:
    assert list(faults(path)) == []


def test_no_article_stands_in_two_sets() -> None:
    found: dict[str, Path] = {}
    for path in GOLD:
        for article in path.parent.iterdir():
            text = article.read_text(encoding="utf-8").strip()
            assert article == path or found.setdefault(text, article) == article

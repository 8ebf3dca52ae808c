"""How often each structured judge speaks, by what gold calls the pair: `python benchmarks/judges.py`.

Every candidate pair of the development sets, whatever the verdict model makes of it. Judges say why two claims
conflict; they move no probability, so a judge that speaks on a pair which isn't shown does no harm.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from checker.claims import SentenceClaims
from checker.config import Settings
from checker.evaluation import gold_label, load_gold
from checker.findings.judges import JUDGES
from checker.index import load_encoder
from checker.matches import Matcher
from checker.pipeline import Reader
from checker.progress import SilentProgress

ROOT = Path(__file__).resolve().parents[1]
RESULTS = Path(__file__).with_name("results") / "judges.json"
LABELS = ("contradiction", "agreement", "hard negative", "unnamed")


def main() -> None:
    reader = Reader(SentenceClaims(), Settings().max_bytes, SilentProgress())
    matcher = Matcher(load_encoder(), SilentProgress())
    spoken: Counter[tuple[str, str]] = Counter()
    for gold_file in sorted((ROOT / "seeds").glob("dev-*/gold.json")):
        reading, claims = reader.read([str(gold_file.parent)])
        gold = load_gold(gold_file, [article.document for article in reading.articles])
        for match in matcher.matches(claims):
            label = gold_label(match, gold) or "unnamed"
            spoken["pairs", label] += 1
            for judge in JUDGES:
                spoken[judge.__module__.rsplit(".", 1)[-1], label] += judge(match.a, match.b) is not None
    names = dict.fromkeys(name for name, _ in spoken)
    table = {name: {label: spoken[name, label] for label in LABELS} for name in names}
    for name, row in table.items():
        print(f"{name:<12}", "  ".join(f"{label} {count:>6}" for label, count in row.items()))
    RESULTS.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

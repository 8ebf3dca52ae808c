"""How often each structured judge speaks, by what gold calls the pair: `python benchmarks/judges.py [FOLDER...]`.

Every candidate pair of the folders, by default the development sets, whatever the verdict model makes of it. What lists
prove is shown; the other judges only say why two claims conflict, so that one which speaks on a pair that isn't shown
does no harm. Results are written for the development sets alone.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from writing import ROOT, write

from checker.evaluation import gold_label
from checker.findings.judges import JUDGES
from checker.findings.lists.clashes import clashes_of
from checker.index import load_encoder
from checker.matches import Matcher
from checker.progress import SilentProgress
from checker.training.article_sets import read_sets

LABELS = ("contradiction", "agreement", "hard negative", "unnamed")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    folders = parser.parse_args().folders
    matcher = Matcher(load_encoder(), SilentProgress())
    spoken: Counter[tuple[str, str]] = Counter()
    for _, claims, gold in read_sets(folders or sorted((ROOT / "seeds").glob("dev-*"))):
        proven = {frozenset((clash.a.id, clash.b.id)) for clash in clashes_of(claims)}
        for match in matcher.matches(claims):
            label = gold_label(match, gold) or "unnamed"
            spoken["pairs", label] += 1
            spoken["lists", label] += frozenset((match.a.id, match.b.id)) in proven
            for judge in JUDGES:
                spoken[judge.__module__.rsplit(".", 1)[-1], label] += judge(match.a, match.b) is not None
    names = dict.fromkeys(name for name, _ in spoken)
    table = {name: {label: spoken[name, label] for label in LABELS} for name in names}
    for name, row in table.items():
        print(f"{name:<12}", "  ".join(f"{label} {count:>6}" for label, count in row.items()))
    if not folders:
        write("judges", table)


if __name__ == "__main__":
    main()

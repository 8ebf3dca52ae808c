"""Seconds and memory of whole commands, and the shipped models against PyTorch fp32 in the same run: `make bench`.

Writes results/speed.json. Machines differ: quote the ratios, and seconds only with the machine they were taken on.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from writing import ROOT, machine, write

from checker.training.dossiers import pairs_of, read_dossiers
from checker.verdicts import LARGE_MODEL, SMALL_MODEL, Judge, bare_judge

RUNS = 3
SIZES = {"small": SMALL_MODEL, "large": LARGE_MODEL}


def whole_command(paths: list[str], cache: str) -> dict[str, float]:
    """Wall seconds and peak memory of one `claimcheck compare`."""
    start = time.perf_counter()
    command = [str(Path(sys.executable).with_name("claimcheck")), "compare", *paths, "--quiet", "--format", "json"]
    done = subprocess.run(command, env={**os.environ, "CLAIMCHECK_CACHE": cache}, capture_output=True, check=True)
    summary = json.loads(done.stdout)["summary"]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return {"seconds": round(time.perf_counter() - start, 2), "peak_mb": round(peak / 1024), **summary}


def compare(paths: list[str]) -> dict[str, object]:
    """Cold (nothing cached) and warm runs."""
    with tempfile.TemporaryDirectory() as cache:
        cold = whole_command(paths, cache)
        warm = [whole_command(paths, cache)["seconds"] for _ in range(RUNS)]
    return {"cold": cold, "warm_seconds": median(warm)}


def pairs_a_second(judge: Judge, pairs: list[tuple[str, str]]) -> float:
    """Median over RUNS, after a warm-up."""
    judge.judge(pairs[:64])
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        judge.judge(pairs)
        seconds.append(time.perf_counter() - start)
    return round(len(pairs) / median(seconds), 1)


def main() -> None:
    folder = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "seeds" / "paris-summit")
    pairs = [(p.premise, p.hypothesis) for p in pairs_of(read_dossiers("dev")[0])][:640]
    results: dict[str, object] = {
        "machine": machine(),
        "compare": {Path(folder).name: compare([folder])},
        "pairs_a_second": {
            f"{size}, int8 ONNX": pairs_a_second(bare_judge(name), pairs) for size, name in SIZES.items()
        },
    }
    for size in SIZES:
        model = ROOT / "runs" / "verdict" / size / "model"
        if model.is_dir():
            results["pairs_a_second"] |= {f"{size}, PyTorch fp32": pairs_a_second(bare_judge(str(model)), pairs)}
    print(json.dumps(results, indent=1))
    write("speed", results)


if __name__ == "__main__":
    main()

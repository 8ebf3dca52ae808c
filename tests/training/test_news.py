from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.training import news

REPORTS = {
    ("1", "1_a", "one"): ["The ferry with forty people on board ran aground near Lund on Monday night ."],
    ("1", "1_a", "two"): [
        "The ferry , with sixty people on board , ran aground near Lund on Monday night .",
        "Divers began to look at the damage to its hull early the next morning .",
        "By J . Doe",
    ],
    ("5", "5_a", "three"): ["A bakery in the old town of Brenn burned down while its owners were asleep ."],
    ("5", "5_a", "four"): ["The bakery in the old town of Brenn that burned down belonged to two brothers ."],
}
LABELS = "a\tb\tlabel\none#0\ttwo#0\tcontradiction\none#0\ttwo#1\tunsure\nthree#0\tfour#0\tneutral\n"


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with gzip.open(tmp_path / "reports.jsonl.gz", "wt", encoding="utf-8") as file:
        for (topic, event, doc), sentences in REPORTS.items():
            row = {"topic": topic, "subtopic": event, "doc": doc, "sentences": sentences}
            file.write(json.dumps(row | {"sent_ids": list(range(len(sentences)))}) + "\n")
    (tmp_path / "labels.tsv").write_text(LABELS, encoding="utf-8")
    monkeypatch.setattr(news, "REPORTS", tmp_path / "reports.jsonl.gz")
    monkeypatch.setattr(news, "LABELS", tmp_path / "labels.tsv")
    news.news_sentences.cache_clear()
    yield
    news.news_sentences.cache_clear()


def test_lines_that_are_sentences_are_read_as_newspapers_print_them(reports: None) -> None:
    texts = {sentence.key: sentence.text for sentence in news.news_sentences()}
    assert set(texts) == {"one#0", "two#0", "two#1", "three#0", "four#0"}
    assert texts["two#0"] == "The ferry, with sixty people on board, ran aground near Lund on Monday night."


def test_a_sentence_that_points_back_is_read_after_the_one_before(reports: None) -> None:
    read = {sentence.key: sentence.read for sentence in news.news_sentences()}
    assert read["two#1"].endswith(
        "early the next morning. [The ferry, with sixty people on board, ran aground near Lund on Monday night.]"
    )
    assert read["three#0"].endswith("asleep.")


def test_labelled_pairs_both_ways_round_without_the_unsure_ones(reports: None) -> None:
    pairs = list(news.read_pairs())
    assert [pair.label for pair in pairs] == ["contradiction", "contradiction"]
    assert (pairs[0].premise, pairs[0].hypothesis) == (pairs[1].hypothesis, pairs[1].premise)


def test_every_fifth_topic_is_kept_apart(reports: None) -> None:
    assert [pair.label for pair in news.read_pairs(held_out=True)] == ["neutral", "neutral"]
    assert {sentence.topic for pair in news.near_pairs() for sentence in pair[:2]} == {1}
    assert {sentence.topic for pair in news.near_pairs(held_out=True) for sentence in pair[:2]} == {5}


def test_what_nobody_read_is_neutral_unless_it_says_nearly_the_same(reports: None) -> None:
    near = {frozenset((a.key, b.key)) for a, b, _ in news.near_pairs()}
    assert frozenset(("one#0", "two#0")) in near
    assert not list(news.unread_pairs())
    news.LABELS.write_text("a\tb\tlabel\n", encoding="utf-8")
    assert all(pair.label == "neutral" for pair in news.unread_pairs())
    assert "sixty" not in " ".join(pair.hypothesis for pair in news.unread_pairs())  # cosine above 0.7


@pytest.mark.skipif(not news.REPORTS.is_file(), reason="needs ../shared/matching, which is no part of the project")
def test_every_label_is_of_two_sentences_of_one_event_in_two_reports() -> None:
    sentences = {sentence.key: sentence for sentence in news.news_sentences()}
    with news.LABELS.open(encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file][1:]
    pairs = [(sentences[a], sentences[b]) for a, b, _ in rows]
    assert all(a.event == b.event and a.report != b.report for a, b in pairs)
    assert {label for *_, label in rows} == {"contradiction", "entailment", "neutral", "unsure"}
    assert len({frozenset(row[:2]) for row in rows}) == len(rows)

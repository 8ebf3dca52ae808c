from __future__ import annotations

from checker.training.renaming import OtherNames

TEXTS = [
    ("ferry", "The Mirasol left Port Ansgar on Monday."),
    ("ferry", "Captain Hollis of the Mirasol spoke to Dunmore on Monday."),
    ("court", "Judge Whitlock heard Rosier on Monday; the captain was absent."),
    ("bank", "Kestrel Bank closed on Monday, and the judge at its port was told."),
    ("match", "Varga scored on Monday."),
]


def test_names_are_exchanged_throughout_a_set() -> None:
    other = OtherNames(TEXTS)
    first, second = other("ferry", TEXTS[0][1]), other("ferry", TEXTS[1][1])
    ship = first.split()[1]
    assert f"the {ship} spoke" in second
    assert other("ferry", TEXTS[0][1]) == first


def test_what_is_no_name_stays() -> None:
    other = OtherNames(TEXTS)
    for folder, text in TEXTS:
        for old, new in zip(text.split(), other(folder, text).split(), strict=True):
            if old.strip(".,;") in {"Monday", "Captain", "Judge", "Port"} or old.islower():
                assert old == new


def test_a_fixed_seed_gives_the_same_names() -> None:
    first, again, another = (OtherNames(TEXTS, seed)("ferry", TEXTS[1][1]) for seed in (1, 1, 2))
    assert first == again != another

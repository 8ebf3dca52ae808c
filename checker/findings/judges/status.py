"""How far an act has come: ruled out, undecided, considered, agreed, signed, ratified, in force."""

from __future__ import annotations

import re

from checker.models import Claim, Kind

from .interface import ENOUGH, Opinion, stems

# Each state, the words that say it, and the states that exclude it. The surer signs stand first: "has not ruled out" is
# no "ruled out".
_SCALE = (
    ("open", r"(?:not|never|n[’']t) rul(?:e|ed|ing) (?:it )?out|on the table", "excluded"),
    ("excluded", r"rul(?:e|es|ed|ing) out|rejected|refused|called off|scrapped",
     "open undecided considered ready agreed signed in_force"),
    ("undecided", r"undecided|not (?:yet )?(?:been )?decided|no decision|yet to (?:decide|be decided)|"
     r"would decide .{0,30}(?:later|after)", "excluded agreed signed in_force"),
    ("unsigned", r"(?:not|never|n[’']t|yet to|without|stopped short of|declined to|refused to) "
     r"(?:formally |been |be )?sign(?:ed|ing)?|unsigned", "signed in_force"),
    ("considered", r"considering|under review|weighing|proposed", "excluded signed in_force"),
    ("suspended", r"suspended|put on hold|paused|halted", "in_force resumed"),
    ("resumed", r"resumed|continued|uninterrupted", "suspended"),
    ("ready", r"ready to|prepared to|willing to|committed to|pledged", "excluded"),
    ("in_force", r"in force|took effect|taken effect|has begun", "excluded undecided unsigned considered suspended"),
    ("signed", r"signed|ratified", "excluded undecided unsigned considered"),
    ("agreed", r"agreed|approved|adopted|accepted|endorsed|passed", "excluded undecided"),
)  # fmt: skip
_SIGNS = tuple((name, re.compile(rf"\b(?:{sign})\b", re.I), against.split()) for name, sign, against in _SCALE)


def opine(a: Claim, b: Claim) -> Opinion | None:
    """Silent unless each claim tells one state, the states exclude each other, and both share two more words."""
    first, second = _state(a.text), _state(b.text)
    if first is None or second is None:
        return None
    (name, said, against), (other, said_there, _) = first, second
    shared = stems(a.text) & stems(b.text) - stems(said) - stems(said_there)
    if other not in against or len(shared) < ENOUGH:
        return None
    denied = "unsigned" in (name, other)
    lead = "One side affirms what the other denies" if denied else "The state of the matter differs"
    return Opinion(Kind.NEGATION if denied else Kind.STATUS, f"{lead}: “{said}” against “{said_there}”.")


def _state(text: str) -> tuple[str, str, list[str]] | None:
    """The state that a text speaks of, the words that say so, and the states that exclude it."""
    found = ((name, sign.search(text), against) for name, sign, against in _SIGNS)
    return next(((name, match.group(), against) for name, match, against in found if match), None)

"""First names that are mostly a man's or mostly a woman's, in many languages; names that are both are left out."""

from __future__ import annotations

_MALE = frozenset(
    """
    adam ahmed alan albert alexander ali anders andrew anthony antonio arthur ben benjamin bill bob boris brian bruce
    carl carlos charles christian christopher daniel david denis donald douglas edward emmanuel eric felix frank fred
    friedrich gary geoffrey george gerald graham hans harold harry heinrich henri henry hugo ian ibrahim igor ihor
    ivan jack jacob jakob james jan jared jason jeff jens jim joe johannes john jonas jonathan jose joseph juan karl
    keir keith kenneth kevin kurt lars leo leon leonard louis luca lucas luis lukas magnus marco marcus mario mark
    martin matteo matthew matthias max michael mike mikhail mohamed mohammed muhammad narendra nathan neil nicholas
    nikolai oliver omar oscar otto pablo patrick paul pavel pedro peter petr philip pierre richard robert roger roland
    roman ronald rupert ryan samuel santiago scott sean sebastian sergei sergey simon stefan stephen steve steven
    stuart sven ted terry thomas tim tobias tom tony vadym victor viktor vincent vladimir volodymyr walter william
    yuri yusuf zoltan
    """.split()
)
_FEMALE = frozenset(
    """
    agnes alexandra alice amanda amina amy ana andrea angela anita ann anna anne annika astrid barbara beatriz bella
    brigitte carla carmen carol caroline catherine charlotte christine claire daria dolores donna edith eleanor elena
    elisabeth elizabeth ellen elsa emily emma eva fatima fiona georgia giorgia gloria grace greta hanna hannah heather
    helen helena ida ines ingrid irina iris isabel jane janet jennifer jessica joan joanna josephine joyce judith
    julia julie kamala karen karin kate katherine kathleen kelly lara laura lena leyla linda lisa louise lucia lucy
    margaret maria mariam marie marina marta martha mary michelle mona nina noor olga olivia patricia paula pauline
    petra priya rachel renata rosa ruth sabine sally sandra sara sarah sheila shirley sofia sophia sophie stella susan
    svetlana teresa ursula valentina vera victoria virginia yolanda
    """.split()
)


def gender_of(first_name: str) -> str | None:
    """ "m" or "f" for a first name that tells, None for any other."""
    name = first_name.lower()
    return "m" if name in _MALE else "f" if name in _FEMALE else None

"""First names that are mostly a man's or mostly a woman's, in many languages; names that are both are left out."""

from __future__ import annotations

_MALE = frozenset(
    """
    aaron abdul adam ahmed alan albert alejandro alexander alexei alfred ali amir anders andreas andrew andriy
    anthony antonio arthur ben benjamin bernard bill bob boris brian bruce carl carlos charles christian
    christopher daniel dave david denis diego dmitri dmitry dmytro donald douglas edward emmanuel eric ernest
    fabian felix fernando francisco frank fred friedrich gary geoffrey george gerald giorgio giovanni graham
    greg guy hans harold harry hassan heinrich henri henry hiroshi hugo ian ibrahim igor ihor ivan jack jacob
    jakob james jan jared jason jeff jens jeremy jim joe johannes john jonas jonathan jorge jose joseph juan
    jurgen karl keir keith kenneth kevin klaus kurt lars laurence lawrence leo leon leonard lewis louis luca
    lucas luis lukas magnus manuel marc marco marcus mario mark markus martin mateo matteo matthew matthias max
    michael miguel mike mikhail mohamed mohammed muhammad narendra nathan neil nicholas nikolai olaf oleg
    oleksandr oliver omar oscar otto pablo patrick paul pavel pedro peter petr philip pierre rafael ralph ramon
    recep richard robert roberto roger roland roman ronald rudolf rupert ryan samuel santiago scott sean
    sebastian serge sergei sergey sergio simon stefan stephen steve steven stuart sven takeshi ted terry
    theodore thomas tim timothy tobias tom tomas tony vadym victor viktor vincent vladimir volodymyr walter
    werner wilhelm william wolfgang xavier yuri yusuf zoltan
    """.split()
)
_FEMALE = frozenset(
    """
    abigail adriana agnes aisha alexandra alice alicia amanda amelia amina amy ana anastasia andrea angela anita
    ann anna anne annika antonia astrid audrey barbara beatrice beatriz bella bridget brigitte camilla carla
    carmen carol caroline catherine cecilia charlotte christina christine claire clara claudia cristina daisy
    daniela daria deborah diana dolores donna dorothy edith eleanor elena elisa elisabeth elizabeth ella ellen
    elsa emily emma erica esther eva evelyn fatima fiona florence frances francesca gabriela georgia giorgia
    gloria grace greta hanna hannah heather heidi helen helena henrietta ida ines ingrid irene irina iris isabel
    isabella jacqueline jane janet jasmine jennifer jessica joan joanna johanna josephine joyce judith julia
    juliana julie kamala karen karin karolina kate katharina katherine kathleen katrin kelly kristina lara laura
    lauren leila lena leyla liliana lily linda lisa lorraine louise lucia lucy luisa lydia magdalena margaret
    margarita maria mariam marie marina marta martha mary maryam mathilde megan melissa mercedes michelle miriam
    mona monica nadia naomi natalia natalie nicole nina noor nora olga olivia pamela patricia paula pauline
    penelope petra priya rachel rebecca renata rita rosa rosemary ruth sabine sally samantha sandra sara sarah
    sheila shirley silvia sofia sonia sophia sophie stella stephanie susan susanna svetlana sylvia tamara
    tatiana teresa theresa tina ursula valentina valerie vanessa vera veronica victoria viktoria virginia vivian
    wanda wendy yasmin yolanda yulia yvonne zoe
    """.split()
)


def gender_of(first_name: str) -> str | None:
    """Whether a first name tells a man ("m") or a woman ("f"); None for any other."""
    name = first_name.lower()
    return "m" if name in _MALE else "f" if name in _FEMALE else None

"""Files to sentences: formats, encodings, noise, mending, spans."""

from __future__ import annotations

import datetime as dt
import errno
import io
import os
import textwrap
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from checker.documents import Article, load, read_article
from checker.documents.discover import discover, identify
from checker.documents.interface import UnreadableError
from checker.documents.noise import is_footnote, is_noise
from checker.documents.plain import blocks_of
from checker.documents.sentences import boundaries


def _article(text: str | bytes, name: str = "a.txt") -> Article:
    return read_article(text if isinstance(text, bytes) else text.encode(), name, name)


def _texts(text: str | bytes, name: str = "a.txt") -> list[str]:
    return [sentence.text for sentence in _article(text, name).sentences]


@pytest.mark.parametrize(
    "line",
    [
        "Share this article | Print | Email",
        "[Share this article] [Comments (212)]",
        "You may also like",
        "Read more: What the strike means for your weekly shop",
        "Back to Top",
        "Leave a Reply",
        "Subscribe to any plan available in our store to comment!",
        "© 2015-2026 Somebody. All rights reserved.",
        "Copyright 2025 Northern Wire. All rights reserved.",
        "Language : English 简体 繁體",
        "Ludovic MARIN / POOL / AFP",
        "(Reporting by Leona Marsh in Carrow Sound; Editing by Jo Lindgren)",
        "Media enquiries: Press Office, Ministry of Labour (office hours only)",
        "FOR IMMEDIATE RELEASE",
        "Page 3 of 8",
        "17",
        "https://example.org/a/b",
        "Home > World > Europe",
        "Get the Daily in your inbox every weekday: sign up here",
        "Anyone quoting this material must link to the agency in the opening paragraph.",
        "Javier Villa is a Spanish journalist and analyst. He covers the coast.",
        "We and our 842 partners store and access personal data on your device. You can change your mind.",
        "This website uses cookies to improve your experience.",
        "Get the biggest stories straight to your inbox every morning by signing up to our free newsletter.",
        "Thank you for signing up! You can unsubscribe at any time.",
        "Support independent journalism. Become a member today for £3 a month.",
        "Become a member today for £3 a month.",
        "This article contains affiliate links. We may earn a commission if you buy something.",
        "Follow @dailyshire on X. Download our app.",
        "Related stories: The last boat",
        "More from the harbour desk",
        "More from Maud Pettifer: The trouble with visiting hours. © 2025 Wexmere Courier.",
        "(c) 2025 Northern Wire.",
    ],
)
def test_noise(line: str) -> None:
    text = f"The first one stands.\n\n{line}\n\nThe second one stands.\n"
    assert _texts(text) == ["The first one stands.", "The second one stands."]


@pytest.mark.parametrize(
    "line",
    [
        "The union rejected the offer.",
        "Shares in the company fell 9 per cent on Monday.",
        "Prints of the photograph were sold for $40 each.",
        "The search for survivors was called off at dusk.",
        "Copyright law was changed in March, the minister said.",
        "Comments by the mayor angered residents, and two councillors resigned.",
        "The source of the leak was a cracked valve.",
        "Menus were printed in both languages, she said.",
        "The site uses cookies without asking, the data watchdog said.",
        "The app stored data on the devices of 842 people.",
        "The union wants to become a member of the federation.",
        "The agency paused the trial on Monday, citing a possible link to two deaths.",
        "Related costs rose to four million pounds in 2025.",
        "More from the quarry will arrive on Monday.",
        "(c) The tenant pays for all repairs.",
        "Ana Ruiz was impressed with Jo Kent and made him foreign editor in 1978. He was a candidate for more.",
    ],
)
def test_prose_is_no_noise(line: str) -> None:
    assert not is_noise(line)


@pytest.mark.parametrize(
    ("raw", "is_one"), [("¹ A. Kohut, 'The world', 2025.", True), ("[12] See above.", True), ("12 men", False)]
)
def test_footnotes(raw: str, is_one: bool) -> None:
    assert is_footnote(raw) is is_one


@pytest.mark.parametrize(
    "sentences",
    [
        [
            "The U.S. signed it on Jan. 6.",
            "Regulation No. 270/96 was cited by J. R. Smith of the U.S. State Department.",
        ],
        ["He spoke of “substantial progress.”", "Then Mr. Merz left at 9:40 a.m. on Saturday."],
        [
            "“We have finally seen specific actions,” he said.",
            "“Of course, it is a start.",
            "But the point is different.”",
        ],
        ['"Common sense has won," the Minister said.', '"I thank both sides."'],
        ["Dr. Who and Gen. Alexus G. Grinkewich stayed (see p. 4).", "It ended."],
        ["The U.S. is no member of the ‘Coalition of the Willing.’", "Second, we do not know."],
        ["What happened?", "Nobody knows!", "It cost 5.2 per cent more."],
        ["The fuse is rated at 10 A.", "The tank holds 6.5 l.", "It draws 480 W.", "See No. 3 A. Smith for more."],
        [
            "It works up to 40 °C.",
            "He fell 210 m.",
            "“It weighs 200 g.”",
            "It made 130 km/h.",
            "It costs 40 p.",
            "So what?",
        ],
        [
            "In 2024 A. Smith left.",
            "He lived at 480 W. Main Street in 1999 A. Bell says.",
            "It left at 5 p.m. on Monday.",
        ],
        [
            "Will Poland send troops?",
            "No.",
            "Warsaw has ruled it out.",
            "It costs approx. 40 pounds, see Fig. 3 and No. 4.",
        ],
    ],
)
def test_sentence_boundaries(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in boundaries(text)] == sentences


CUT = """The administration views ending the war as a crucial first step towards stabilising the situation

“ In his view, the misguided policy of his predecessor was one of the reasons that it dragged on.

in Europe. A deal would reduce the risk of a larger conflict. At the same

¹ A. Nobody, 'The world according to somebody', 20 January 2025.

time, the administration tested its ability to exert pressure on minerals.² It failed.
"""


def test_sentences_that_noise_cut_in_two_are_mended() -> None:
    assert _texts(CUT) == [
        "The administration views ending the war as a crucial first step towards stabilising the situation in Europe.",
        "A deal would reduce the risk of a larger conflict.",
        "At the same time, the administration tested its ability to exert pressure on minerals.",
        "It failed.",
    ]


def test_captions_and_pull_quotes_are_not_said_twice() -> None:
    caption = "President Ann Bell and Prime Minister Bo Carr after the signing of the treaty in Oslo on Monday."
    text = f"Title of the piece\n\n{caption}\n\n{caption}\n\n"
    text += "The treaty was signed after nine days of talks, officials said.\n\n"
    text += "“The treaty was signed after nine days of talks.”\n\nIt runs for ten years.\n"
    assert _texts(text)[-2:] == [
        "The treaty was signed after nine days of talks, officials said.",
        "It runs for ten years.",
    ]
    assert caption not in _texts(text)


def test_list_items_know_their_lead() -> None:
    found = _article("The deal provides for:\n\n  * a rise of 14 per cent;\n  * a freeze on cranes.\n").sentences
    assert [(s.lead, s.text) for s in found[1:]] == [
        ("The deal provides for", "a rise of 14 per cent;"),
        ("The deal provides for", "a freeze on cranes."),
    ]


def test_short_items_behind_a_lead_are_kept_and_head_nothing() -> None:
    text = (
        "These people signed the treaty:\n- Ana Ruiz\n- Jo Kent\n- John de Vries\n\nThe pier is closed for repairs.\n"
    )
    assert [(s.text, s.headings) for s in _article(text).sentences[1:]] == [
        ("Ana Ruiz", ()),
        ("Jo Kent", ()),
        ("John de Vries", ()),
        ("The pier is closed for repairs.", ()),
    ]
    unled = "The pier is closed.\n\n- Opening Hours\n- It opens at nine in the morning.\n"
    assert [(s.text, s.headings) for s in _article(unled).sentences[1:]] == [("It opens at nine in the morning.", ())]


def test_raised_figures_of_areas_and_powers_are_no_footnote_marks() -> None:
    said = "It has 5km² of land, 3 ft³ of sand and 10⁶ grains."
    assert _texts(f"{said} It is fine.² So am I.\n") == [said, "It is fine.", "So am I."]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Rated power: 480 W", True),
        ("Tank capacity: 6.5 litres", True),
        ("Dead: 12", True),
        ("Humidity: 85 %", True),
        ("Minimum notice: four weeks", True),
        ("Application deadline: 12 May 2025", True),
        ("Deadline: Monday, May 12", True),
        ("Analysis: Three winners", False),
        ("Harbour: four years on", False),
        ("Updated: 12 May 2024", False),
        ("Next sitting: 12 May", False),
        ("Page: 3", False),
        ("Tel.: 555", False),
        ("ISBN: 978", False),
        ("Closed: 10:30", False),
        ("Price: $3", False),
        ("Live: 12 dead as the ferry sinks off the coast", False),
    ],
)
@pytest.mark.parametrize("before", ["", "The last boat\n\nIt left the harbour at six.\n\n"])
def test_a_line_with_a_label_and_a_figure(line: str, kept: bool, before: str) -> None:
    assert (line in _texts(f"{before}{line}\n\nIt was made in May.\n")) is kept


def test_markdown_lines_with_a_label_each_are_lines() -> None:
    text = (
        "# Rules\n\n**Minimum notice:** four weeks\nApprover: CFO\nMaximum stay: 30 days\n\nNote: it rained\nall day.\n"
    )
    assert _texts(text, "a.md") == ["Minimum notice: four weeks", "Maximum stay: 30 days", "Note: it rained all day."]


def test_a_line_with_a_label_is_no_heading_of_what_stands_below() -> None:
    article = _article("The harbour\n\nAuthor: Ann Lee\n\nThe harbour was closed on Monday.\n")
    assert [sentence.headings for sentence in article.sentences] == [("The harbour",)]


def test_a_heading_takes_nothing_with_it() -> None:
    text = "# What users can do\n\n## Sign in with a token\n\n- Sign in with a token\n- Sign out at once\n"
    assert _texts(text, "a.md") == ["Sign in with a token", "Sign out at once"]


def test_ligatures_are_letters() -> None:
    text = "The oﬃce waited ﬁve years for a ﬂoor. It ﬁts.\n"
    first, second = _article(text).sentences
    assert (first.text, second.text) == ("The office waited five years for a floor.", "It fits.")
    assert text[second.start : second.end] == "It ﬁts."


PROSE = [
    "The council voted on Tuesday evening to build the new tram line through the old town, after a debate of four "
    "hours in Upper Harrow Hall. The mayor, who had opposed the plan for years, did not take part in the vote.",
    "Her deputy, Milos Hale, abstained. He said at 6 p.m. that the line would cost 40 million euros and that it would "
    "be finished within three years of the first day of work.",
    "Nobody else spoke, and the members went home at ten in the evening without a word to those who had stood in the "
    "rain for the result since noon.",
]


@pytest.mark.parametrize("width", [28, 34, 45, 72, 90, 130])
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_wrapped_lines_are_one_paragraph(width: int, between: str) -> None:
    text = between.join(textwrap.fill(paragraph, width) for paragraph in PROSE)
    assert _texts(text) == _texts("\n\n".join(PROSE))
    assert len(_texts(text)) == 5


@pytest.mark.parametrize(
    "text",
    [
        "The sea is calm tonight.\nThe tide is full, the moon lies fair\nUpon the straits; on the French coast\n"
        "Gleams the light and is gone; the cliffs\nGlimmer, out in the tranquil bay.\n",
        "i carry a lamp with me\ni am never without it\nanywhere i go you go\nmy dear, and what is done\nby only me\n",
        "bread and butter\nmilk\ntwo dozen eggs from the market\nflour\nolive oil\npaper for the printer\n",
        "wheat        12      14\nbarley       10      12\nmaize        40      39\nrye          90      90\n",
        "Ministry of the Interior\n12 Quay Street\nOrrin\nTel. 0800 555 0199\n",
        "The road is closed.\nThe dam collapsed at 4:20 a.m. on Thursday, killing 12 people.\n"
        "The owner, who had received two letters about cracks in it, did nothing. He has resigned.\nHe is 61.\n",
    ],
)
def test_lines_that_stand_alone_stay_apart(text: str) -> None:
    assert len(list(blocks_of(text))) == text.count("\n")


MARKDOWN = """---
title: "The title"
---
# Heading

Some **bold** text with a [link](http://x.y "t") and `code` in it. *Second* sentence here.

```python
print("not a sentence. at all.")
```

- First item of three words and more
- Second item, [linked](z)
- Injured: 17
- Opening Hours

| Indicator | Before | After |
|---|---|---|
| Ships at anchor | 4 | 17 |
"""


def test_markdown() -> None:
    article = _article(MARKDOWN, "a.md")
    assert article.document.title == "The title"
    texts = [s.text for s in article.sentences]
    assert texts[:2] == ["Some bold text with a link and code in it.", "Second sentence here."]
    assert "First item of three words and more" in texts
    assert not any("print" in text for text in texts)
    assert {"Before: 4", "After: 17", "Injured: 17"} <= set(texts)
    assert "Opening Hours" not in texts
    for sentence in article.sentences:
        assert article.document.text == MARKDOWN
        assert MARKDOWN[sentence.start : sentence.end].strip()


@pytest.mark.parametrize(
    "marked",
    [
        ":::note\n{}\n:::",
        ":::tip[My tip]\n\n{}\n\n:::",
        "- First item here\n\n  :::note\n  {}\n  :::",
        "!!! warning\n    {}",
        "> [!NOTE]\n> {}",
        "{}\n{{: .no_toc }}",
        '{{% hint style="info" %}}\n{}\n{{% endhint %}}',
        "{{{{< note >}}}}\n{}\n{{{{< /note >}}}}",
    ],
)
def test_marks_of_boxes_are_not_read(marked: str) -> None:
    said = "The console listens on port 8080 by default."
    assert _texts(f"# Head\n\n{marked.format(said)}\n", "a.md")[-1] == said


def test_marks_in_the_names_of_columns_are_not_read() -> None:
    table = "| [Plan](http://x.y/z) | **Requests** |\n|---|---|\n| Basic | 60 |\n"
    assert [(s.lead, s.text) for s in _article(table, "a.md").sentences] == [("Plan Basic", "Requests: 60")]


def test_an_empty_title_is_none() -> None:
    assert _article('---\ntitle: ""\n---\nThe ferry sank.\n', "a.md").document.title is None


def test_a_byte_order_mark_hides_no_heading() -> None:
    article = _article("\ufeff# Guide\n\nIt has two parts here.\n", "a.md")
    assert [(s.text, s.headings) for s in article.sentences] == [("It has two parts here.", ("Guide",))]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("date", "day"), [("2026-03-11", 11), ('"2026-03-11T09:30:00Z"', 11), ("2026-13-11", None), ("Wednesday", None)]
)
def test_front_matter(line_end: str, date: str, day: int | None) -> None:
    lines = [
        "---",
        'title: "Ferry live"',
        f"date: {date}",
        "author: Erik Dahl",
        "---",
        "",
        "The ferry hit the reef.",
        "",
    ]
    document = _article(line_end.join(lines), "a.md").document
    assert (document.title, document.author) == ("Ferry live", "Erik Dahl")
    assert document.published == (day and dt.date(2026, 3, day))


HTML = """<html><head><title>Pier opens</title><meta name="author" content="Ann Bell">
<meta property="article:published_time" content="2025-03-22"></head><body><nav><a href="/">Home</a></nav>
<div class="cookie-banner">We use cookies.</div><article><h1>Pier opens</h1>
<p>The pier opened on Saturday after three years of work, and several hundred people walked on it.</p>
<p>It cost 40 million crowns, the town said, which is twice what had been planned at first.</p></article>
<script>alert("x")</script><footer>Copyright 2025</footer></body></html>"""


def test_html() -> None:
    article = _article(HTML, "a.html")
    assert (article.document.title, article.document.published) == ("Pier opens", dt.date(2025, 3, 22))
    assert [s.text.split()[1] for s in article.sentences] == ["pier", "cost"]


def test_a_heading_of_a_page_is_not_joined_to_a_paragraph() -> None:
    long = "<h2>What the town of Carrow has to pay for it</h2><p>iPhones were handed out to all who came there.</p>"
    text = _texts(HTML.replace("</article>", f"{long}</article>"), "a.html")[-1]
    assert text == "iPhones were handed out to all who came there."


def test_a_table_of_a_page_has_rows_and_no_menus() -> None:
    table = "<tr><th>Item</th><th>Sum of 2025</th></tr><tr><td>Cost of the ferry</td><td>€36 million</td></tr>"
    menu = "<tr><td>Home</td><td>News of the day</td><td>Sport</td></tr>"
    page = HTML.replace("</article>", f"<table>{table}</table><table>{menu}</table></article>")
    assert _texts(page, "a.html")[2:] == ["Sum of 2025: €36 million"]


@pytest.mark.parametrize(
    ("label", "encoding"),
    [
        ("iso-8859-1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("utf-8", "cp1252"),
        ("nonsense", "cp1252"),
        ("iso-8859-1", "utf-8"),
        ("windows-1250", "cp1250"),
    ],
)
def test_pages_are_decoded_as_in_a_browser(label: str, encoding: str) -> None:
    said = "The mayor of Łódź won’t pay €3 for it." if encoding == "cp1250" else "The mayor’s café won’t pay £3 for it."
    page = HTML.replace("<head>", f"<head><meta charset='{label}'>").replace("It cost", f"{said} It cost")
    assert said in _texts(page.encode(encoding), "a.html")


def test_definitions_of_a_page_have_their_terms() -> None:
    listed = "<dl><dt>Default <b>port</b>:</dt><dd>9000</dd><dt>Spare port</dt><dd>9000</dd><dt>Cache</dt>"
    listed += "<dd><p>It holds ten items. It is small.</p></dd><dt>Is it free?</dt><dd>It is free.</dd></dl>"
    page = HTML.replace(
        "</article>", f"{listed}<ul><li>9000</li></ul><p>The town keeps a list of them in the hall.</p></article>"
    )
    assert _texts(page, "a.html")[-8:] == [
        "Default port: 9000",
        "Spare port",
        "Spare port: 9000",
        "Cache: It holds ten items.",
        "It is small.",
        "Is it free?",
        "It is free.",
        "The town keeps a list of them in the hall.",
    ]


def test_a_page_without_an_article() -> None:
    with pytest.raises(UnreadableError, match="no article text"):
        _article("<html><body></body></html>", "a.html")


def test_a_pdf_without_text_and_a_damaged_one() -> None:
    writer, buffer = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(buffer)
    with pytest.raises(UnreadableError, match="without text"):
        _article(buffer.getvalue(), "a.pdf")
    with pytest.raises(UnreadableError, match="damaged PDF"):
        _article(b"%PDF-1.7 nonsense", "a.pdf")


SENTENCE = "Der Zug fuhr über die Brücke – „pünktlich“, sagte Herr Müller."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding: str) -> None:
    data = SENTENCE.encode(encoding)
    if encoding == "utf-16-le":
        data = b"\xff\xfe" + data
    assert "Brücke" in _article(data).sentences[0].text


@pytest.mark.parametrize(
    "text", ["The mayor’s office won’t pay £3.", "Zoë Müller, the mayor of Ålborg, paid £3.", "The fee is £3 — or €4."]
)
def test_a_short_text_of_one_byte_a_letter_is_windows_1252(text: str) -> None:
    assert _texts(text.encode("cp1252")) == [text]


def test_other_encodings_are_still_told() -> None:
    text = "Мост не откроется до июня, сказал мэр. Совет ещё не одобрил ремонт."
    assert _article(text.encode("cp1251")).document.text == text


def test_one_damaged_byte_leaves_the_other_letters_alone() -> None:
    text = _article(SENTENCE.encode() + b" Ende\xff.").document.text
    assert text == f"{SENTENCE} Ende\N{REPLACEMENT CHARACTER}."


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_offsets_are_those_of_the_file(line_end: str) -> None:
    text = (
        f"Title here{line_end}{line_end}The first one is short.{line_end}{line_end}The second stands alone.{line_end}"
    )
    article = _article(text)
    assert article.document.text == text
    assert [text[s.start : s.end] for s in article.sentences] == ["The first one is short.", "The second stands alone."]


HEAD = """CARROW DOCKERS GO BACK

By Leona Marsh and Piet Adeyemi

CARROW, March 22 (Northern Wire) - Dockworkers began returning to work on Saturday after a strike of 18 days.

Copyright 2025 Northern Wire. All rights reserved.
"""


def test_metadata() -> None:
    document = _article(HEAD).document
    assert document.title == "CARROW DOCKERS GO BACK"
    assert document.author == "Leona Marsh and Piet Adeyemi"
    assert document.publisher == "Northern Wire"
    assert document.published == dt.date(2025, 3, 22)
    assert _texts(HEAD) == ["Dockworkers began returning to work on Saturday after a strike of 18 days."]


@pytest.mark.parametrize(
    ("line", "is_title"), [("Three boats sank yesterday", True), ("Three boats sank on Monday", False)]
)
def test_a_line_with_a_weekday_is_no_title(line: str, is_title: bool) -> None:
    assert (_article(f"{line}\n\nNobody was on them.\n").document.title == line) is is_title


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ana Bell, columnist, The Carrow Lamp", "Ana Bell"),
        ("Posted on Low Water by Ana Bell, 4 May 2025", "Ana Bell"),
        ("The Carrow Lamp, column by Ana Bell", "Ana Bell"),
        ("Speech of the deputy Ana Bell, Islands First", "Ana Bell"),
        ("Delivered by Ana Bell, council member for health", "Ana Bell"),
        ("Ana Bell, pilot, talks to Mia Kusi of Harbour Radio", None),
        ("Statement on the return of Ana Bell", None),
        ("The Lamp, newsletter of the harbour club", None),
    ],
)
def test_who_signs(line: str, author: str | None) -> None:
    text = f"The last boat\n\n{line}\n\nThe last boat left the harbour at six in the morning, and nobody was on it.\n"
    assert _article(text).document.author == author


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("OSLO, 3 May 2023 (North Wire) - The ferry sank and nobody drowned, police said.", "2023-05-03"),
        (
            "OSLO, May 3 (North Wire) - The ferry sank in 2023. " + "It was found by divers in a week. " * 5,
            "2023-05-03",
        ),
        ("Last updated on 3 May 2023 by the desk.", "2023-05-03"),
        ("Minutes of the meeting held at the town hall on Tuesday 2 May 2023 at 8 p.m.", "2023-05-02"),
        ("Ana Bell, who sailed it, talks to Harbour Radio, 3 May 2023", "2023-05-03"),
        ("Harbour Weekly, 3 May 2023. What the divers found, by Ana Bell.", "2023-05-03"),
        ("Half-year results to 30 September 2023", None),
        ("Exhibition, 4 May to 29 September 2023", None),
        ("Ana Bell (3 May 1938 – 14 January 2025) built boats.", None),
        ("The court heard of the brothers who drowned on 9 October 2022", None),
        ("The brothers drowned on 9 October 2022 when the ferry sank.", None),
        ("On 9 October 2022 the ferry sank. " + "It was found by divers in a week. " * 5, None),
        ("Killed on 9 October 2022, they were brothers.", None),
    ],
)
def test_when_a_text_came_out(line: str, published: str | None) -> None:
    found = _article(f"The last boat\n\n{line}\n\nNobody was on it.\n").document.published
    assert (found and found.isoformat()) == published


def test_discovery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b/two.md", "b/one.txt", "b/.hidden.txt", "b/.git/x.txt", "b/data.json", "a.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("x")
    found = [item.path for item in discover(["b", "a.txt", "./a.txt", "b/*.md", "none*.txt"])]
    assert found == ["b/one.txt", "b/two.md", "a.txt", "none*.txt"]
    assert identify(found[:3]) == ["b/one.txt", "b/two.md", "a.txt"]
    assert identify(["b/one.txt", "b/two.md"]) == ["one.txt", "two.md"]


def test_what_cannot_be_read_is_a_value_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One sentence stands here.")
    (tmp_path / "b.txt").write_bytes(b"\0\1\2")
    reading = load([str(tmp_path / "b.txt"), str(tmp_path / "a.txt"), str(tmp_path / "c.txt")], max_bytes=100)
    assert [article.document.id for article in reading.articles] == ["a.txt"]
    assert [skipped.reason for skipped in reading.unreadable] == ["binary file, not text", "no such file or folder"]


def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "c.txt").write_text("One sentence stands here.")
    scandir = os.scandir

    def locked(path: str) -> Any:
        if path.endswith("b"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", locked)
    reading = load([str(tmp_path)])
    assert [article.document.id for article in reading.articles] == ["c.txt"]
    assert [(Path(skipped.path).name, skipped.reason) for skipped in reading.unreadable] == [("b", "Permission denied")]


@pytest.mark.parametrize("name", ["a.docx", "a.RTF", "a.eml"])
def test_a_format_that_is_not_supported_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("One sentence stands here.")
    reason = load([str(tmp_path / name)]).unreadable[0].reason
    assert reason.startswith(f"{name[1:].lower()} files are not supported; those that are: .txt ")
    assert not load([str(tmp_path)]).unreadable


@given(st.text(max_size=400))
def test_any_text_gives_sentences_that_lie_in_it(text: str) -> None:
    data = text.encode("utf-8", "replace")
    try:
        article = _article(data)
    except UnreadableError:
        return
    for sentence in article.sentences:
        assert 0 <= sentence.start < sentence.end <= len(article.document.text)
        assert article.document.quote(sentence.start, sentence.end).strip()


@given(st.text(alphabet="aB .,!?\"“”'()\n-*#|`[]1", max_size=300))
def test_any_markdown_gives_sentences_that_lie_in_it(text: str) -> None:
    for sentence in _article(text, "a.md").sentences:
        assert text[sentence.start : sentence.end].strip()


@pytest.mark.parametrize(
    "text",
    [
        "Home | " * 30 + "Help: sign in",
        "word.² " * 20_000,
        "[" * 20_000,
        "The end\n" + "x" + " " * 100_000 + "\nof it",
        "<!--" * 5_000,
        "\n\n".join(f"“It rained on day {n}, as nobody can have failed to see.”" for n in range(2_000)),
    ],
)
def test_text_made_to_be_slow_is_read_in_time(text: str) -> None:
    started = time.process_time()
    _article(text, "a.md")
    assert time.process_time() - started < 20


@pytest.mark.parametrize("version", [b"/V 2", b"/V 5", b"/V 9"])
def test_an_encrypted_pdf(version: bytes) -> None:
    buffer = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("", "owner", algorithm="RC4-128")
    writer.write(buffer)
    assert b"/V 2" in buffer.getvalue()
    with pytest.raises(UnreadableError):
        _article(buffer.getvalue().replace(b"/V 2", version), "a.pdf")


def test_a_very_long_sentence_is_read_in_time() -> None:
    assert len(_texts("word " * 20_000)) >= 1


def test_a_sentence_knows_its_heading() -> None:
    text = "# Guide\n\nIt has two parts here.\n\n## Version 2\n\n### Limits\n\nThe timeout is 30 seconds.\n"
    under = ("Guide",), ("Guide", "Version 2", "Limits"), ("Guide", "Version 3"), ("Notes",)
    article = _article(f"{text}\n## Version 3\n\nThe timeout is 40 seconds.\n\n# Notes\n\nIt is free.\n", "a.md")
    assert tuple(sentence.headings for sentence in article.sentences) == under


def test_a_sentence_of_a_page_knows_its_headings() -> None:
    body = "<p>The service has limits that are set out here.</p><h2>Version 2</h2><h3>Limits</h3>"
    page = f"<article><h1>Guide</h1>{body}<p>The default timeout is 30 seconds for every request.</p></article>"
    article = _article(f"<html><body>{page}</body></html>", "a.html")
    assert [sentence.headings for sentence in article.sentences] == [("Guide",), ("Guide", "Version 2", "Limits")]


def test_a_question_above_an_answer_is_read_before_it() -> None:
    article = _article("# What the firm pays\n\n### How long have I got?\n\nThirty days from your return.\n", "a.md")
    told = [(sentence.text, sentence.headings) for sentence in article.sentences]
    assert told[0][0] == "How long have I got?"
    assert told[1] == ("Thirty days from your return.", ("What the firm pays", "How long have I got?"))

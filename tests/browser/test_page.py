"""The report in a browser: found, filtered, moved through, decided, printed, read on a phone and by a screen reader."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from checker.models import Report
from tests.reports.conftest import HOSTILE, side
from tests.reports.conftest import report as small  # noqa: F401  a fixture
from tests.reports.synthetic import large_report

from .conftest import FINDINGS, Open, current, kept, shown

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
AXE = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")


def serious(page: Page) -> list[str]:
    """What axe finds that is serious or critical."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found if v["impact"] in ("serious", "critical")]


@pytest.mark.parametrize(
    ("field", "value", "wanted"),
    [
        ("by-relation", "tension", lambda f: f.relation.value == "tension"),
        ("by-kind", "number", lambda f: f.kind.value == "number"),
        ("by-source", "paper-3.txt", lambda f: "paper-3.txt" in (f.a.document, f.b.document)),
        ("by-speaker", "Bo Marsh", lambda f: "Bo Marsh" in (f.a.speaker, f.b.speaker)),
    ],
)
def test_filters(page: Page, report: Report, field: str, value: str, wanted: object) -> None:
    page.select_option(f"#{field}", label=value)
    numbers = [n for n, finding in enumerate(report.findings, 1) if wanted(finding)]  # type: ignore[operator]
    assert shown(page) == numbers
    assert 0 < len(numbers) < FINDINGS
    expect(page.locator("#count")).to_have_text(f"{len(numbers)} of {FINDINGS} shown")


def test_probability_and_search_narrow_together(page: Page, report: Report) -> None:
    page.locator("#by-probability").fill("0.5")
    likely = [n for n, finding in enumerate(report.findings, 1) if finding.probability >= 0.5]
    assert shown(page) == likely
    page.fill("#search", "CALDER million")
    questions = {topic.id: topic.question for topic in report.topics}
    calder = [n for n in likely if "Calder" in report.findings[n - 1].a.quote + questions[report.findings[n - 1].topic]]
    assert shown(page) == calder
    assert 0 < len(calder) < len(likely)
    page.fill("#search", "nowhere at all")
    expect(page.locator("#none")).to_be_visible()
    page.click("#clear")
    assert shown(page) == list(range(1, FINDINGS + 1))


def test_sort(page: Page, report: Report) -> None:
    page.select_option("#sort", "probability")
    assert shown(page) == list(range(FINDINGS, 0, -1))
    page.select_option("#sort", "kind")
    kinds = [report.findings[number - 1].kind.value for number in shown(page)]
    assert kinds == sorted(kinds)


def test_keys_move_and_search(page: Page) -> None:
    steps = [("j", 1), ("j", 2), ("j", 3), ("k", 2), ("k", 1), ("k", 1)]
    for key, number in steps:
        page.keyboard.press(key)
        assert current(page) == number
    page.keyboard.press("/")
    page.keyboard.type("jarrow")
    assert page.input_value("#search") == "jarrow"
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert current(page) == shown(page)[0]
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()


@pytest.mark.parametrize("key", ["a", "d", "r", "n"])
def test_a_key_touches_no_finding_out_of_sight(page: Page, key: str) -> None:
    page.keyboard.press("j")
    page.fill("#search", "jarrow")
    page.keyboard.press("Escape")
    assert (page.input_value("#search"), 1 in shown(page)) == ("jarrow", False)
    page.keyboard.press(key)
    expect(page.locator("#said")).to_have_text("No finding in sight is chosen: j goes to the first")
    expect(page.locator("#progress-text")).to_have_text(f"0 of {FINDINGS} decided")
    assert current(page) == 0


def test_after_the_back_button_the_fields_tell_what_is_shown(page: Page, report: Report) -> None:
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator("#progress-text")).to_have_text(f"1 of {FINDINGS} decided")
    page.select_option("#sort", "probability")
    page.select_option("#by-relation", "contradiction")
    page.select_option("#by-decision", "open")
    before = shown(page)
    page.goto("about:blank")
    page.go_back()
    expect(page.locator("#progress-text")).to_have_text(f"1 of {FINDINGS} decided")
    assert [page.input_value(f"#{name}") for name in ("sort", "by-relation")] == ["probability", "contradiction"]
    assert shown(page) == before != sorted(before)


def test_every_field_of_the_tools_has_its_name(page: Page) -> None:
    names = page.eval_on_selector_all("#tools input, #tools select", "all => all.map(a => a.labels.length)")
    assert names == [1] * len(names)
    assert page.get_by_role("slider", name="Likely from").count() == 1


def test_the_next_finding_comes_below_the_tools(page: Page) -> None:
    for _ in range(9):
        page.keyboard.press("j")
    for _ in range(50):  # a busy machine draws late
        page.wait_for_timeout(100)
        tools, finding = page.locator("#tools").bounding_box(), page.locator(".finding:focus").bounding_box()
        assert tools is not None and finding is not None
        gap = finding["y"] - tools["y"] - tools["height"]
        if 0 <= gap < 40:
            break
    assert 0 <= gap < 40


def test_decisions_in_a_file_stay_in_the_browser(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.keyboard.press("j")
    page.keyboard.press("n")
    page.keyboard.type("two bridges")
    page.keyboard.press("Enter")
    page.keyboard.press("d")
    expect(page.locator("#progress-text")).to_have_text(f"2 of {FINDINGS} decided")
    page.reload()
    expect(page.locator("#progress-text")).to_have_text(f"2 of {FINDINGS} decided")
    expect(page.locator("#list > article").nth(1).locator(".verdict")).to_have_text("False alarm: two bridges")
    page.select_option("#by-decision", "open")
    assert shown(page) == list(range(3, FINDINGS + 1))
    page.click("#clear")
    page.keyboard.press("k")
    page.keyboard.press("k")
    page.keyboard.press("r")
    expect(page.locator("#list > article").first.locator(".verdict")).to_have_text("Resolved")
    page.keyboard.press("u")
    expect(page.locator("#list > article").first.locator(".verdict")).to_have_text("Accepted")


def test_nothing_moves_when_a_finding_is_decided(page: Page) -> None:
    for _ in range(5):
        page.keyboard.press("j")
    page.wait_for_timeout(300)
    before = page.locator(".finding:focus").bounding_box()
    page.keyboard.press("a")
    expect(page.locator(".finding:focus .verdict")).to_have_text("Accepted")
    after = page.locator(".finding:focus").bounding_box()
    assert before is not None and after is not None
    assert abs(before["y"] - after["y"]) < 1
    assert current(page) == 5


def test_deep_links(open_page: Open, address: str, report: Report) -> None:
    key = report.findings[7].id
    page = open_page(f"{address}#f-{key}")
    assert current(page) == 8
    page.select_option("#by-kind", label=report.findings[7].kind.value)
    assert len(shown(page)) < FINDINGS
    page.evaluate(f"location.hash = 'f-{report.findings[0].id}'")
    first = ".finding[data-number='1']"
    expect(page.locator(f"{first}:focus, {first} :focus")).to_have_count(1)
    assert len(shown(page)) == FINDINGS


def test_findings_and_articles_lead_to_each_other(page: Page, report: Report) -> None:
    key = report.findings[3].id
    page.click(f"#f-{key} a[href='#p-{key}-b']")
    expect(page.locator(f"#p-{key}-b + mark")).to_be_in_viewport()
    assert page.locator(f"#p-{key}-b + mark").text_content() == report.findings[3].b.quote
    page.locator(".paragraph", has=page.locator(f"#p-{key}-b")).locator(".margin a").click()
    expect(page.locator(f"#f-{key}")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("how", [{}, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_serious(open_page: Open, address: str, scheme: str, how: dict[str, object]) -> None:
    page = open_page(address, color_scheme=scheme, **how)
    page.keyboard.press("j")
    page.keyboard.press("d")
    assert serious(page) == []
    page.keyboard.press("?")
    assert serious(page) == []


def test_a_phone_needs_no_sideways_scrolling(open_page: Open, address: str) -> None:
    page = open_page(address, **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    boxes = [page.locator("figure").nth(n).bounding_box() for n in (0, 1)]
    assert boxes[0] is not None and boxes[1] is not None
    assert boxes[1]["y"] >= boxes[0]["y"] + boxes[0]["height"]


def test_dark_mode_is_dark(open_page: Open, address: str) -> None:
    def brightness(scheme: str) -> int:
        page = open_page(address, color_scheme=scheme)
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        return sum(int(part) for part in colour[4:-1].split(","))

    assert brightness("dark") < 150 < 600 < brightness("light")


def test_print_shows_all_and_no_controls(page: Page) -> None:
    page.emulate_media(media="print")
    assert [page.locator(name).first.is_visible() for name in ("#tools", ".deciding", "nav")] == [False] * 3
    assert page.locator("figure").last.is_visible()
    assert page.locator(".paragraph").last.is_visible()
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("field", "value"),
    [("search", "calder"), ("by-kind", "number"), ("by-probability", "0.5"), ("by-decision", "open")],
)
def test_print_says_what_was_left_out_and_by_what(page: Page, field: str, value: str) -> None:
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator("#progress-text")).to_have_text(f"1 of {FINDINGS} decided")
    (page.select_option if field in ("by-kind", "by-decision") else page.fill)(f"#{field}", value)
    page.emulate_media(media="print")
    expect(page.locator("#count")).to_have_text(f"{len(shown(page))} of {FINDINGS} shown")
    expect(page.locator("#count")).to_be_visible()
    told = page.locator("#tools :is(input, select, button, progress):visible")
    assert told.evaluate_all("all => all.map(a => [a.id, a.value])") == [[field, value]]


def test_without_script_all_can_be_read(open_page: Open, address: str, browser: object) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(address)
    assert page.locator("#list > article").count() == FINDINGS
    assert page.locator("#tools").is_hidden()
    assert page.locator(".deciding").first.is_hidden()
    context.close()


def test_nothing_is_fetched_and_hostile_text_stays_text(open_page: Open, small: Report, tmp_path: Path) -> None:  # noqa: F811
    nasty = f"{HOSTILE}</p></script><script>alert(3)</script><svg onload=alert(4)><a href=javascript:alert(5)>x</a>"
    quote = "Washington signed."
    a = side("wire.txt", quote, start=len(nasty), end=len(nasty) + len(quote), speaker=nasty)
    b = side("brief.md", nasty, claim=f"{nasty} never")
    finding = small.findings[0].model_copy(
        update={"a": a, "b": b, "echoes": (), "explanation": nasty, "id": nasty, "topic": nasty}
    )
    report = small.model_copy(update={"findings": (finding,)})
    address = kept(tmp_path, report, {"wire.txt": nasty + quote + nasty, "brief.md": nasty})
    page = open_page(address)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.fill("#search", "onload=alert(4)")
    assert shown(page) == [1]
    assert page.locator("script").count() == 1
    assert page.locator("svg, img, iframe, object, a[href^='javascript']").count() == 0
    assert asked == [page.url.partition("#")[0]]
    assert not page.evaluate("/[\\u0000-\\u0008\\u202a-\\u202e\\u2066-\\u2069]/.test(document.body.textContent)")


_ACTS = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const search = document.getElementById("search");
  for (const words of ["calder", "calder mill", ""]) {
    search.value = words;
    search.dispatchEvent(new Event("input", { bubbles: true }));
    await frame();
  }
  for (let n = 0; n < 17; n++) {
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
    await frame();
  }
}"""


def test_five_hundred_findings_stay_smooth(open_page: Open, tmp_path: Path) -> None:
    page = open_page(kept(tmp_path, *large_report(500)))
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})  # the page's own work, not that of its neighbours

    def seconds() -> float:
        metrics = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
        return float(metrics["TaskDuration"])

    before = seconds()
    page.evaluate(_ACTS)
    took = (seconds() - before) / 20
    assert took < 0.1, took
    assert page.locator("#count").text_content() == "500 of 500 shown"
    assert current(page) == 17

"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const list = by("list");
  if (!list) return;
  const cards = [...list.children];
  const ofKey = new Map(cards.map((card) => [card.dataset.key, card]));
  const filters = ["relation", "kind", "source", "speaker", "decision"].filter((name) => by(`by-${name}`));
  const words = { accepted: "Accepted", false_alarm: "False alarm", resolved: "Resolved", ignored: "Ignored in the text" };
  const token = document.body.dataset.review;
  const undoable = [];
  let decisions = new Map();
  let current = null;

  // ---- what is shown

  const haystacks = new Map();
  function haystack(card) {
    if (!haystacks.has(card)) haystacks.set(card, card.querySelector(".body").textContent.toLowerCase());
    return haystacks.get(card);
  }

  function chosen() {
    const wanted = Object.fromEntries(filters.map((name) => [name, by(`by-${name}`).value]));
    return {
      ...wanted,
      from: Number(by("by-probability").value),
      words: by("search").value.toLowerCase().split(/\s+/).filter(Boolean),
    };
  }

  function passes(card, want) {
    const data = card.dataset;
    const holds = (name) => want[name] === undefined || want[name] === "" || data[name].split("\n").includes(want[name]);
    return (
      ["relation", "kind", "source", "speaker"].every(holds) &&
      (!want.decision || (data.decision || "open") === want.decision) &&
      Number(data.probability) >= want.from &&
      want.words.every((word) => haystack(card).includes(word))
    );
  }

  const visible = () => [...list.children].filter((card) => !card.hidden);

  function filter() {
    const want = chosen();
    let shown = 0;
    for (const card of cards) {
      card.hidden = !passes(card, want);
      shown += !card.hidden;
    }
    by("from").textContent = want.from.toFixed(2);
    by("count").textContent = `${shown} of ${cards.length} shown`;
    by("none").hidden = shown > 0;
    for (const label of by("tools").querySelectorAll("label")) { // those that narrow are printed with the count
      const { id, type, value } = label.control;
      label.classList.toggle("set", id !== "sort" && value !== (type === "range" ? "0" : ""));
    }
  }

  const orders = {
    number: (a, b) => a.number - b.number,
    probability: (a, b) => a.probability - b.probability,
    kind: (a, b) => a.kind.localeCompare(b.kind),
    source: (a, b) => a.source.localeCompare(b.source, "en", { numeric: true }),
  };

  function sort() {
    const order = orders[by("sort").value] || orders.number;
    const sorted = [...cards].sort((a, b) => order(a.dataset, b.dataset) || a.dataset.number - b.dataset.number);
    list.append(...sorted);
  }

  // ---- the address: #f-KEY

  function arrive() {
    const place = location.hash.slice(1);
    const card = place.startsWith("f-") && ofKey.get(place.slice(2));
    if (!card) return;
    if (card.hidden) clear();
    go(card);
  }

  function clear() {
    for (const name of filters) by(`by-${name}`).value = "";
    by("by-probability").value = 0;
    by("search").value = "";
    filter();
  }

  // ---- moving

  function go(card) {
    current = card;
    card.focus({ preventScroll: true });
    settle(card, 3);
  }

  // Cards get their real height only once they come near, which moves those below: look again for some frames.
  function settle(card, frames) {
    if (card !== current) return;
    card.scrollIntoView({ block: "start" });
    if (frames) requestAnimationFrame(() => settle(card, frames - 1));
  }

  function step(by) {
    const shown = visible();
    if (!shown.length) return;
    const at = shown.indexOf(current);
    const next = at < 0 ? 0 : Math.min(shown.length - 1, Math.max(0, at + by));
    go(shown[next]);
  }

  // ---- decisions: kept by the server that serves the page, or else by the browser

  const kept = "claimcheck decisions";
  const inBrowser = {
    async read() {
      try {
        return JSON.parse(localStorage.getItem(kept)) || {};
      } catch {
        return {};
      }
    },
    async decide(key, { decision, reason, former }) {
      const all = await this.read();
      if (decision || former) all[key] = former || { decision, reason };
      else delete all[key];
      localStorage.setItem(kept, JSON.stringify(all));
      return all;
    },
  };
  const onServer = {
    async ask(path, request) {
      const headers = { "x-claimcheck-token": token, "content-type": "application/json" };
      const answer = await fetch(path, { ...request, headers }).catch(() => {
        throw new Error("claimcheck review doesn't answer; start it again");
      });
      const told = await answer.json().catch(() => ({}));
      if (told.decisions) show(told.decisions);
      if (!answer.ok) throw new Error(told.error || `the server answered ${answer.status}`);
      return told.decisions;
    },
    read() {
      return this.ask("decisions");
    },
    decide(key, wish) {
      return this.ask(`decisions/${key}`, { method: "POST", body: JSON.stringify(wish) });
    },
  };
  const store = token === undefined ? inBrowser : onServer;

  const printed = new Map(cards.filter((card) => card.dataset.decision).map((card) => [card.dataset.key, card.dataset.decision]));
  const wording = new Map(cards.map((card) => [card.dataset.key, card.querySelector(".verdict").textContent]));

  const unsaved = (note) => note.value.trim() !== note.defaultValue;

  function show(told) {
    decisions = new Map(Object.entries(told));
    for (const card of cards) {
      const key = card.dataset.key;
      const made = decisions.get(key);
      const standing = made ? made.decision : token === undefined ? printed.get(key) || "" : "";
      card.dataset.decision = standing;
      const who = made && [made.by, made.at].filter(Boolean).join(", ");
      card.querySelector(".verdict").textContent = made
        ? words[made.decision] + (made.reason ? `: ${made.reason}` : "") + (who ? ` (${who})` : "")
        : standing ? wording.get(key) : "";
      for (const button of card.querySelectorAll("[data-decide]")) {
        if (button.dataset.decide) button.setAttribute("aria-pressed", String(button.dataset.decide === standing));
        else button.hidden = !made || made.decision === "ignored";
      }
      const note = card.querySelector(".note");
      const typed = unsaved(note);
      note.defaultValue = made ? made.reason : "";
      if (made && !typed) note.value = made.reason;
    }
    progress();
  }

  function progress() {
    const done = cards.filter((card) => card.dataset.decision).length;
    by("progress").value = done;
    by("progress-text").textContent = `${done} of ${cards.length} decided`;
  }

  let last = Promise.resolve();
  /** `former`, given by undo alone, is what stood before: a decision as it was told, or null. */
  function decide(card, decision, former) {
    const note = card.querySelector(".note");
    const reason = note.value.trim();
    last = last.then(async () => {
      const key = card.dataset.key;
      const seen = decisions.get(key) || null;
      try {
        const told = await store.decide(key, { decision: decision || null, reason, seen, former });
        if (store === inBrowser) show(told);
        const made = decisions.get(key);
        if (former !== undefined || (made && note.value.trim() === reason)) note.value = note.defaultValue;
        if (former === undefined) undoable.push([card, seen]);
        say(`Finding ${card.dataset.number}: ${made ? words[made.decision].toLowerCase() : "open again"}`);
      } catch (error) {
        say(`Finding ${card.dataset.number} not saved: ${error.message}`);
      }
    });
  }

  function undo() {
    last = last.then(() => {
      const [card, before] = undoable.pop() || [];
      if (!card) return say("Nothing to undo");
      if (!card.hidden) go(card);
      decide(card, null, before);
    });
  }

  function say(text) {
    by("said").textContent = text;
  }

  /** In its turn, so that no answer from before a decision is shown after it. */
  function refresh() {
    last = last.then(async () => {
      try {
        show(await store.read());
      } catch (error) {
        say(`The decisions could not be read: ${error.message}`);
      }
    });
    return last;
  }

  // ---- keys and clicks

  const inSight = (act) => () =>
    current && !current.hidden ? act(current) : say("No finding in sight is chosen: j goes to the first");
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    a: inSight((card) => decide(card, "accepted")),
    d: inSight((card) => decide(card, "false_alarm")),
    r: inSight((card) => decide(card, "resolved")),
    u: undo,
    n: inSight((card) => card.querySelector(".note").focus()),
    "/": () => by("search").focus(),
    "?": () => by("help").showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || by("help").open) return;
    const field = event.target.closest("input, select, textarea");
    if (field) {
      const left = event.key === "Escape" || (event.key === "Enter" && field.matches(".note"));
      if (!left) return;
      event.preventDefault(); // Esc would empty the search, and no event would tell of it
      (field.closest(".finding") || field).focus({ preventScroll: true });
      field.blur();
      return;
    }
    const action = keys[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-decide]");
    if (button) decide(button.closest(".finding"), button.dataset.decide);
  });
  list.addEventListener("focusin", (event) => {
    current = event.target.closest(".finding");
  });
  // A note that is left is saved with the decision there is.
  list.addEventListener("focusout", ({ target }) => {
    if (!target.matches(".note") || !unsaved(target)) return;
    const card = target.closest(".finding");
    const made = decisions.get(card.dataset.key);
    if (made && made.decision !== "ignored") decide(card, made.decision);
    else say("Now decide: a accepts, d dismisses, r is resolved");
  });
  by("tools").addEventListener("input", (event) => {
    if (event.target === by("sort")) sort();
    filter();
  });
  by("clear").addEventListener("click", clear);
  by("help-open").addEventListener("click", () => by("help").showModal());
  by("help-close").addEventListener("click", () => by("help").close());
  addEventListener("hashchange", arrive);
  addEventListener("focus", refresh);
  addEventListener("storage", refresh);
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((part) => (part.open = true)));

  by("tools").hidden = false;
  new ResizeObserver(([tools]) => {
    document.documentElement.style.setProperty("--tools", `${Math.ceil(tools.borderBoxSize[0].blockSize)}px`);
  }).observe(by("tools"));
  for (const card of cards) card.querySelector(".deciding").hidden = false;
  // By then the browser has put back what the fields held before the page was left.
  addEventListener("pageshow", () => {
    sort();
    filter();
    refresh().then(filter).then(arrive);
  }, { once: true });
})();

(() => {
  "use strict";
  const one = (s, e = document) => e.querySelector(s);
  const all = (s, e = document) => Array.from(e.querySelectorAll(s));
  const stack = one("#stack"), where = one("#where");
  const prev = one("#prev"), next = one("#next"), close = one("#close");

  // Places where the words of each target stand: runs of adjoining marks.
  const places = new Map();
  function add(list, m) {
    const last = list[list.length - 1];
    if (last && last.a === m.dataset.a && last.end === m.dataset.s) {
      last.marks.push(m);
      last.end = m.dataset.e;
    } else {
      list.push({ a: m.dataset.a, end: m.dataset.e, marks: [m] });
    }
  }
  for (const m of all("mark[data-t]")) {
    for (const t of m.dataset.t.split(" ")) {
      if (!places.has(t)) places.set(t, []);
      add(places.get(t), m);
    }
  }

  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let hits = [], at = 0, from = null;

  function clear() {
    for (const e of all(".on,.now")) e.classList.remove("on", "now");
    document.body.classList.remove("open");
    hits = [];
    for (const b of [prev, next, close]) b.disabled = true;
    where.textContent = "Click a line of the record to see its words here.";
  }

  function show(i) {
    for (const e of all("mark.now")) e.classList.remove("now");
    at = (i + hits.length) % hits.length;
    const h = hits[at];
    for (const m of h.marks) m.classList.add("now");
    const label = one("#article-" + h.a).dataset.label;
    where.textContent = (at + 1) + " of " + hits.length + " \u00b7 " + label;
    const m = h.marks[0];
    if (getComputedStyle(stack).overflowY === "auto") {
      const d = m.getBoundingClientRect().top - stack.getBoundingClientRect().top;
      const top = d - stack.clientHeight * 0.3, near = Math.abs(top) < 2 * stack.clientHeight;
      stack.scrollBy({ top, behavior: near && !still.matches ? "smooth" : "instant" });
    } else {
      m.scrollIntoView({ block: "center" });
    }
  }

  // Where the articles do not stand here, those that a line rests on are brought.
  async function bring(line) {
    clear();
    from = line;
    where.textContent = "The words are being brought.";
    let text;
    try {
      const r = await fetch(line.href.replace(/#.*/, "") + "&words=1");
      if (!r.ok) throw new Error(r.status);
      text = await r.text();
    } catch {
      location.href = line.href;
      return;
    }
    if (from !== line) return; // another was chosen meanwhile
    stack.innerHTML = text;
    stack.scrollTop = 0;
    const list = [];
    for (const m of all("mark.now", stack)) add(list, m);
    if (list.length) mark(list, line.dataset.t);
  }

  function choose(line, t, a) {
    if (line.dataset.w !== undefined) return void bring(line);
    const list = places.get(t);
    if (!list) return;
    clear();
    from = line;
    mark(list, t, a);
  }

  function mark(list, t, a) {
    hits = list;
    document.body.classList.add("open");
    for (const h of list) for (const m of h.marks) m.classList.add("on");
    for (const e of all('#record [data-t="' + t + '"]:not(.chip)')) e.classList.add("on");
    for (const b of [prev, next, close]) b.disabled = false;
    show(Math.max(0, a ? list.findIndex((h) => h.a === a) : 0));
  }

  // The next or previous line that is not filtered away.
  function step(line, by) {
    const list = all("#record .words[data-t]").filter((x) => x.offsetParent);
    const to = list[list.indexOf(line) + by];
    if (!to) return;
    to.focus();
    to.scrollIntoView({ block: "nearest" });
    choose(to, to.dataset.t);
  }

  function release() {
    clear();
    if (from) from.focus({ preventScroll: true });
    from = null;
  }

  // From the words back to the lines that rest on them: the shortest first.
  function lineOf(m) {
    const size = (t) => places.get(t).reduce((n, h) => n + h.marks.reduce((k, x) => k + x.textContent.length, 0), 0);
    const ts = m.dataset.t.split(" ").filter((t) => one('#record [data-t="' + t + '"]:not(.chip)'));
    ts.sort((x, y) => size(x) - size(y));
    if (!ts.length) return;
    const line = one('#record [data-t="' + ts[0] + '"]:not(.chip)');
    choose(line, ts[0], m.dataset.a);
    line.scrollIntoView({ block: "center" });
    line.classList.remove("flash");
    void line.getBoundingClientRect();
    line.classList.add("flash");
  }

  document.addEventListener("click", (e) => {
    if (e.ctrlKey || e.metaKey || e.shiftKey) return;
    const m = e.target.closest("mark[data-t]");
    if (m && !places.size) return; // its link leads to the line
    const l = m ? null : e.target.closest("#record [data-t]");
    if (!m && !l) return;
    e.preventDefault(); // without this script the links do it
    if (String(getSelection()) !== "") return;
    if (m) lineOf(m); else choose(l, l.dataset.t, l.dataset.a);
  });
  document.addEventListener("keydown", (e) => {
    const typing = e.target.matches("input");
    if ((e.key === "Enter" || e.key === " ") && e.target.matches("[role=button][data-t]")) {
      e.preventDefault();
      choose(e.target, e.target.dataset.t, e.target.dataset.a);
    } else if (e.key === "Escape") {
      if (typing && find.value) { find.value = ""; search(); } else release();
    } else if (typing || e.ctrlKey || e.metaKey || e.altKey) {
      return;
    } else if (e.key === "/") {
      e.preventDefault();
      find.focus();
    } else if (hits.length && ["n", "ArrowRight", "p", "ArrowLeft"].includes(e.key)) {
      if (e.key.startsWith("Arrow") && e.target.closest(".scroll")) return;
      show(at + (e.key === "n" || e.key === "ArrowRight" ? 1 : -1));
    } else if (hits.length && (e.key === "ArrowDown" || e.key === "ArrowUp") && e.target.matches(".words")) {
      e.preventDefault();
      step(e.target, e.key === "ArrowDown" ? 1 : -1);
    }
  });
  prev.addEventListener("click", () => show(at - 1));
  next.addEventListener("click", () => show(at + 1));
  close.addEventListener("click", release);

  // Search: lines without the words go; the words are marked everywhere.
  const find = one("#find"), items = all("#record .hit"), none = one(".none");
  const fold = (s) => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = items.map((e) => fold(e.textContent + " " + (e.getAttribute("aria-label") || "")));
  function search() {
    const q = fold(find.value.trim());
    items.forEach((e, i) => e.classList.toggle("off", q !== "" && !texts[i].includes(q)));
    for (const e of items) e.toggleAttribute("hidden", e.classList.contains("off"));
    let any = q === "";
    for (const box of all("#record .block, #record section")) {
      const own = all(".hit:not(g)", box);
      const gone = q !== "" && !own.some((e) => !e.hasAttribute("hidden"));
      box.hidden = gone;
      any = any || !gone;
    }
    none.hidden = any;
    paint(q);
  }
  function paint(q) {
    if (!window.Highlight || !CSS.highlights) return;
    CSS.highlights.delete("find");
    if (q.length < 2) return;
    const ranges = [], walk = document.createTreeWalker(one(".cols"), NodeFilter.SHOW_TEXT);
    for (let n; (n = walk.nextNode()) && ranges.length < 2000;) {
      const s = n.data.toLowerCase(), k = find.value.trim().toLowerCase();
      if (s.length !== n.data.length) continue;
      for (let i = s.indexOf(k); i >= 0; i = s.indexOf(k, i + k.length)) {
        const r = new Range();
        r.setStart(n, i);
        r.setEnd(n, i + k.length);
        ranges.push(r);
      }
    }
    CSS.highlights.set("find", new Highlight(...ranges));
  }
  find.addEventListener("input", search);

  // A line that the address names is shown with its words.
  const named = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  const asked = named && named.closest("#record .words[data-t]");
  if (asked) choose(asked, asked.dataset.t);

  const theme = one("#theme");
  if (theme) theme.addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
})();

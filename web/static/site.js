// Light and dark, what is new since the last visit, and what comes while the
// page stands. Nothing here is needed to read.
(() => {
  "use strict";
  const root = document.documentElement;
  const keep = {
    get(k) { try { return localStorage.getItem(k); } catch { return null; } },
    set(k, v) { try { localStorage.setItem(k, v); } catch { /* it is not kept */ } },
  };
  const theme = keep.get("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  document.addEventListener("DOMContentLoaded", () => {
    const mode = document.getElementById("mode"), bar = document.getElementById("news");
    mode.hidden = false;
    mode.addEventListener("click", () => {
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      keep.set("theme", root.dataset.theme);
    });

    // Versions of stories as they were seen last, the latest 500.
    let seen = {};
    try { seen = JSON.parse(keep.get("seen") || "{}") || {}; } catch { seen = {}; }
    const rows = Array.from(document.querySelectorAll("li[data-story]"));
    const visited = Object.keys(seen).length > 0;
    for (const li of rows) {
      const was = seen[li.dataset.story], is = Number(li.dataset.version);
      if (visited && was === undefined) li.querySelector(".since").textContent = "new since you looked";
      else if (was < is) {
        const what = document.createElement("a");
        what.href = li.querySelector("a.title").getAttribute("href") + "?since=" + was;
        what.textContent = "changed since you looked";
        li.querySelector(".since").replaceChildren(what);
      }
      delete seen[li.dataset.story];
      seen[li.dataset.story] = is;
    }
    if (rows.length) keep.set("seen", JSON.stringify(Object.fromEntries(Object.entries(seen).slice(-500))));

    // Escape closes a menu that is open, and goes back to what opened it.
    document.addEventListener("keydown", (e) => {
      const menu = e.key === "Escape" && document.activeElement.closest(".strip details[open]");
      if (!menu) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });

    // A line is judged over the record, without leaving it.
    document.addEventListener("click", (e) => {
      const a = e.target.closest && e.target.closest("a.judge");
      if (!a || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey || !window.HTMLDialogElement) return;
      e.preventDefault();
      fetch(a.href).then((r) => r.ok ? r.text() : Promise.reject(r.status)).then((text) => {
        const box = new DOMParser().parseFromString(text, "text/html").getElementById("judgebox");
        if (!box) throw new Error("no form");
        const sheet = document.createElement("dialog"), shut = document.createElement("button");
        sheet.className = "sheet page";
        sheet.setAttribute("aria-label", "judge a line");
        shut.type = "button";
        shut.className = "shut";
        shut.textContent = "Close";
        shut.addEventListener("click", () => sheet.close());
        const line = decodeURIComponent(new URL(a.href).pathname.split("/").pop());
        for (const f of box.querySelectorAll("form")) {
          const next = document.createElement("input");
          next.type = "hidden";
          next.name = "next";
          next.value = location.pathname + "#" + line;
          f.append(next);
        }
        const more = document.createElement("p"), link = document.createElement("a");
        link.href = a.href;
        link.textContent = "What people judged of it";
        more.append(link);
        sheet.append(shut, document.importNode(box, true), more);
        sheet.addEventListener("close", () => { sheet.remove(); a.focus(); });
        document.body.append(sheet);
        sheet.showModal();
      }).catch(() => { location.href = a.href; });
    });

    // What comes is told and never moves the page.
    const live = document.body.dataset.live;
    if (!live || !window.EventSource) return;
    const changed = new Set();
    const tell = (text) => {
      const a = document.createElement("a");
      a.href = location.pathname;
      a.textContent = "Show";
      bar.replaceChildren(text + " ", a);
      bar.hidden = false;
    };
    const on = (e) => {
      let s;
      try { s = JSON.parse(e.data); } catch { return; }
      if (live === "stories") {
        changed.add(s.id);
        for (const li of rows) if (li.dataset.story === s.id) li.classList.add("fresher");
        tell(changed.size === 1 ? "One story has changed." : changed.size + " stories have changed.");
      } else if (live === s.id && e.type === "record") {
        tell("There is a newer edition of this record.");
      }
    };
    const events = new EventSource("/events");
    events.addEventListener("story", on);
    events.addEventListener("record", on);
    addEventListener("pagehide", () => events.close());
  });
})();

// SPDX-License-Identifier: MIT

/// The page of ``HTMLExport`` around its data.
enum HTMLPage {
  static let beforeData = #"""
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <meta name="generator" content="stemma">
    <title>Lineage</title>
    <style>
    :root { color-scheme: light dark; --ground: #fbfaf7; --text: #22252a; --faint: #6d727b;
      --line: #b9b5ab; --bar: #e9e6de; --here: #dfe8f5; --accent: #24579c }
    @media (prefers-color-scheme: dark) { :root { --ground: #17191d; --text: #dcdfe4;
      --faint: #8d939d; --line: #555a63; --bar: #24272d; --here: #2a3a52; --accent: #8ab4f8 } }
    * { box-sizing: border-box }
    html, body { margin: 0; height: 100%; background: var(--ground); color: var(--text) }
    body { display: grid; grid: auto 1fr auto / 1fr minmax(18rem, 30%); font: 14px/20px
      "JetBrains Mono", "DejaVu Sans Mono", ui-monospace, monospace }
    header, footer { grid-column: 1 / 3; padding: 6px 12px; background: var(--bar);
      color: var(--faint); display: flex; gap: 1.5em; align-items: center; flex-wrap: wrap }
    header b { color: var(--text) }
    input { font: inherit; color: inherit; background: var(--ground); padding: 1px 8px;
      border: 1px solid var(--line); border-radius: 4px; width: 18em }
    main { overflow: auto; position: relative; outline: none }
    main:focus-visible { box-shadow: inset 0 0 0 2px var(--accent) }
    .row { position: absolute; left: 0; right: 0; height: 20px; padding: 0 12px; white-space: pre;
      overflow: hidden; text-overflow: ellipsis; cursor: default }
    .row[aria-selected=true] { background: var(--here) }
    .lines, .tail { color: var(--faint) }
    .letter { display: inline-block; width: 2ch; font-weight: bold }
    .row span { unicode-bidi: isolate }
    .match { text-decoration: underline; font-weight: bold }
    aside { overflow: auto; padding: 10px 14px; border-left: 1px solid var(--line) }
    aside h2 { font-size: 1em; margin: 0 0 10px; overflow-wrap: anywhere }
    dl { margin: 0; display: grid; grid: auto / auto 1fr; gap: 2px 1em }
    dt { color: var(--faint) }
    dd { margin: 0; overflow-wrap: anywhere }
    button { all: unset; cursor: pointer; color: var(--accent) }
    button:focus-visible { outline: 2px solid var(--accent) }
    @media (max-width: 700px) { body { grid: auto 1fr minmax(30%, auto) auto / 1fr }
      header, footer { grid-column: 1 } aside { border: 0; border-top: 1px solid var(--line) } }
    </style>
    <header><b>Lineage</b> <span id="count"></span>
      <label>search <input id="search" type="search" autocomplete="off"></label></header>
    <main tabindex="0" role="tree" aria-label="Lineage"><div id="height"></div></main>
    <aside aria-live="polite"></aside>
    <footer>j k move · h l fold · Enter follow a reference · / search · n next</footer>

    """#

  static let afterData = #"""
    </script>
    <script>
    "use strict";
    const read = id => JSON.parse(document.getElementById(id).textContent);
    const rows = read("rows"), snapshots = read("snapshots"), height = 20;
    const hues = [25, 205, 160, 45, 275, 340, 95];
    const tree = document.querySelector("main"), aside = document.querySelector("aside");
    const search = document.getElementById("search");
    const folded = new Set(), full = new Map(), hasRows = new Set();
    rows.forEach((row, at) => {
      if (!row.kind) full.set(row.node, at);
      if (row.parent !== undefined) hasRows.add(row.parent);
    });
    let shown = [], cursor = 0, pattern = "";
    document.getElementById("count").textContent =
      `${Object.keys(snapshots).length} snapshots, ${rows.length} rows`;

    function layOut() {
      const hidden = new Array(rows.length).fill(false);
      shown = [];
      rows.forEach((row, at) => {
        const parent = row.parent;
        hidden[at] = parent !== undefined && (hidden[parent] || folded.has(parent));
        if (!hidden[at]) shown.push(at);
      });
      document.getElementById("height").style.height = `${shown.length * height}px`;
      draw();
    }
    function part(name, text) {
      const span = document.createElement("span");
      span.className = name;
      span.textContent = text;
      return span;
    }
    function draw() {
      const first = Math.max(0, Math.floor(tree.scrollTop / height) - 5);
      const last = Math.min(shown.length, first + Math.ceil(tree.clientHeight / height) + 10);
      tree.querySelectorAll(".row").forEach(line => line.remove());
      for (let place = first; place < last; place++) {
        const row = rows[shown[place]], line = part("row", "");
        line.style.top = `${place * height}px`;
        line.setAttribute("role", "treeitem");
        line.setAttribute("aria-selected", shown[place] === cursor);
        if (hasRows.has(shown[place])) line.setAttribute("aria-expanded", !folded.has(shown[place]));
        const letter = part("letter", row.letter || "");
        if (row.letter) {
          const hue = hues[row.letter.toLowerCase().charCodeAt(0) % hues.length];
          letter.style.color = `light-dark(hsl(${hue} 70% 35%), hsl(${hue} 70% 68%))`;
        }
        const name = pattern && matches(shown[place]) ? "match" : "text";
        const sign = folded.has(shown[place]) ? "  ▸" : "";
        line.append(letter, part("lines", row.lines), part(name, row.text),
          part("tail", `  ${row.tail || ""}${sign}`));
        line.onclick = () => go(shown[place]);
        line.ondblclick = () => fold(shown[place]);
        tree.append(line);
      }
    }
    function inspect() {
      const facts = snapshots[rows[cursor].node], list = document.createElement("dl");
      const title = document.createElement("h2");
      title.textContent = facts ? facts.id : "out of view";
      aside.replaceChildren(title, list);
      if (!facts) return;
      const add = (name, ...values) => {
        const term = document.createElement("dt"), value = document.createElement("dd");
        term.textContent = name;
        value.append(...values);
        list.append(term, value);
      };
      const link = (node, text) => {
        if (!full.has(node)) return part("", text);
        const button = document.createElement("button");
        button.textContent = text;
        button.onclick = () => { go(full.get(node)); tree.focus(); };
        return button;
      };
      for (const name of ["title", "directive", "difficulty", "generation", "pack", "file"])
        if (facts[name] !== undefined) add(name, String(facts[name]));
      for (const parent of facts.parents)
        add("parent", link(parent.node, parent.id), ` ${parent.role} ${parent.directive || ""}`);
      const short = node => snapshots[node] ? snapshots[node].id.replace("sha256:", "").slice(0, 8) : "?";
      const links = nodes => nodes.flatMap(node => [link(node, short(node)), " "]);
      if (facts.children.length) add("children", ...links(facts.children));
      if (facts.cohort !== undefined) add("cohort", facts.cohort);
      if (facts.mates) add("made with", ...links(facts.mates));
      for (const name in facts.metrics || {}) add(name, String(facts.metrics[name]));
    }
    function go(at) {
      for (let up = rows[at].parent; up !== undefined; up = rows[up].parent) folded.delete(up);
      cursor = at;
      layOut();
      const top = shown.indexOf(at) * height;
      if (top < tree.scrollTop + 2 * height) tree.scrollTop = top - 2 * height;
      const bottom = tree.scrollTop + tree.clientHeight;
      if (top > bottom - 3 * height) tree.scrollTop += top - bottom + 3 * height;
      draw();
      inspect();
    }
    function fold(at) {
      if (!hasRows.has(at)) return;
      if (!folded.delete(at)) folded.add(at);
      layOut();
    }
    function step(by) {
      const place = shown.indexOf(cursor) + by;
      go(shown[Math.max(0, Math.min(shown.length - 1, place))]);
    }
    function matches(at) {
      const facts = snapshots[rows[at].node];
      return (rows[at].text + (facts ? facts.id : "")).toLowerCase().includes(pattern);
    }
    function find(from) {
      for (let step = 0; step < rows.length && pattern; step++) {
        const at = (from + step) % rows.length;
        if (!rows[at].kind && matches(at)) return go(at);
      }
      draw();
    }
    const keys = {
      j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1),
      PageDown: () => step(20), PageUp: () => step(-20), G: () => go(shown[shown.length - 1]),
      End: () => go(shown[shown.length - 1]), Home: () => go(0), g: () => go(0),
      h: () => hasRows.has(cursor) && !folded.has(cursor) ? fold(cursor)
        : rows[cursor].parent !== undefined && go(rows[cursor].parent),
      l: () => folded.has(cursor) ? fold(cursor) : hasRows.has(cursor) && step(1),
      Enter: () => rows[cursor].kind && full.has(rows[cursor].node) ? go(full.get(rows[cursor].node))
        : fold(cursor),
      n: () => find(cursor + 1), "/": () => search.focus(),
    };
    keys.ArrowLeft = keys.h;
    keys.ArrowRight = keys.l;
    tree.onkeydown = event => {
      if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    };
    search.oninput = () => { pattern = search.value.toLowerCase(); find(cursor); };
    search.onkeydown = event => {
      if (event.key === "Escape") { search.value = pattern = ""; draw(); }
      if (event.key === "Enter" || event.key === "Escape") tree.focus();
    };
    tree.onscroll = draw;
    window.onresize = draw;
    if (rows.length) { layOut(); go(0); }
    tree.focus();
    </script>
    </html>

    """#
}

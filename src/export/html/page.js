"use strict";
(() => {
  const root = document.documentElement;
  const one = (selector) => document.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const FACETS = ["phase", "parties", "roles", "people"];
  const main = one("main");
  const search = one("#search");
  const shown = one("#shown");
  const selects = [...FACETS, "letter"].map((id) => one(`#by-${id}`)).filter(Boolean);
  // What is chosen. It stays when a view shows nothing of it because no row or column there is about such a thing.
  const choices = new Map(selects.map((select) => [select, select.value]));
  const chosen = (id) => one(`#by-${id}`)?.value ?? "";
  const summary = document.createElement("p");
  summary.className = "chosen";

  // Text as it is searched: without accents and capitals.
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const words = (element) => all("h3, th, td, li", element).map((part) => part.textContent).join(" ");

  // What an element is about, by the nearest element that says so.
  const about = (element) => Object.fromEntries(FACETS.map((facet) => {
    const list = element.closest(`[data-${facet}]`)?.dataset[facet];
    return [facet, list ? list.split(" ") : []];
  }));

  // A table as the filters need it. It is read when its view is shown first.
  const read = (table) => {
    const isLetters = table.classList.contains("letters");
    const heads = all("thead th:not(:first-child)", table);
    const columns = heads.map((th) => ({ about: about(th), letter: th.dataset.letter ?? "", hidden: false }));
    const card = table.closest("section.card");
    const whole = card && plain(words(card));
    const rows = all("tbody > tr:not(.band)", table).map((tr) => {
      const band = isLetters || !card ? tr.parentElement.querySelector(".band") : null;
      const own = isLetters ? tr.cells[0].textContent : words(tr);
      return {
        tr,
        about: about(tr),
        letter: tr.dataset.letter ?? "",
        text: whole ?? plain(`${band?.textContent ?? ""} ${own}`),
        // The columns in which something stands, with the letters that do.
        filled: isLetters
          ? all("td[class]", tr).map((td) => [td.cellIndex - 1, td.className])
          : [...tr.cells].slice(1).flatMap((td, at) => (td.textContent === "" ? [] : [[at, ""]])),
      };
    });
    const totals = all("tfoot > tr", table).map((tr) => ({ letter: tr.dataset.letter, cells: [...tr.cells].slice(1) }));
    const spans = all(".band > th", table);
    return { table, isLetters, isCard: Boolean(card), card, columns, rows, totals, spans, first: heads[0]?.cellIndex };
  };
  const views = all("section.view").map((section) => ({ section, tables: null }));
  const tables = (view) => (view.tables ??= all("table.grid", view.section).map(read));
  let current = views[0];

  // One rule hides the columns of a table, however many rows it has.
  const sheet = document.styleSheets[0];
  const RULES = sheet.cssRules.length;
  const ranges = (columns) => {
    const list = [];
    columns.forEach((column, at) => {
      if (!column.hidden) return;
      const last = list.at(-1);
      if (last && last[1] === at + 1) last[1] = at + 2;
      else list.push([at + 2, at + 2]);
    });
    return list.map(([from, to]) => `:nth-child(n+${from}):nth-child(-n+${to})`);
  };
  const rules = (state) => {
    while (sheet.cssRules.length > RULES) sheet.deleteRule(RULES);
    for (const { table, columns, isLetters } of tables(current)) {
      const hidden = ranges(columns).flatMap((range) => [
        `#${table.id} tr:not(.band) > ${range}`, `#${table.id} col${range}`,
      ]);
      if (hidden.length) sheet.insertRule(`${hidden.join()} { display: none }`, RULES);
      if (state.letter && isLetters) {
        sheet.insertRule(`#${table.id} tbody td[class]:not([class*="${state.letter}"])
          { background: none !important; color: var(--soft) !important }`, RULES);
        sheet.insertRule(`#${table.id} tbody td:not([class*="${state.letter}"]) b { font-weight: 400 }`, RULES);
      }
    }
  };

  // Whether something matches what is chosen of the facets.
  const matches = (facets, about) => facets.every(([facet, value]) => about[facet].includes(value));
  const columnFilter = (entry, state) => {
    const byLetter = Boolean(!entry.isLetters && state.letter && entry.columns.some((column) => column.letter));
    for (const column of entry.columns) {
      // Sums are of all rows: with a filter they would be wrong.
      const isSum = Boolean(entry.isLetters && column.letter);
      column.hidden = isSum ? state.active
        : !matches(state.ofColumns, column.about) || (byLetter && column.letter !== state.letter);
    }
    // A row must have something in what is left, where the columns decide.
    entry.decides = byLetter || Boolean(entry.isLetters && state.letter) || state.ofColumns.length > 0;
  };
  const rowMatches = (entry, row, state) => {
    if (!state.words.every((word) => row.text.includes(word)) || !matches(state.ofRows, row.about)) return false;
    if (state.rowsHaveLetters && row.letter !== state.letter) {
      // What a card says besides its letters stays with the letter that is asked for.
      if (!entry.isCard || row.letter || !entry.rows.some((other) => other.letter === state.letter)) return false;
    }
    return !entry.decides || row.filled.some(([at, letters]) =>
      !entry.columns[at].hidden && (!entry.isLetters || !state.letter || letters.includes(state.letter)));
  };
  const sums = (entry) => {
    const visible = entry.rows.filter((row) => row.matches);
    for (const { letter, cells } of entry.totals) {
      const counts = new Uint32Array(cells.length);
      for (const row of visible) {
        for (const [at, letters] of row.filled) counts[at] += letters.includes(letter) ? 1 : 0;
      }
      cells.forEach((cell, at) => {
        const text = counts[at] ? String(counts[at]) : "";
        if (cell.textContent !== text) cell.textContent = text;
      });
    }
  };

  // Rows come back as many at a time as are drawn in a moment, so that whoever types has not to wait for those far down.
  const CELLS = 5000;
  let hiding = [];
  let turn = 0;
  const settle = (most) => {
    clearTimeout(turn);
    let cells = 0;
    while (hiding.length && cells < most) {
      const row = hiding.pop();
      row.hidden = false;
      cells += row.cells.length;
    }
    if (hiding.length) turn = setTimeout(settle, 0, most);
  };
  addEventListener("beforeprint", () => settle(Infinity));

  // Leaves the filters that the view can follow; the others say that all is shown.
  const offer = (inView) => {
    const hasLetters = inView.some((entry) => entry.isLetters || [...entry.columns, ...entry.rows].some(({ letter }) => letter));
    const isAbout = (facet) => inView.some((entry) => [...entry.columns, ...entry.rows].some(({ about }) => about[facet].length));
    for (const select of selects) {
      const id = select.id.slice("by-".length);
      select.disabled = !(id === "letter" ? hasLetters : isAbout(id));
      select.value = select.disabled ? "" : choices.get(select);
      select.classList.toggle("set", select.value !== "");
    }
  };

  // What is chosen, in words: on paper, where there are no controls, it stands below the heading.
  const tell = (isActive) => {
    summary.replaceChildren();
    if (!isActive) return;
    const filters = [search, ...selects].filter(({ value }) => value.trim() !== "");
    filters.forEach((control, at) => {
      const value = document.createElement("bdi");
      value.textContent = control.selectedOptions?.[0].text ?? control.value.trim();
      summary.append(at ? "; " : `${shown.value} \u2013 `, `${control.labels[0].firstChild.data}: `, value);
    });
    current.section.querySelector("h2").after(summary);
  };

  const apply = () => {
    hiding = [];
    const inView = tables(current);
    offer(inView);
    const facets = FACETS.map((facet) => [facet, chosen(facet)]).filter(([, value]) => value !== "");
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    const letter = /^[A-Z]$/.test(chosen("letter")) ? chosen("letter") : "";
    // A facet is looked for in the rows where some row of the view is about it, and else in the columns.
    const isIn = (list) => ([facet]) => inView.some((entry) => entry[list].some(({ about }) => about[facet].length));
    const ofRows = facets.filter(isIn("rows"));
    const state = {
      words, letter, ofRows,
      ofColumns: facets.filter((facet) => !ofRows.includes(facet)).filter(isIn("columns")),
      rowsHaveLetters: letter && inView.some((entry) => entry.rows.some((row) => row.letter)),
      active: Boolean(facets.length || words.length || letter),
    };
    let [visible, count] = [0, 0];
    for (const entry of inView) {
      columnFilter(entry, state);
      let inTable = 0;
      const bodies = new Set();
      for (const row of entry.rows) {
        row.matches = rowMatches(entry, row, state);
        if (!row.matches) row.tr.hidden = true;
        else if (row.tr.hidden) hiding.push(row.tr);
        if (row.matches) bodies.add(row.tr.parentElement);
        inTable += row.matches ? 1 : 0;
      }
      for (const body of entry.table.tBodies) body.hidden = !bodies.has(body);
      const span = 1 + entry.columns.filter((column) => !column.hidden).length;
      for (const th of entry.spans) th.colSpan = span;
      sums(entry);
      (entry.card ?? entry.table.parentElement).hidden = !inTable && state.active;
      visible += inTable;
      count += entry.rows.length;
    }
    // A card without rows has no table, and nothing that a filter could match.
    for (const card of all("section.card:not(:has(table))", current.section)) card.hidden = state.active;
    rules(state);
    hiding.reverse();
    settle(CELLS);
    one(".view:not([hidden]) > .nothing").hidden = visible > 0 || !state.active;
    const values = { shown: visible, all: count };
    shown.value = shown.dataset.words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
    tell(state.active);
    enter();
  };

  // The first cell of each table can be reached with the tab key, and every other one with arrows.
  const enter = () => {
    for (const { table } of tables(current)) {
      const held = table.querySelector("[tabindex='0']");
      if (held && held.checkVisibility()) continue;
      held?.removeAttribute("tabindex");
      all("tr:not([hidden]):not(.band) > :first-child", table)[0]?.setAttribute("tabindex", "0");
    }
  };
  const go = (cell) => {
    if (!cell) return;
    const table = cell.closest("table");
    table.querySelector("[tabindex='0']")?.removeAttribute("tabindex");
    cell.tabIndex = 0;
    const box = table.closest(".scroll");
    if (box && table.tHead) {
      const corner = table.tHead.rows[0].cells[0];
      box.style.scrollPadding = `${corner.offsetHeight + 2}px 2px 2px ${corner.offsetWidth + 2}px`;
    }
    cell.focus();
  };
  const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, -1], End: [0, 1] };
  const move = (cell, key, far) => {
    settle(Infinity);
    const [down, right] = STEPS[key];
    const rows = cell.closest("table").rows;
    const hidden = (other) => !other.checkVisibility();
    let found = null;
    for (let at = cell.parentElement.rowIndex + down; down && rows[at]; at += down) {
      const row = rows[at];
      if (row.hidden || row.parentElement.hidden || row.classList.contains("band")) continue;
      found = row.cells[cell.cellIndex] ?? found;
      if (!far) break;
    }
    for (let at = cell.cellIndex + right; right && cell.parentElement.cells[at]; at += right) {
      const other = cell.parentElement.cells[at];
      if (hidden(other)) continue;
      found = other;
      if (!far) break;
    }
    go(found);
  };
  main.addEventListener("keydown", (event) => {
    const cell = event.target;
    if (!cell.matches?.(".grid th, .grid td") || !STEPS[event.key] || event.altKey || event.metaKey) return;
    event.preventDefault();
    move(cell, event.key, event.ctrlKey || event.key === "Home" || event.key === "End");
  });
  main.addEventListener("click", (event) => {
    const cell = event.target.closest(".grid th, .grid td");
    if (cell && getSelection().isCollapsed && !cell.closest(".band")) go(cell);
  });

  // The column that the pointer or the keyboard is in: a mark on the column and on its heading, on no cell.
  const marked = [];
  const mark = (event) => {
    const cell = event.target.closest?.(".scroll .grid :is(th, td):not([colspan])");
    for (const element of marked.splice(0)) element.classList.remove("on");
    if (!cell || cell.cellIndex === 0) return;
    const table = cell.closest("table");
    marked.push(table.querySelector("colgroup").children[cell.cellIndex], table.tHead.rows[0].cells[cell.cellIndex]);
    for (const element of marked) element.classList.add("on");
  };
  main.addEventListener("mouseover", mark);
  main.addEventListener("mouseleave", mark);
  main.addEventListener("focusin", mark);

  const skip = one(".skip");
  const show = (id) => {
    current = views.find((view) => view.section.id === id) ?? views[0];
    for (const view of views) view.section.hidden = view !== current;
    for (const link of all("nav a")) {
      const isCurrent = link.hash === `#${current.section.id}`;
      if (isCurrent) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      if (isCurrent) link.parentElement.scrollLeft = link.offsetLeft - link.parentElement.offsetLeft - 24;
    }
    skip.textContent = current.section.querySelector("h2").textContent;
    apply();
  };
  addEventListener("hashchange", () => show(location.hash.slice(1)));
  skip.addEventListener("click", (event) => {
    event.preventDefault();
    const cell = current.section.querySelector("[tabindex='0']");
    if (cell) go(cell);
    else main.focus();
  });

  search.addEventListener("input", apply);
  for (const select of selects) {
    select.addEventListener("change", () => {
      choices.set(select, select.value);
      apply();
    });
  }
  one("#reset")?.addEventListener("click", () => {
    search.value = "";
    for (const select of selects) choices.set(select, "");
    apply();
  });
  one("#theme").addEventListener("change", (event) => {
    if (event.target.value) root.dataset.theme = event.target.value;
    else delete root.dataset.theme;
  });
  one("#print").addEventListener("click", () => print());
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches?.("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === "Escape" && event.target === search && search.value) {
      search.value = "";
      apply();
    }
  });

  root.classList.add("live");
  for (const box of all(".scroll")) box.removeAttribute("tabindex");
  const details = one(".controls details");
  if (details && matchMedia("(max-width: 40rem)").matches) details.open = false;
  one(".controls").hidden = false;
  show(location.hash.slice(1));
})();

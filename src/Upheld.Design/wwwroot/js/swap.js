// Puts new content into an <up-live>. Rows that carry data-row are compared one by one: only what changed is replaced, and flashes once, unless the change is in cells with
// data-quiet alone (figures that move with every check); an order that the reader chose, a ticked box and the focus stay. Elements with data-part are compared the same way. Content without either is replaced as a whole.

// What a row says, without what scripts have put into it.
function saying(element, aloud = false) {
  const copy = element.cloneNode(true);
  if (aloud) for (const cell of copy.querySelectorAll('[data-quiet]')) cell.remove();
  for (const time of copy.querySelectorAll('up-time time')) time.textContent = time.dateTime;
  for (const chart of copy.querySelectorAll('up-chart')) chart.replaceChildren();
  return copy.innerHTML.replace(/\s+/g, ' ').trim();
}

function keepTicks(from, to) {
  for (const box of from.querySelectorAll('input[type=checkbox]:checked')) {
    const twin = to.querySelector(`input[name="${CSS.escape(box.name)}"][value="${CSS.escape(box.value)}"]`);
    if (twin) twin.checked = true;
  }
}

function keepOpen(from, to) {
  const twins = to.querySelectorAll('details');
  from.querySelectorAll('details').forEach((details, i) => { if (twins[i]) twins[i].open = details.open; });
}

function focusTwin(from, to) {
  const active = document.activeElement;
  if (!from.contains(active) || active === document.body) return () => { };
  const all = [...from.querySelectorAll('a, button, input, select, summary')];
  const at = all.indexOf(active);
  return () => [...to.querySelectorAll('a, button, input, select, summary')][at]?.focus({ preventScroll: true });
}

function replace(before, after, flash) {
  keepTicks(before, after);
  keepOpen(before, after);
  const focus = focusTwin(before, after);
  before.replaceWith(after);
  focus();
  if (!flash) return;
  after.classList.add('flash');
  after.addEventListener('animationend', () => after.classList.remove('flash'), { once: true });
}

function swapRows(live, body, fresh) {
  const rows = new Map([...body.querySelectorAll('[data-row]')].map(row => [row.dataset.row, row]));
  const order = [];
  for (const row of fresh.querySelectorAll('[data-row]')) {
    const before = rows.get(row.dataset.row);
    rows.delete(row.dataset.row);
    if (before && saying(before) === saying(row)) { order.push(before); continue; }
    order.push(row);
    if (before) replace(before, row, saying(before, true) !== saying(row, true));
    else { row.classList.add('flash'); body.append(row); }
  }
  for (const gone of rows.values()) gone.remove();

  // The server's order, unless the reader has sorted: then the table sorts the changed rows in.
  const table = live.closest('up-table[complete]') ?? live.querySelector('up-table[complete]');
  if (table?.querySelector('[aria-sort=ascending], [aria-sort=descending]')) return;
  let at = body.firstElementChild;
  for (const row of order) {
    if (row === at) at = at.nextElementSibling; else body.insertBefore(row, at);
  }
}

function swap(live, html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  const fresh = template.content;
  const bodies = [live.querySelectorAll('tbody'), fresh.querySelectorAll('tbody')];
  const parts = [...fresh.querySelectorAll('[data-part]')];
  const named = name => live.querySelector(`[data-part="${CSS.escape(name)}"]`);
  // From an empty list to a full one, or back: not the same page any more.
  const isOther = parts.length !== live.querySelectorAll('[data-part]').length || parts.some(part => !named(part.dataset.part));
  const active = document.activeElement;
  const byRow = bodies[0].length === 1 && bodies[1].length === 1 && bodies[1][0].querySelector('[data-row]');
  if (isOther || (!byRow && !parts.length)) {
    const focus = focusTwin(live, live);
    live.replaceChildren(fresh);
    focus();
  } else {
    for (const part of parts) {
      const before = named(part.dataset.part);
      if (saying(before) !== saying(part)) replace(before, part, !part.hasAttribute('data-quiet'));
    }
    if (byRow) swapRows(live, bodies[0][0], bodies[1][0]);
  }
  if (live.contains(active) && document.activeElement !== active) active.focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent('up-swapped', { detail: live }));
}

document.addEventListener('up-swap', event => swap(event.target, event.detail));

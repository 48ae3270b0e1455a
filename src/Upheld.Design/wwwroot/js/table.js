// <up-table complete>: sorts and filters a table whose rows are all here. Without `complete` the heading links and the filter form ask the server.
// A heading is a link with data-sort; a cell's order is its data-v, else its text. The state lives in the address, so it outlives whatever the server puts
// into the rows: a form post, an enhanced navigation, a live update.

// What a row says of its thing: neither the words that stand for a drawing nor those of its buttons. data-q adds words that are not shown.
const says = row => [...row.cells].filter(cell => !cell.querySelector('up-chart, button')).map(cell => cell.textContent).join(' ');

let posted = null;

class UpTable extends HTMLElement {
  #sort = null;
  #filter = '';
  #again = () => this.apply();
  #loaded = () => posted === location.pathname ? this.#keep() : this.#read();

  connectedCallback() {
    this.addEventListener('click', this);
    this.addEventListener('input', this);
    this.addEventListener('submit', this);
    document.addEventListener('up-swapped', this.#again);
    globalThis.Blazor?.addEventListener('enhancedload', this.#loaded);
    this.#read();
  }

  disconnectedCallback() {
    document.removeEventListener('up-swapped', this.#again);
    globalThis.Blazor?.removeEventListener?.('enhancedload', this.#loaded);
  }

  #read() {
    const asked = new URLSearchParams(location.search);
    this.#sort = asked.get(this.#name);
    this.#filter = asked.get(this.#box?.name) ?? '';
    this.apply();
  }

  // A post that was answered without a redirect (something was wrong with it) leaves the address as it was when the page came.
  #keep() {
    this.#remember(this.#name, this.#sort);
    if (this.#box) this.#remember(this.#box.name, this.#filter);
    this.apply();
  }

  // What this table has put into the address.
  get queries() { return this.#complete ? [this.#name, this.#box?.name].filter(Boolean) : []; }

  get #name() { return this.dataset.query ?? 'sort'; }
  get #box() { return this.querySelector('input[data-filter]'); }
  get #complete() { return this.hasAttribute('complete'); }

  handleEvent(event) {
    if (!this.#complete) return;
    if (event.type === 'click') {
      const link = event.target.closest('a[data-sort]');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      this.#sort = this.#sort === link.dataset.sort ? `-${link.dataset.sort}` : link.dataset.sort;
      this.#remember(this.#name, this.#sort);
      this.apply();
    } else if (event.target.matches('input[data-filter]')) {
      this.#filter = event.target.value;
      this.#remember(event.target.name, this.#filter);
      this.apply();
    } else if (event.type === 'submit' && event.target.querySelector('input[data-filter]')) {
      event.preventDefault();
    }
  }

  #remember(name, value) {
    const url = new URL(location.href);
    if (value) url.searchParams.set(name, value); else url.searchParams.delete(name);
    history.replaceState(history.state, '', url);
  }

  apply() {
    const body = this.querySelector('tbody');
    if (!this.#complete || !body) return;
    const focused = document.activeElement;
    if (this.#sort) this.#order(body);
    this.#narrow(body);
    if (body.contains(focused) && document.activeElement !== focused) focused.focus({ preventScroll: true });
  }

  #order(body) {
    const key = this.#sort.replace(/^-/, '');
    const descending = this.#sort.startsWith('-');
    const heads = [...this.querySelectorAll('thead th')];
    const column = heads.findIndex(h => h.querySelector('a[data-sort]')?.dataset.sort === key);
    if (column < 0) return;
    heads.forEach((h, i) => {
      if (h.hasAttribute('aria-sort')) h.setAttribute('aria-sort', i !== column ? 'none' : descending ? 'descending' : 'ascending');
    });

    const numeric = heads[column].dataset.type === 'number';
    const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const rows = [...body.rows].map((row, at) => {
      const cell = row.cells[column];
      const text = cell?.dataset.v ?? cell?.textContent.trim() ?? '';
      const value = numeric ? parseFloat(text) : text;
      return { row, at, value, empty: numeric ? Number.isNaN(value) : text === '' };
    });
    const sorted = rows.toSorted((a, b) => {
      if (a.empty || b.empty) return a.empty - b.empty || a.at - b.at; // what is not known stands last, whichever way the order goes
      const order = numeric ? a.value - b.value : collator.compare(a.value, b.value);
      return (descending ? -order : order) || a.at - b.at;
    });
    if (sorted.every((entry, i) => entry.at === i)) return;
    // A moved row keeps its focus, and its elements do not begin anew; not every browser can move yet.
    if (body.moveBefore) for (const { row } of sorted) body.moveBefore(row, null); else body.append(...sorted.map(entry => entry.row));
  }

  #narrow(body) {
    const box = this.#box;
    if (!box) return;
    if (box.value !== this.#filter && document.activeElement !== box) box.value = this.#filter;
    const words = this.#filter.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of body.rows) {
      const text = words.length ? `${says(row)} ${row.dataset.q ?? ''}`.toLocaleLowerCase() : '';
      row.hidden = !words.every(word => text.includes(word));
      if (!row.hidden) shown++;
    }
    const count = this.querySelector('[data-count]');
    if (count) count.textContent = words.length ? `${shown} / ${body.rows.length}` : `${body.rows.length}`;
    const none = this.querySelector('[data-none]');
    if (none) none.hidden = shown > 0 || !words.length;
  }
}

customElements.define('up-table', UpTable);

// Forms were written with the address of then: bring them up to date, so that their answer comes back sorted and filtered as one left it.
addEventListener('submit', event => {
  const form = event.target;
  if (form.elements.returnTo) form.elements.returnTo.value = location.pathname + location.search;
  const target = new URL(form.getAttribute('action') ?? '', location.href);
  if (form.method !== 'post' || target.pathname !== location.pathname) return;
  const here = new URLSearchParams(location.search);
  for (const name of [...document.querySelectorAll('up-table')].flatMap(table => table.queries)) {
    if (here.has(name)) target.searchParams.set(name, here.get(name)); else target.searchParams.delete(name);
  }
  form.action = target;
  posted = location.pathname;
}, true);
globalThis.Blazor?.addEventListener('enhancedload', () => setTimeout(() => { posted = null; }));

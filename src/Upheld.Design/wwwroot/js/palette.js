// <up-palette data-src="…">: Ctrl-K or ⌘-K. Letters must appear in order in the text or in the pinyin initials of its Chinese characters (zfwg: 支付网关).

const collator = new Intl.Collator('zh-u-co-pinyin');
const letters = [...'ABCDEFGHJKLMNOPQRSTWXYZ']; // no syllable begins with I, U or V
const initials = new Map();

// The pinyin collation holds a mark before the first character of each letter, for the headings of an index: U+FDD0 and the letter.
function initial(character) {
  if (!initials.has(character)) {
    const letter = /\p{Script=Han}/u.test(character) ? letters.findLast(l => collator.compare(character, `\uFDD0${l}`) >= 0) : undefined;
    initials.set(character, letter?.toLowerCase() ?? character);
  }
  return initials.get(character);
}

// 0 for no match; more for a match at the start, at the start of a word, and of letters that stand together.
function score(query, text) {
  const forms = [...text.toLowerCase()].map(c => [c, initial(c)]);
  let total = 0, at = 0, together = 0;
  for (const letter of query) {
    const found = forms.findIndex((form, i) => i >= at && form.includes(letter));
    if (found < 0) return 0;
    together = found === at && at > 0 ? together + 1 : 0;
    total += 1 + together * 2 + (found === 0 ? 6 : /[\s/·-]/.test(forms[found - 1][0]) ? 3 : 0);
    at = found + 1;
  }
  return total - forms.length / 1000;
}

class UpPalette extends HTMLElement {
  #entries = null; #shown = []; #at = 0;
  #key = event => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.#dialog.open ? this.#dialog.close() : this.#open();
  };

  connectedCallback() {
    document.addEventListener('keydown', this.#key);
    this.addEventListener('click', this);
    this.addEventListener('input', this);
    this.addEventListener('keydown', this);
  }

  disconnectedCallback() { document.removeEventListener('keydown', this.#key); }

  get #dialog() { return this.querySelector('dialog'); }
  get #input() { return this.querySelector('dialog input'); }
  get #list() { return this.querySelector('dialog ul'); }

  handleEvent(event) {
    if (event.type === 'click') {
      const option = event.target.closest('[role=option]');
      if (option) this.#go(this.#shown[option.dataset.at]);
      else if (event.target.closest('.palette-open')) this.#open();
      else if (event.target === this.#dialog) this.#dialog.close(); // the backdrop
    } else if (event.type === 'input') {
      this.#find();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#mark((this.#at + (event.key === 'ArrowDown' ? 1 : -1) + this.#shown.length) % this.#shown.length);
    } else if (event.key === 'Enter' && event.target === this.#input && !event.isComposing) {
      event.preventDefault();
      this.#go(this.#shown[this.#at]);
    }
  }

  async #open() {
    this.#input.value = '';
    this.#dialog.showModal();
    const page = [...document.querySelectorAll('a[data-palette]')]
      .map(link => ({ text: link.textContent.trim(), href: link.href, kind: this.dataset.page }));
    this.#entries ??= { page, far: [] };
    this.#entries.page = page;
    this.#find();
    if (!this.dataset.src) return;
    try {
      const answer = await fetch(this.dataset.src, { headers: { accept: 'application/json' } });
      if (answer.ok) this.#entries.far = await answer.json();
    } catch { /* offline: what was known before, and the page's links, still work */ }
    if (this.#dialog.open) this.#find();
  }

  #find() {
    const query = this.#input.value.toLowerCase().replace(/\s+/g, '');
    const all = [...this.#entries.page, ...this.#entries.far];
    this.#shown = (query
      ? all.map(entry => ({ entry, score: score(query, entry.text) })).filter(e => e.score > 0).sort((a, b) => b.score - a.score).map(e => e.entry)
      : all).slice(0, 12);
    this.#list.replaceChildren(...this.#shown.map((entry, at) => {
      const option = document.createElement('li');
      option.role = 'option';
      option.id = `palette-${at}`;
      option.dataset.at = at;
      const text = document.createElement('span');
      text.textContent = entry.text;
      const kind = document.createElement('small');
      kind.textContent = entry.kind ?? '';
      option.append(text, kind);
      return option;
    }));
    this.querySelector('dialog [role=status]').textContent = this.#shown.length ? '' : this.dataset.nothing;
    this.#mark(0);
  }

  #mark(at) {
    this.#at = Number.isFinite(at) ? at : 0;
    [...this.#list.children].forEach((option, i) => option.setAttribute('aria-selected', i === this.#at));
    const option = this.#list.children[this.#at];
    if (option) this.#input.setAttribute('aria-activedescendant', option.id); else this.#input.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  }

  #go(entry) {
    if (!entry) return;
    this.#dialog.close();
    const url = new URL(entry.href, document.baseURI);
    if (url.origin !== location.origin) return;
    const known = [...document.querySelectorAll('a[data-palette]')].find(link => link.href === url.href);
    if (known) known.click(); else if (globalThis.Blazor?.navigateTo) globalThis.Blazor.navigateTo(url.href); else location.href = url.href;
  }
}

customElements.define('up-palette', UpPalette);

// Keyboard shortcuts. A link or button with data-keys="g s" is pressed by these keys; ? opens the sheet; / goes to the filter; j and k walk the rows, Enter
// opens and x ticks. Silent in inputs, with a modifier held and while a dialog is open: no key of the browser's is taken.

let typed = [];
let timer = 0;

const writing = target => target.closest?.('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]');
const rows = () => [...document.querySelectorAll('main tbody tr:not([hidden])')].filter(row => handle(row) && row.checkVisibility());
const handle = row => row.querySelector('a, button, input');

function walk(step) {
  const all = rows();
  const here = all.findIndex(row => row.contains(document.activeElement));
  const next = all[here < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + step, 0), all.length - 1)];
  const target = next && (next.querySelector('a') ?? handle(next));
  target?.focus();
  target?.scrollIntoView({ block: 'nearest' });
}

function sheet() {
  const dialog = document.getElementById('up-shortcuts');
  const list = dialog?.querySelector('[data-page-keys]');
  if (!list) return;
  list.replaceChildren(...[...document.querySelectorAll('[data-keys]')].filter(e => e.dataset.keys).map(element => {
    const row = document.createElement('div');
    const name = document.createElement('dt');
    name.textContent = element.getAttribute('aria-label') ?? element.textContent.trim();
    const keys = document.createElement('dd');
    for (const key of element.dataset.keys.split(' ')) {
      const cap = document.createElement('kbd');
      cap.textContent = key;
      keys.append(cap, ' ');
    }
    row.append(name, keys);
    return row;
  }));
  dialog.showModal();
}

const single = {
  '?': sheet,
  '/': () => document.querySelector('main input[type=search]')?.focus(),
  j: () => walk(1),
  k: () => walk(-1),
  x: () => document.activeElement?.closest('tr')?.querySelector('input[type=checkbox]')?.click(),
};

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (writing(event.target)) {
    if (event.key === 'Escape' && event.target.matches('input[type=search]')) event.target.blur();
    return;
  }
  if (document.querySelector('dialog[open]') || event.key.length !== 1) return;

  clearTimeout(timer);
  timer = setTimeout(() => { typed = []; }, 1000);
  typed.push(event.key);
  const sequence = typed.join(' ');
  const all = [...document.querySelectorAll('[data-keys]')];
  const target = all.find(element => element.dataset.keys === sequence);
  if (target) {
    typed = [];
    event.preventDefault();
    target.click();
  } else if (!all.some(element => element.dataset.keys?.startsWith(`${sequence} `))) {
    typed = [];
    if (Object.hasOwn(single, event.key)) {
      event.preventDefault();
      single[event.key]();
    }
  }
});

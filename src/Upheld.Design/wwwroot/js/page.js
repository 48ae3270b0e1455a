// Small things any page may need: menus that close, copy buttons, the reader's zone, forms that send themselves or take a while.

document.documentElement.classList.add('js');
globalThis.Blazor?.addEventListener('enhancedload', () => document.documentElement.classList.add('js'));

// The server writes times in the reader's zone from the next request on; the profile's zone, if there is one, comes first.
if (!/(^|; )upheld-zone=/.test(document.cookie)) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) document.cookie = `upheld-zone=${zone}; path=/; max-age=31536000; samesite=lax`;
}

const closeMenus = except => {
  for (const menu of document.querySelectorAll('details.menu[open]')) if (menu !== except) menu.open = false;
};

document.addEventListener('click', event => {
  closeMenus(event.target.closest('details.menu'));
  const button = event.target.closest('[data-copy], [data-copied]');
  if (button) copy(button);
});

document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  const menu = event.target.closest?.('details.menu[open]');
  closeMenus();
  menu?.querySelector('summary').focus();
});

document.addEventListener('change', event => {
  if (event.target.matches('[data-autosubmit]')) event.target.form.requestSubmit();
});

// <form data-busy="Making it …">: says what takes so long, and cannot be sent twice. A page that comes back from the browser's memory is ready again.
document.addEventListener('submit', event => {
  const form = event.target;
  if (!form.dataset.busy || event.defaultPrevented) return;
  setTimeout(() => busy(form, true)); // after the fields were read
});

addEventListener('pageshow', () => { for (const form of document.querySelectorAll('form[data-busy][aria-busy]')) busy(form, false); });

function busy(form, is) {
  form.toggleAttribute('aria-busy', is);
  if (is) form.setAttribute('aria-busy', 'true');
  for (const button of form.querySelectorAll('button')) button.disabled = is;
  const status = form.querySelector('[role=status]');
  if (status) status.textContent = is ? form.dataset.busy : '';
}

async function copy(button) {
  const text = button.dataset.copy || location.href;
  const label = button.querySelector('span') ?? button;
  const before = label.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return prompt(before, text); // without a secure context there is no clipboard: show what was to be copied
  }
  label.textContent = button.dataset.copied;
  setTimeout(() => { label.textContent = before; }, 1500);
}

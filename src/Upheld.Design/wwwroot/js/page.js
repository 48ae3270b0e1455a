// Small things any page may need: menus that close, copy buttons, the reader's zone, forms that send themselves.

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

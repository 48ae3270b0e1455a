// <up-time data-relative><time datetime="…">2026-11-01 02:05</time></up-time>: says how long ago it was; the full time stays as the title.

const units = [['year', 31557600], ['month', 2629800], ['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];
const all = new Set();

const formats = {};
const format = language => formats[language] ??= new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });

class UpTime extends HTMLElement {
  connectedCallback() {
    all.add(this);
    this.write();
  }

  connectedMoveCallback() { }

  disconnectedCallback() { all.delete(this); }

  write() {
    const time = this.querySelector('time');
    if (!time || !this.hasAttribute('data-relative')) return;
    const seconds = (Date.parse(time.dateTime) - Date.now()) / 1000;
    if (Number.isNaN(seconds)) return;
    const [unit, size] = units.find(([, s]) => Math.abs(seconds) >= s) ?? units.at(-1);
    const text = format(document.documentElement.lang).format(Math.trunc(seconds / size), unit);
    if (time.textContent !== text) time.textContent = text;
  }
}

customElements.define('up-time', UpTime);
const again = () => { if (!document.hidden) all.forEach(element => element.write()); };
setInterval(again, 15000);
document.addEventListener('visibilitychange', again);
globalThis.Blazor?.addEventListener('enhancedload', again);

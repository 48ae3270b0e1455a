// <up-chart data-b="uuwud…">: draws an uptime bar when it comes into view, one path for each state. The shapes are those of DayShapes.cs.
// With data-from it names the day under the pointer.

const shapes = {
  u: ['ok', [[4, 24]]],
  w: ['warn', [[4, 4], [12, 16]]],
  d: ['bad', [[0, 32]]],
  n: ['unknown', [[13, 6]]],
  m: ['planned', [[4, 10], [18, 10]]],
  o: ['quiet', [[15, 2]]],
};
const cell = 4, bar = 3, height = 32;
const svg = 'http://www.w3.org/2000/svg';

const seen = new IntersectionObserver(entries => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    seen.unobserve(entry.target);
    entry.target.draw();
  }
}, { rootMargin: '200px' });

class UpChart extends HTMLElement {
  static observedAttributes = ['data-b'];

  #ground = null; // a row's link covers its cells, so the row hears the pointer

  connectedMoveCallback() { }

  connectedCallback() {
    if (!this.querySelector('svg')) seen.observe(this);
    this.#ground = this.closest('tr') ?? this;
    this.#ground.addEventListener('pointermove', this);
    this.#ground.addEventListener('pointerleave', this);
  }

  disconnectedCallback() {
    seen.unobserve(this);
    this.#ground?.removeEventListener('pointermove', this);
    this.#ground?.removeEventListener('pointerleave', this);
    hide();
  }

  attributeChangedCallback(_, before) {
    if (before !== null && this.querySelector('svg')) this.draw();
  }

  draw() {
    const letters = this.dataset.b ?? '';
    const drawing = document.createElementNS(svg, 'svg');
    drawing.setAttribute('viewBox', `0 0 ${Math.max(1, letters.length) * cell} ${height}`);
    drawing.setAttribute('preserveAspectRatio', 'none');
    drawing.setAttribute('aria-hidden', 'true');
    for (const [letter, [ink, boxes]] of Object.entries(shapes)) {
      let data = '';
      for (let i = 0; i < letters.length; i++) {
        if (letters[i] === letter) for (const [y, h] of boxes) data += `M${i * cell} ${y}h${bar}v${h}h-${bar}z`;
      }
      if (!data) continue;
      const path = document.createElementNS(svg, 'path');
      path.setAttribute('class', `f-${ink}`);
      path.setAttribute('d', data);
      drawing.append(path);
    }
    this.querySelector('svg')?.remove();
    this.append(drawing);
  }

  handleEvent(event) {
    if (event.type === 'pointerleave' || !this.dataset.from || !this.querySelector('svg')) return hide();
    const box = this.getBoundingClientRect();
    const at = Math.floor((event.clientX - box.left) / box.width * this.dataset.b.length);
    if (at < 0 || at >= this.dataset.b.length || event.clientY < box.top || event.clientY > box.bottom) return hide();
    const day = new Date(`${this.dataset.from}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() + at);
    show(`${day.toISOString().slice(0, 10)}  ${word(this.dataset.b[at])}`, event.clientX, box.top);
  }
}

function word(letter) {
  const days = document.getElementById('up-words')?.dataset.days ?? '';
  return days.split(';').find(d => d.startsWith(`${letter}=`))?.slice(2) ?? letter;
}

let tip = null;

function show(text, x, y) {
  if (!tip?.isConnected) {
    tip = document.createElement('div');
    tip.className = 'tip';
    tip.setAttribute('aria-hidden', 'true');
    document.body.append(tip);
  }
  tip.textContent = text;
  tip.hidden = false;
  const width = tip.offsetWidth;
  tip.style.left = `${Math.min(Math.max(4, x - width / 2), innerWidth - width - 4)}px`;
  tip.style.top = `${y - tip.offsetHeight - 6}px`;
}

function hide() { if (tip) tip.hidden = true; }

customElements.define('up-chart', UpChart);

// An enhanced navigation restores the server's content, which has no drawing.
globalThis.Blazor?.addEventListener('enhancedload', () => {
  hide();
  for (const chart of document.querySelectorAll('up-chart')) if (!chart.querySelector('svg')) seen.observe(chart);
});

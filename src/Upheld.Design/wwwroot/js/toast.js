// <up-toast>: goes after eight seconds, not while one points at it or is inside it.
// A script shows one with: document.dispatchEvent(new CustomEvent('up-toast', { detail: 'text' }))

const life = 8000;

class UpToast extends HTMLElement {
  #timer = 0;

  connectedCallback() {
    this.addEventListener('pointerenter', this);
    this.addEventListener('pointerleave', this);
    this.addEventListener('focusin', this);
    this.addEventListener('focusout', this);
    this.addEventListener('click', this);
    this.#start();
  }

  disconnectedCallback() { clearTimeout(this.#timer); }

  handleEvent(event) {
    if (event.type === 'click') {
      if (event.target.closest('[data-dismiss]')) this.remove();
    } else if (event.type === 'pointerenter' || event.type === 'focusin') clearTimeout(this.#timer);
    else this.#start();
  }

  #start() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.remove(), Number(this.dataset.life ?? life));
  }
}

customElements.define('up-toast', UpToast);

document.addEventListener('up-toast', event => {
  const toast = document.createElement('up-toast');
  toast.setAttribute('role', 'status');
  toast.textContent = event.detail;
  document.body.append(toast);
});

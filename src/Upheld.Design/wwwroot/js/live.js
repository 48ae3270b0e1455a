// <up-live src="…">: keeps its content up to date from a stream of server-sent events. Each message is the whole new content; the first one comes at once.
// Tabs that show the same stream share one connection: a Web Lock says which of them holds it, a BroadcastChannel passes the messages on. A hidden tab holds
// none and catches up when it is seen again. Under the pointer the content holds still, unless it flows (a whole page). Where there are no locks (plain http) each visible tab has its own.

const words = () => document.getElementById('up-words')?.dataset ?? {};

class UpLive extends HTMLElement {
  static observedAttributes = ['src'];
  #channel = null; #source = null; #abort = null; #release = null; #retry = 0;
  #last = null; #waiting = null; #language = null; #state = ''; #held = false;
  #seen = () => document.hidden ? this.#leave() : this.#join();
  #loaded = () => {
    if (this.#channel && this.#language !== document.documentElement.lang) { this.#leave(); this.#join(); }
    this.#show();
  };

  connectedCallback() {
    document.addEventListener('visibilitychange', this.#seen);
    addEventListener('pagehide', this);
    addEventListener('pageshow', this);
    this.addEventListener('pointerenter', this);
    this.addEventListener('pointerleave', this);
    globalThis.Blazor?.addEventListener('enhancedload', this.#loaded);
    this.#seen();
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.#seen);
    removeEventListener('pagehide', this);
    removeEventListener('pageshow', this);
    globalThis.Blazor?.removeEventListener?.('enhancedload', this.#loaded);
    this.#leave();
  }

  attributeChangedCallback(_, before, after) {
    if (before !== null && before !== after && this.isConnected) { this.#leave(); this.#join(); }
  }

  handleEvent(event) {
    if (event.type === 'pagehide') this.#leave();
    else if (event.type === 'pageshow') this.#seen();
    else if (event.pointerType === 'mouse' && !this.hasAttribute('flows')) this.#hold(event.type === 'pointerenter');
  }

  #join() {
    if (this.#channel || document.hidden || !this.isConnected || !this.getAttribute('src')) return;
    this.#language = document.documentElement.lang; // a stream is in one language
    const name = `up-live ${this.#language} ${this.getAttribute('src')}`;
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }) => {
      if (data.hello) { if (this.#source && this.#last !== null) this.#channel.postMessage({ html: this.#last }); } else this.#take(data);
    };
    this.#channel.postMessage({ hello: true });
    if (!navigator.locks) return this.#open();
    this.#abort = new AbortController();
    navigator.locks.request(name, { signal: this.#abort.signal }, () => new Promise(release => {
      this.#release = release;
      if (this.#channel) this.#open(); else release();
    })).catch(() => { });
  }

  #leave() {
    clearTimeout(this.#retry);
    this.#abort?.abort();
    this.#release?.();
    this.#source?.close();
    this.#channel?.close();
    this.#channel = this.#source = this.#abort = this.#release = null;
  }

  #open() {
    const source = this.#source = new EventSource(this.getAttribute('src'));
    const tell = message => { this.#channel?.postMessage(message); this.#take(message); };
    source.onmessage = ({ data }) => { this.#last = data; tell({ html: data }); };
    source.onerror = () => {
      tell({ lost: true });
      // A refused stream (signed out, gone) does not try again by itself.
      if (source.readyState === EventSource.CLOSED) this.#retry = setTimeout(() => this.#source === source && this.#open(), 30000);
    };
  }

  #take({ html, lost }) {
    this.#show(lost ? 'lost' : 'live');
    if (lost) return;
    if (this.#held) { this.#waiting = html; this.#show('paused'); } else this.#swap(html);
  }

  #hold(held) {
    this.#held = held;
    if (held || this.#waiting === null) return;
    this.#swap(this.#waiting);
    this.#waiting = null;
    this.#show('live');
  }

  // The element's own attributes are for the style sheet only: an enhanced navigation takes them away.
  #show(state = this.#state) {
    this.#state = state;
    if (!state) return;
    this.dataset.state = state;
    this.dataset.word = words()[state] ?? '';
  }

  #swap(html) {
    this.dispatchEvent(new CustomEvent('up-swap', { bubbles: true, detail: html }));
  }
}

customElements.define('up-live', UpLive);

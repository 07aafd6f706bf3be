// Somebody who uses the keys of a keyboard and nothing else. Wherever the focus stands, it can be seen.
import assert from 'node:assert/strict';

const MOST_TABS = 300;

export class Keyboard {
  constructor(walker) {
    this.walker = walker;
  }

  get page() {
    return this.walker.page;
  }

  /** Goes on with the tab key until the focus stands on what is wanted. */
  async to(selector) {
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      const { there, seen, what } = await this.#focus(selector);
      if (there) return assert.ok(seen, `the focus cannot be seen on ${what}`);
      await this.page.keyboard.press('Tab');
    }
    return assert.fail(`${selector} cannot be reached with the tab key on ${this.walker.where()}`);
  }

  /** Types into a field, instead of what is there. */
  async type(name, text) {
    await this.to(`[name="${name}"]`);
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.type(text);
  }

  /** Chooses from a list by the first letters. */
  async choose(name, letters) {
    await this.to(`select[name="${name}"]`);
    await this.page.keyboard.type(letters);
  }

  /** Ticks or unticks. */
  async tick(name, value) {
    await this.to(`[name="${name}"][value="${value}"]`);
    await this.page.keyboard.press('Space');
  }

  /** Goes on through a button or link. */
  async through(selector, key = 'Enter') {
    await this.to(selector);
    await this.walker.leaving(() => this.page.keyboard.press(key));
  }

  #focus(selector) {
    return this.page.evaluate((wanted) => {
      const at = document.activeElement;
      const drawn = [at, at.closest('label')].filter(Boolean).map((one) => getComputedStyle(one));
      const seen = drawn.some((style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none');
      return { there: at.matches(wanted), seen, what: at.outerHTML.slice(0, 120) };
    }, selector);
  }
}

// Somebody who walks through the pages. Every page they come to is looked at closely: anybody can use it,
// it fits the screen, nothing is broken, and nothing was fetched from elsewhere.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';

const SHOTS = path.join(import.meta.dirname, 'shots');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Pages whose dark colors were looked at already. */
const seenInTheDark = new Set();

export class Walker {
  constructor({ name, context, mirror, base }) {
    Object.assign(this, { name, context, mirror, base, seen: 0, troubles: [], expectsError: false });
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (url.origin !== base && url.protocol !== 'data:') this.troubles.push(`asked elsewhere: ${url.origin}`);
    });
    context.on('weberror', (error) => this.troubles.push(`script: ${error.error().message}`));
    context.on('console', (message) => {
      if (message.type() === 'error' && !this.expectsError) this.troubles.push(`console: ${message.text()}`);
    });
  }

  /** Opens a page by its address or path. */
  async open(where) {
    this.page ??= await this.context.newPage();
    const url = new URL(where, this.base);
    url.protocol = new URL(this.base).protocol;
    this.answer = await this.page.goto(url.href);
    await this.look();
    return this;
  }

  /** Opens a page that should not be there for them. */
  async findsNothingAt(where) {
    this.expectsError = true;
    await this.open(where);
    this.expectsError = false;
    assert.equal(this.answer.status(), 404, `${where} should not exist for ${this.name}`);
  }

  /** Fills fields by their names: text is typed, lists and boxes are chosen. */
  async fill(fields) {
    for (const [name, value] of Object.entries(fields)) await this.#fillOne(name, value);
    return this;
  }

  async #fillOne(name, value) {
    const field = this.page.locator(`[name="${name}"]`);
    const [tag, kind] = await field.first().evaluate((found) => [found.tagName, found.type]);
    if (tag === 'SELECT') return field.selectOption(String(value));
    if (kind !== 'checkbox' && kind !== 'radio') return field.fill(String(value));
    for (const one of [value].flat()) await this.#tick(this.page.locator(`[name="${name}"][value="${one}"]`).first());
  }

  /** Chooses by what is written beside it. */
  async pick(name, words) {
    const list = this.page.locator(`select[name="${name}"]`);
    if (await list.count()) return list.selectOption({ label: words });
    return this.#tick(this.page.locator('label', { hasText: words }).locator(`[name="${name}"]`).first());
  }

  /** Ticks a box, after opening the drawer it lies in. */
  async #tick(box) {
    const drawer = box.locator('xpath=ancestor::details[not(@open)]');
    if (await drawer.count()) await drawer.locator('summary').first().click();
    return box.check();
  }

  /** Presses something that leads to another page, and looks at that page. */
  async press(selector) {
    return this.leaving(() => this.page.locator(selector).first().click());
  }

  /** Does something that leads to another page, and looks at that page. */
  async leaving(act) {
    const arrived = this.page.waitForEvent('domcontentloaded');
    await act();
    await arrived;
    await this.look();
    return this;
  }

  /** Presses the main button of the page. */
  async next() {
    return this.press('main button.big');
  }

  /** A form comes back with a kind word: the browser notes its status as an error. */
  async pressInVain(selector) {
    this.expectsError = true;
    await this.press(selector);
    this.expectsError = false;
    assert.ok(await this.page.locator('.wrong-box').isVisible(), 'the form should say what is wrong');
  }

  /** What the page says. */
  async words() {
    return this.page.locator('main').innerText();
  }

  /** Where they are, without the address of the server. */
  where() {
    return new URL(this.page.url()).pathname;
  }

  /** Looks at the page closely. */
  async look() {
    await this.page.waitForLoadState('load');
    const place = this.where().replace(/[A-Za-z0-9_-]{20,}/g, 'x').replaceAll('/', '-').replace(/^-/, '') || 'front';
    this.seen += 1;
    const shot = `${this.name}-${String(this.seen).padStart(2, '0')}-${place}`;
    await mkdir(SHOTS, { recursive: true });
    await this.page.screenshot({ path: path.join(SHOTS, `${shot}.png`), fullPage: true });
    await this.#fits(shot);
    await this.#isForEverybody(shot, place);
    assert.deepEqual(this.troubles.splice(0), [], `on ${shot}`);
  }

  async #fits(shot) {
    const { wide, room } = await this.page.evaluate(() => ({ wide: document.documentElement.scrollWidth, room: document.documentElement.clientWidth }));
    assert.ok(wide <= room, `${shot} is ${wide} px wide on a screen of ${room} px`);
  }

  async #isForEverybody(shot, place) {
    const page = this.mirror ? await this.#mirrored() : this.page;
    const axe = () => new AxeBuilder({ page }).setLegacyMode();
    const { violations } = await axe().withTags(RULES).analyze();
    if (!seenInTheDark.has(place)) {
      seenInTheDark.add(place);
      await page.emulateMedia({ colorScheme: 'dark' });
      violations.push(...(await axe().withRules(['color-contrast']).analyze()).violations);
      await page.emulateMedia({ colorScheme: 'light' });
    }
    const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(' | ')}`);
    assert.deepEqual(found, [], `${shot} is not for everybody`);
  }

  async #mirrored() {
    const [url, body] = [this.page.url(), await this.page.content()];
    await this.mirror.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }), { times: 1 });
    await this.mirror.goto(url);
    return this.mirror;
  }
}

// A world for one journey: the program on data of its own, a post office, and a browser on several devices.
import { chromium } from 'playwright-core';
import { Post } from './post.mjs';
import { Program } from './program.mjs';
import { Walker } from './walker.mjs';

const CHROMIUM = process.env.MANYHANDS_CHROMIUM ?? '/usr/bin/chromium';
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const DESK = { viewport: { width: 1280, height: 900 } };
const QUIETLY = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
];

export class World {
  static async begin(name) {
    const world = new World();
    world.name = name;
    try {
      world.post = await Post.open();
      world.program = await Program.start({ mailPort: world.post.port });
      world.browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIETLY });
      return world;
    } catch (error) {
      await world.end();
      throw error;
    }
  }

  async end() {
    await this.browser?.close();
    await this.program?.stop();
    await this.post?.close();
  }

  /** Somebody with a phone, 360 pixels wide. */
  phone(who, settings) {
    return this.#somebody(who, { ...PHONE, locale: 'en-US', ...settings });
  }

  /** Somebody at a table. */
  desk(who, settings) {
    return this.#somebody(who, { ...DESK, locale: 'en-US', ...settings });
  }

  /** Somebody whose old phone runs no scripts. */
  withoutScript(who) {
    return this.phone(who, { javaScriptEnabled: false });
  }

  /** Somebody who reads Arabic. */
  arabic(who) {
    return this.phone(who, { locale: 'ar' });
  }

  async #somebody(who, settings) {
    const context = await this.browser.newContext({ baseURL: this.program.base, reducedMotion: 'reduce', ...settings });
    context.setDefaultTimeout(10_000);
    const mirror = settings.javaScriptEnabled === false ? await this.#mirror(settings) : null;
    return new Walker({ name: `${this.name}-${who}`, context, mirror, base: this.program.base });
  }

  /** A page that shows what a device without scripts shows, for the checks that are scripts themselves. */
  async #mirror(settings) {
    const context = await this.browser.newContext({ ...settings, javaScriptEnabled: true, reducedMotion: 'reduce' });
    const mirror = await context.newPage();
    await mirror.route('**/app.js*', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    return mirror;
  }
}

/** A time zone in which it is about noon now, so that no letter waits for a quiet night to end. */
export function zoneAtNoon() {
  const places = ['Pacific/Honolulu', 'America/Los_Angeles', 'America/New_York', 'America/Sao_Paulo', 'Europe/London', 'Africa/Cairo', 'Asia/Karachi', 'Asia/Bangkok', 'Asia/Tokyo', 'Pacific/Auckland'];
  const hour = (zone) => Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: zone }).format(new Date()));
  return places.toSorted((one, other) => Math.abs(hour(one) - 13) - Math.abs(hour(other) - 13))[0];
}

/** Steps of one journey: after one that failed, the rest is left out. */
export function inOrder(test) {
  let failed = null;
  return (name, act) => test(name, async (step) => {
    if (failed) return step.skip(`after "${failed}"`);
    return act(step).catch((error) => {
      failed = name;
      throw error;
    });
  });
}

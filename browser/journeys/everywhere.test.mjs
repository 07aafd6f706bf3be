// Every page that can be reached by links is opened, in a neighborhood with people in it: by an organizer on a
// phone, in Spanish, by a neighbor who reads Arabic, and by a passer-by without scripts. Each page
// is looked at as closely as in every journey.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { answerSurvey, leadsTo, openLetter } from '../neighbors.mjs';
import { makeRota, setUp } from '../organizing.mjs';
import { World, inOrder } from '../world.mjs';

const HANA = { name: 'Hana Haddad', email: 'hana@example.org' };
/** What an organizer must be able to find without being told an address. */
const FINDABLE = [
  '/today', '/board', '/board/text', '/people', '/people/duplicates', '/voice', '/problems', '/unsorted', '/quick', '/kiosk', '/poster', '/print/survey',
  '/import', '/export',
  '/settings', '/settings/areas', '/settings/categories', '/settings/neighborhood', '/settings/organizers', '/settings/survey', '/settings/survey/preview',
  '/together', '/rotas', '/rotas/gaps', '/rota/new', '/me/away', '/me/calendar',
  '/me', '/me/data', '/me/looks', '/me/card', '/me/erase', '/privacy',
];
/** Pages of one kind that are opened. */
const OF_A_KIND = 1;

describe('everywhere', () => {
  let world;
  let organizer;
  before(async () => {
    world = await World.begin('everywhere');
    organizer = await world.desk('organizer');
  });
  after(() => world.end());
  const step = inOrder(test);

  step('there is a neighborhood with people in it', async () => {
    await setUp(world, organizer);
    const hana = await world.arabic('hana');
    await answerSurvey(hana, { gives: 'transport', ...HANA });
    const sheet = path.join(world.program.folder, 'people.csv');
    await writeFile(sheet, people());
    const said = JSON.parse(await world.program.run(['import', sheet, '--json']));
    assert.deepEqual([said.imported, said.reported.length], [12, 0]);
    await makeRota(organizer);
    await organizer.open('/today');
    await organizer.press('form[action$="/today/plan"] button');
  });

  step('an organizer reaches every page by a link, in Spanish', async () => {
    await organizer.open('/me/card');
    await organizer.press('form[action$="/me/link"] button');
    const link = await organizer.page.locator('main .code').innerText();
    const phone = await world.phone('organizadora', { locale: 'es' });
    await phone.open(link.replace(/\s/g, ''));
    await phone.next();
    const reached = await everywhere(phone, '/today');
    for (const place of FINDABLE) assert.ok(reached.has(place), `${place} cannot be found; found: ${[...reached].join(' ')}`);
  });

  step('a neighbor goes everywhere in Arabic', async () => {
    const hana = await world.arabic('hana-again');
    await openLetter(hana, await world.post.letterTo(HANA.email, leadsTo('in')), 'in');
    await hana.next();
    const reached = await everywhere(hana, '/me');
    assert.ok(reached.has('/me/add/need') && reached.has('/me/looks'));
  });

  step('a passer-by goes everywhere without scripts', async () => {
    const reached = await everywhere(await world.withoutScript('passer-by'), '/');
    for (const place of ['/survey/1', '/privacy', '/in', '/behalf']) assert.ok(reached.has(place), `${place} cannot be found`);
  });
});

/** A sheet as a group may have it already. */
function people() {
  const rows = Array.from({ length: 12 }, (_, n) => {
    const [gives, needs] = n % 2 ? ['Rides', 'Groceries'] : ['Groceries', 'Rides'];
    return `2026-10-${10 + n},Person ${String.fromCharCode(65 + n)}ndersen,person${n}@example.org,Northside,${gives},${needs}`;
  });
  return ['Timestamp,Name,Email,Area,What can you offer?,What do you need?', ...rows].join('\n');
}

/** Follows every link from a place on, each kind of page once, and gives what was opened. */
async function everywhere(walker, start) {
  const [reached, kinds] = [new Set(), new Map()];
  const waiting = [start];
  while (waiting.length) {
    const place = waiting.shift();
    const kind = place.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'x').replace(/[a-z2-7]{26}/g, 'x').replace(/\?.*/, '');
    if (reached.has(place) || (kinds.get(kind) ?? 0) >= OF_A_KIND) continue;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    await walker.open(place);
    assert.equal(walker.answer.status(), 200, `${place} for ${walker.name}`);
    reached.add(place).add(kind);
    waiting.push(...await linksOn(walker));
  }
  return reached;
}

/** Links to pages of ours; files to take along and other languages are left out. */
function linksOn(walker) {
  return walker.page.locator('a[href^="/"]:not([download], [href*="/language/"], [href*="/download"], [href$=".csv"], [href$=".json"])').evaluateAll((links) => links.map((link) => link.getAttribute('href').replace(/#.*/, '')));
}

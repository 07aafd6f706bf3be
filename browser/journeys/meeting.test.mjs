// The main job, from the first start to the last wish: two neighbors answer the survey, one on an old phone
// without scripts and one in Arabic, are suggested to each other, say yes from their mails, see what the other
// shared, it works, and one of them is forgotten.
import assert from 'node:assert/strict';
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Traces } from '../forgetting.mjs';
import { answerSurvey, leadsTo, openLetter } from '../neighbors.mjs';
import { setUp } from '../organizing.mjs';
import { World, inOrder } from '../world.mjs';

const ANA = { name: 'Ana Anderson', email: 'ana@example.org' };
const LAYLA = { name: 'ليلى المنصوري', email: 'layla@example.org' };

describe('two neighbors meet', () => {
  let world;
  let [organizer, ana, layla] = [];
  before(async () => {
    world = await World.begin('meeting');
    organizer = await world.phone('organizer');
    ana = await world.withoutScript('ana');
    layla = await world.arabic('layla');
  });
  after(() => world.end());
  const step = inOrder(test);

  step('an organizer sets the neighborhood up', async () => {
    await setUp(world, organizer, { areas: ['Northside', 'Old Mill'] });
  });

  step('one neighbor answers on an old phone', async () => {
    await answerSurvey(ana, { gives: 'transport', ...ANA });
    await ana.pick('q-area', 'Northside');
    await ana.fill({ 'q-times': ['tuesday-morning', 'friday-evening'] });
    await ana.next();
    await openLetter(ana, await world.post.letterTo(ANA.email), 'in');
  });

  step('another answers in Arabic, from right to left', async () => {
    await answerSurvey(layla, { needs: 'transport', ...LAYLA });
    const { lang, dir } = await layla.page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir }));
    assert.deepEqual({ lang, dir }, { lang: 'ar', dir: 'rtl' });
    await layla.pick('q-area', 'Northside');
    await layla.fill({ 'q-times': ['tuesday-morning'] });
    await layla.next();
  });

  step('the organizer is told why the two fit, and nobody\'s name', async () => {
    await organizer.open('/today');
    await organizer.press('form[action$="/today/plan"] button');
    const card = await organizer.page.locator('main .card').first().innerText();
    assert.match(card, /Northside/);
    assert.match(card, /Tuesday mornings/);
    for (const name of ['Ana', 'ليلى']) assert.ok(!(await organizer.words()).includes(name), `${name} should not stand here`);
    await organizer.press('main .card button[value=ask]');
  });

  step('both say yes from their mails', async () => {
    await openLetter(ana, await world.post.letterTo(ANA.email, leadsTo('l')), 'l');
    assert.ok(!(await ana.words()).includes('ليلى'), 'nothing is shown before both said yes');
    await ana.press('button[value=yes]');
    const asked = await world.post.letterTo(LAYLA.email, leadsTo('l'));
    assert.match(asked.text, /\p{Script=Arabic}/u);
    await openLetter(layla, asked, 'l');
    assert.ok(!(await layla.words()).includes('Ana'), 'nothing is shown before both said yes');
    await layla.press('button[value=yes]');
  });

  step('each sees what the other shared, and no more', async () => {
    assert.match(await layla.words(), /Ana\b[^]*ana@example\.org/);
    assert.ok(!(await layla.words()).includes('Anderson'));
    await openLetter(ana, await world.post.letterTo(ANA.email, leadsTo('l')), 'l');
    assert.match(await ana.words(), /ليلى[^]*layla@example\.org/);
    assert.ok(!(await ana.words()).includes('المنصوري'));
  });

  step('it worked', async () => {
    await layla.press('button[value=worked]');
    await layla.press('button[value=thanks]');
    await ana.open(ana.where());
    assert.equal(await ana.page.locator('button[value=not_yet]').count(), 0);
  });

  step('whoever wishes to be forgotten is forgotten', async () => {
    const welcome = await world.post.letterTo(LAYLA.email, leadsTo('in'));
    const traces = await Traces.of(world.program, 'ar', [LAYLA.name, LAYLA.email]);
    await traces.areThere(world.program.data);
    await openLetter(layla, welcome, 'in');
    await layla.next();
    await layla.press('a[href$="/me/erase"]');
    await layla.pressInVain('main form[action$="/me/erase"] button');
    await layla.fill({ sure: 'yes' });
    await layla.press('main form[action$="/me/erase"] button');
    assert.match(layla.where(), /^\/goodbye/);
    await traces.leaveNoRow(world.program.data);
    await traces.areGone(world.program.data);
    await isNotInBackups(world.program, traces);
    await isNotMet(world, { ana, layla, organizer }, welcome);
    for (const letter of world.post.letters) assert.ok(![...LAYLA.name.split(' '), 'Ana'].some((name) => letter.subject.includes(name)));
    assert.ok(![LAYLA.name, LAYLA.email].some((word) => world.program.said.includes(word)), 'the log names nobody');
  });
});

/** A backup made afterwards holds nothing of theirs, also when it is restored. */
async function isNotInBackups(program, traces) {
  const [kept, again] = [path.join(program.folder, 'kept'), path.join(program.folder, 'again')];
  await mkdir(kept);
  await mkdir(again);
  await program.run(['backup', path.join(kept, 'backup')]);
  await traces.areGone(kept);
  await copyFile(path.join(program.data, 'install.key'), path.join(again, 'install.key'));
  await program.run(['restore', path.join(kept, 'backup')], { data: again });
  await traces.leaveNoRow(again);
  await traces.areGone(again);
}

/** Nobody meets them any more: not by their link, not on the other's page, not by searching. */
async function isNotMet(world, { ana, layla, organizer }, welcome) {
  const link = new URL(welcome.links.find((found) => new URL(found).pathname.startsWith('/in/')));
  await layla.findsNothingAt(link.pathname);
  await ana.open(ana.where());
  assert.ok(!(await ana.words()).includes('ليلى'));
  await organizer.open('/people');
  await organizer.fill({ typed: 'ليلى' });
  await organizer.press('form[action$="/people/search"] button');
  assert.ok(!(await organizer.words()).includes(LAYLA.name));
}

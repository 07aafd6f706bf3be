// A school bus stop loses a walker: she says so with two taps and stays responsible; whoever said that he would step in
// is asked by mail, says yes, and everybody knows.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { answerSurvey, leadsTo, openLetter } from '../neighbors.mjs';
import { makeRota, setUp } from '../organizing.mjs';
import { World, inOrder } from '../world.mjs';

const ANA = { name: 'Ana Anderson', email: 'ana@example.org' };
const BEN = { name: 'Ben Becker', email: 'ben@example.org' };

describe('a bus stop', () => {
  let world;
  let [organizer, ana, ben] = [];
  let date;
  before(async () => {
    world = await World.begin('rota');
    organizer = await world.desk('organizer');
    ana = await world.withoutScript('ana');
    ben = await world.phone('ben');
  });
  after(() => world.end());
  const step = inOrder(test);

  step('there are an organizer and two neighbors', async () => {
    await setUp(world, organizer);
    for (const [walker, who] of [[ana, ANA], [ben, BEN]]) {
      await answerSurvey(walker, { gives: 'transport', ...who });
      await openLetter(walker, await world.post.letterTo(who.email, leadsTo('in')), 'in');
      await walker.next();
    }
  });

  step('the organizer makes the rota', async () => {
    await makeRota(organizer);
    assert.match(await organizer.words(), /Your rota is made[^]*School bus stop/);
  });

  step('one neighbor promises the first date, without scripts', async () => {
    await ana.open('/rotas');
    await ana.press('main .card a');
    assert.ok(!(await ana.words()).includes('Elm Street 4'), 'where it is only those know who belong to it');
    await ana.press('main ul.board a.what');
    await ana.press('button[value=join]');
    assert.match(await ana.words(), /You have a place/);
    date = ana.where();
  });

  step('another says that he would step in', async () => {
    await ben.open('/rotas');
    await ben.press('main .card a');
    await ben.press('button[value=substitute]');
    assert.match(await ben.words(), /You would step in/);
  });

  step('she cannot come, and stays responsible', async () => {
    await ana.press('button[value=cannot]');
    assert.match(await ana.words(), /until then it is still yours/);
    await organizer.open(date);
    assert.match(await organizer.words(), /Ana[^]*Cannot come[^]*Ben/);
  });

  step('he is asked by mail and takes the place', async () => {
    await openLetter(ben, await world.post.letterTo(BEN.email, leadsTo('l')), 'l');
    assert.ok(!(await ben.words()).includes('Ana'), 'who cannot come is not said');
    await ben.press('button[value=yes]');
    assert.match(await ben.words(), /The place is yours[^]*Elm Street 4/);
  });

  step('everybody knows', async () => {
    await openLetter(ana, await world.post.letterTo(ANA.email, leadsTo('l')), 'l');
    await organizer.open(date);
    const words = await organizer.words();
    assert.ok(words.includes('Ben') && !words.includes('Ana'), words);
    await ben.open('/me');
    assert.match(await ben.words(), /Dates you promised[^]*School bus stop/);
  });
});

// Somebody who uses the keyboard alone sets up a neighborhood.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Keyboard } from '../keyboard.mjs';
import { World, inOrder } from '../world.mjs';

describe('with the keyboard alone', () => {
  let world;
  let organizer;
  let keys;
  before(async () => {
    world = await World.begin('keys');
    organizer = await world.desk('organizer');
    keys = new Keyboard(organizer);
  });
  after(() => world.end());
  const step = inOrder(test);

  step('the first key press offers the way past the menu', async () => {
    await organizer.open(await world.program.setUpPath());
    await organizer.page.keyboard.press('Tab');
    await keys.to('a.skip');
    await organizer.page.keyboard.press('Enter');
    assert.match(organizer.page.url(), /#main$/);
    await organizer.page.keyboard.press('Tab');
    await keys.to('main [name=name]');
  });

  step('what is wrong takes the focus, and leads to the field', async () => {
    organizer.expectsError = true;
    await keys.through('main button.big');
    organizer.expectsError = false;
    await keys.to('.wrong-box a[href="#name"]');
    await organizer.page.keyboard.press('Enter');
    await keys.to('[name=name]');
  });

  step('a neighborhood is set up', async () => {
    await keys.type('name', 'Elm Street');
    await keys.choose('country', 'United States');
    await keys.choose('zone', 'New York');
    await keys.type('areas', 'Northside\nOld Mill');
    await keys.through('main button.big');
    await keys.through('main button');
    await keys.type('name', 'Olga Organizer');
    await keys.type('contact', 'olga@example.org');
    await keys.through('main button.big');
    assert.match(organizer.where(), /^\/poster/);
  });
});

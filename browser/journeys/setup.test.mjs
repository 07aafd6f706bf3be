// The first run: somebody starts the program and sets up their neighborhood, on a phone.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setUp } from '../organizing.mjs';
import { World } from '../world.mjs';

for (const [kind, device] of [['phone', 'phone'], ['old phone without scripts', 'withoutScript'], ['desk', 'desk']]) {
  describe(`on a ${kind}`, () => {
    let world;
    let organizer;
    before(async () => {
      world = await World.begin('setup');
      organizer = await world[device](device.toLowerCase());
    });
    after(() => world.end());

    test('a forgotten answer is asked for kindly, and nothing typed is lost', async () => {
      const link = await world.program.setUpPath();
      await organizer.open(link);
      await organizer.fill({ name: '', country: 'US', zone: 'Chicago', areas: 'Northside\nOld Mill' });
      await organizer.pressInVain('main button.big');
      assert.equal(await organizer.page.locator('[name=areas]').inputValue(), 'Northside\nOld Mill');
      assert.equal(await organizer.page.locator('[name=country]').inputValue(), 'US');
    });

    test('three pages lead to the poster, and the link is used up', async () => {
      const link = await world.program.setUpPath();
      await setUp(world, organizer);
      assert.match(organizer.where(), /^\/poster/);
      assert.match(await organizer.words(), /Elm Street/);
      const stranger = await world[device](`stranger-${device.toLowerCase()}`);
      await stranger.findsNothingAt(link);
      await stranger.findsNothingAt('/today');
      await organizer.open('/today');
    });
  });
}

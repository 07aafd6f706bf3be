// What organizers do in every journey.
import { zoneAtNoon } from './world.mjs';

/** Sets up a neighborhood with the link that was printed; ends at the poster. */
export async function setUp(world, organizer, { name = 'Elm Street', areas = ['Northside', 'Old Mill'] } = {}) {
  await organizer.open(await world.program.setUpPath());
  await organizer.fill({ name, country: 'US', zone: zoneAtNoon(), language: ['en', 'es', 'ar'], areas: areas.join('\n') });
  await organizer.next();
  await organizer.next();
  await organizer.fill({ name: 'Olga Organizer', contact: 'olga@example.org' });
  await organizer.next();
}

const DAY_MS = 86_400_000;

/** Makes a rota that comes every day beginning in five days; ends at its page. */
export async function makeRota(organizer) {
  await organizer.open('/rota/new');
  const first = new Date(Date.now() + 5 * DAY_MS).toISOString().slice(0, 10);
  await organizer.fill({ name: 'School bus stop', place: 'Elm Street 4', first, clock: '07:45', minutes: 30, every: 'day' });
  await organizer.page.locator('#role-1').fill('Walker');
  await organizer.press('main form > .row button');
}

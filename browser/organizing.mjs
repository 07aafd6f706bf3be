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

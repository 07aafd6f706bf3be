// What neighbors do in every journey.

/** Answers the three questions and ends at the thank-you page. Without `gives` or `needs`: nothing right now. */
export async function answerSurvey(neighbor, { gives, needs, soon = 'week', ...reach }) {
  await neighbor.open('/');
  await neighbor.press('main a.button.big');
  await answerOne(neighbor, 'gives', gives, {});
  await answerOne(neighbor, 'needs', needs, { soon });
  await neighbor.fill({ ...reach, way: 'mail' });
  await neighbor.next();
}

async function answerOne(neighbor, question, chosen, also) {
  if (!chosen) return neighbor.press(`button[name=${question}-pass]`);
  await neighbor.fill({ [question]: chosen, ...also });
  return neighbor.next();
}

/** Is a letter that leads to a page of this kind. */
export function leadsTo(kind) {
  return (letter) => letter.links.some((link) => new URL(link).pathname.startsWith(`/${kind}/`));
}

/** Opens what a letter leads to. */
export async function openLetter(neighbor, letter, kind) {
  const link = letter.links.find((found) => new URL(found).pathname.startsWith(`/${kind}/`));
  return neighbor.open(link);
}

// Small kindnesses. Every page works without this.
'use strict';

// A form is sent once, however often the button is tapped.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = '1';
  setTimeout(() => { delete form.dataset.sent; }, 8000);
});
window.addEventListener('pageshow', () => {
  document.querySelectorAll('form').forEach((form) => { delete form.dataset.sent; });
});

// What is wrong is said first to whoever cannot see it.
document.querySelector('.wrong-box')?.focus();

// A long list of choices is searched by typed words. The words of each choice are in data-words; where a
// list has many, they come from data-from when somebody begins to type.
document.querySelectorAll('[data-search]').forEach((box) => {
  const list = document.getElementById(box.dataset.search);
  const none = document.querySelector(`[data-none="${box.dataset.search}"]`);
  const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const choices = [...list.querySelectorAll('[data-words]')].map((choice) => [choice, words(`${choice.dataset.words} ${choice.textContent}`)]);
  const show = () => {
    const typed = words(box.value);
    for (const [choice, known] of choices) {
      const ticked = choice.querySelector('input:checked');
      choice.hidden = !ticked && !typed.every((word) => known.some((whole) => whole.startsWith(word)));
    }
    list.querySelectorAll('[data-group]').forEach((group) => {
      group.hidden = !group.querySelector('[data-words]:not([hidden])');
      if ('open' in group) group.open = typed.length > 0 || !!group.querySelector('input:checked');
    });
    if (none) none.hidden = choices.some(([choice]) => !choice.hidden);
  };
  box.closest('.hide')?.classList.remove('hide');
  box.addEventListener('input', show);
  box.addEventListener('keydown', (event) => { if (event.key === 'Enter') event.preventDefault(); });
  if (box.dataset.from) box.addEventListener('focus', async () => {
    const more = await (await fetch(box.dataset.from)).json();
    for (const pair of choices) pair[1].push(...words(more[pair[0].dataset.words] || ''));
    if (box.value) show();
  }, { once: true });
});

// The time zone is guessed from the device, unless it hides it.
document.querySelectorAll('[data-zone]').forEach((field) => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || '';
  if (zone.includes('/')) field.value ||= zone;
});

// Copy a text with one tap.
document.querySelectorAll('[data-copy]').forEach((button) => {
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = button.dataset.done;
  });
});

// Print with one tap.
document.querySelectorAll('[data-print]').forEach((button) => {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
});

// A half-written form outlives a reload, and a connection that is lost when it is sent. It is kept in this tab only, and
// forgotten when another page came as the answer, or the same one that says it is done.
const sent = 'mh-sent';
try {
  const name = sessionStorage.getItem(sent);
  const again = document.querySelector(`form[data-keep="${name}"]`) && !document.querySelector('.said[role=status]');
  if (name && !again) sessionStorage.removeItem('mh:' + name);
  sessionStorage.removeItem(sent);
} catch { /* private windows may refuse */ }
document.querySelectorAll('form[data-keep]').forEach((form) => {
  const name = 'mh:' + form.dataset.keep;
  const fields = () => [...form.elements].filter((field) => field.name && field.name !== '_f' && field.type !== 'hidden');
  const read = (field) => (field.type === 'checkbox' || field.type === 'radio' ? field.checked : field.value);
  try {
    const kept = JSON.parse(sessionStorage.getItem(name) || 'null');
    if (kept) fields().forEach((field, n) => {
      if (!(n in kept)) return;
      if (field.type === 'checkbox' || field.type === 'radio') field.checked = kept[n]; else field.value = kept[n];
      if (field.checked) field.closest('details')?.setAttribute('open', '');
    });
    form.addEventListener('input', () => sessionStorage.setItem(name, JSON.stringify(fields().map(read))));
    form.addEventListener('submit', () => sessionStorage.setItem(sent, form.dataset.keep));
  } catch { /* private windows may refuse */ }
});

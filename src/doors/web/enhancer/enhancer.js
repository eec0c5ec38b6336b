// Makes pages quicker; nothing needs it. Listeners only: it writes no HTML, so Trusted Types have nothing to refuse.
(() => {
  const on = (type, act) => document.addEventListener(type, act);
  const store = (act) => {
    try {
      return act(sessionStorage);
    } catch {
      return null;
    }
  };
  const nameOf = (field) => `keep:${location.pathname}:${field.dataset.keep || field.name}`;
  const kept = () => document.querySelectorAll('[data-keep]');

  for (const field of kept()) {
    const text = store((s) => s.getItem(nameOf(field)));
    if (text && !field.value) field.value = text;
  }

  on('input', ({ target }) => {
    if (target.matches?.('[data-keep]')) store((s) => s.setItem(nameOf(target), target.value));
  });

  // A form goes once; the back button finds it ready again.
  on('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== 'post') return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = '1';
    event.submitter?.setAttribute('aria-disabled', 'true');
  });
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
    for (const button of document.querySelectorAll('button[aria-disabled]')) button.removeAttribute('aria-disabled');
  });

  // What was typed is forgotten only when the server says that it has it.
  for (const { content } of document.querySelectorAll('meta[name="daricha-kept"]')) {
    store((s) => content.split(' ').forEach((name) => Object.keys(s).filter((k) => k.endsWith(`:${name}`)).forEach((k) => s.removeItem(k))));
  }

  on('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('input,textarea,select,[contenteditable]')) return;
    const hit = [...document.querySelectorAll('[data-key]')].find((el) => el.dataset.key === event.key && el.offsetParent);
    if (!hit) return;
    event.preventDefault();
    if (hit.matches('input,textarea,select,[tabindex]')) hit.focus();
    else hit.click();
  });

  // A menu closes when the reader turns to something else.
  const closeMenus = (but) => {
    for (const menu of document.querySelectorAll('.more-places[open]')) if (!menu.contains(but)) menu.open = false;
  };
  on('click', ({ target }) => closeMenus(target));
  on('keydown', ({ key }) => key === 'Escape' && closeMenus(null));

  // Offsets are UTF-16 units from the start of the selectable text; a text in two pieces says where the second begins.
  on('selectionchange', () => {
    const selection = getSelection();
    const range = selection.rangeCount ? selection.getRangeAt(0) : null;
    const from = range?.commonAncestorContainer;
    const root = (from?.nodeType === 3 ? from.parentElement : from)?.closest?.('[data-selectable]');
    if (!root || range.collapsed) return;
    const before = range.cloneRange();
    before.selectNodeContents(root);
    before.setEnd(range.startContainer, range.startOffset);
    const start = before.toString().length + Number(root.dataset.base || 0);
    const values = { start, end: start + range.toString().length };
    for (const name of ['start', 'end'])
      for (const field of document.querySelectorAll(`[data-selection="${name}"][data-of="${root.dataset.of || root.id}"]`)) field.value = String(values[name]);
  });

  // Times where the reader is, in the page's language; without this they are in the zone that the page names.
  const inWords = (options) => new Intl.DateTimeFormat(document.documentElement.lang.replace(/^en$/, 'en-GB'), options);
  for (const time of document.querySelectorAll('time[data-local]')) time.textContent = inWords({ dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }).format(new Date(time.dateTime));
  for (const zone of document.querySelectorAll('[data-zone]')) zone.textContent = inWords({ timeZoneName: 'longGeneric' }).formatToParts().find((part) => part.type === 'timeZoneName').value;

  on('change', ({ target }) => {
    const form = target.form;
    if (form?.matches('[data-live]') && target.type !== 'search') form.requestSubmit();
  });
})();

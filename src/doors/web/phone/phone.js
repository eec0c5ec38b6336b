// Keeps marks on the phone until the node has them. Listeners and text only: it writes no HTML.
(() => {
  const root = document.getElementById('phone');
  if (!root) return;
  const { data, path } = { data: root.dataset, path: location.pathname };
  const all = (what) => [...root.querySelectorAll(what)];
  const one = (what) => root.querySelector(what);
  const key = `daricha-marks ${path} ${data.person}`;
  const page = JSON.parse(data.known);
  const kept = JSON.parse(localStorage.getItem(key) || '{}');
  const pending = kept.pending || {};
  let known = (kept.at || '') > page.at ? kept.known : page.known;
  let at = (kept.at || '') > page.at ? kept.at : page.at;
  let told = '';
  let busy = false;
  let again = false;
  const chooser = one('#phone-session');
  const today = new Date(Date.now() - new Date().getTimezoneOffset() * 6e4).toISOString().slice(0, 10);

  const save = () => localStorage.setItem(key, JSON.stringify({ pending, known, at }));
  const waiting = () => Object.values(pending).reduce((sum, marks) => sum + Object.keys(marks).length, 0);
  const draw = () => {
    const session = chooser.value;
    for (const row of all('[data-learner]')) {
      const n = row.dataset.learner;
      const mine = pending[session]?.[n];
      const theirs = known[session]?.[n] || '';
      const mark = mine ? mine.mark : theirs.replace('!', '');
      for (const radio of row.querySelectorAll('input')) radio.checked = radio.value === mark;
      row.querySelector('.says').textContent = mine ? (mine.refused ? data.refused : data.notSent) : theirs.endsWith('!') ? data.disputed : '';
    }
    const count = waiting();
    const offline = !navigator.onLine || told === 'offline';
    one('#phone-net').textContent = offline ? data.offline : data.online;
    one('#phone-count').textContent = count ? `${data.waiting} ${new Intl.NumberFormat(document.documentElement.lang).format(count)}` : data.allSent;
    root.dataset.state = offline ? 'offline' : count ? 'waiting' : 'sent';
    one('#phone-sign-in').hidden = told !== 'sign-in';
    one('#phone-other').hidden = told !== 'other';
  };
  const others = () =>
    Object.keys(localStorage).some((k) => k !== key && k.startsWith(`daricha-marks ${path} `) && /"mark"/.test(localStorage.getItem(k)));

  const send = async (csrf, session) => {
    const sent = { ...pending[session] };
    const body = new URLSearchParams({ csrf, session });
    for (const [n, { mark, seen }] of Object.entries(sent)) {
      body.set(`mark-${n}`, mark);
      body.set(`seen-${n}`, seen);
    }
    const answer = await fetch(path, { method: 'POST', body });
    if (answer.status === 422) for (const one of Object.values(sent)) one.refused = true;
    else if (!answer.ok) throw new Error(String(answer.status));
    else {
      known = (await answer.json()).known;
      for (const n of Object.keys(sent)) if (pending[session][n] === sent[n]) delete pending[session][n];
      if (!Object.keys(pending[session]).length) delete pending[session];
    }
    save();
  };
  const sync = async () => {
    if (busy) return void (again = true);
    busy = true;
    again = false;
    try {
      const answer = await fetch(`${path}/state`, { cache: 'no-store' });
      if (answer.status === 401) told = 'sign-in';
      else if (answer.status === 403 || answer.status === 404) return await remove();
      else if (!answer.ok) throw new Error(String(answer.status));
      else {
        const state = await answer.json();
        told = state.person === data.person ? (others() ? 'other' : '') : 'sign-in';
        if (state.person === data.person) {
          ({ known, at } = state);
          for (const session of Object.keys(pending)) await send(state.csrf, session);
          save();
        }
      }
    } catch {
      told = 'offline';
    }
    busy = false;
    draw();
    if (again) void sync();
  };
  const remove = async () => {
    for (const name of await caches.keys()) if (name === `daricha ${path}`) await caches.delete(name);
    const worker = await navigator.serviceWorker?.getRegistration(path);
    await worker?.unregister();
    localStorage.removeItem(key);
    root.replaceChildren(data.removed);
  };

  root.addEventListener('change', ({ target }) => {
    const n = target.closest('[data-learner]')?.dataset.learner;
    if (n) {
      const session = chooser.value;
      pending[session] ??= {};
      const seen = pending[session][n]?.seen ?? (known[session]?.[n] || '').replace('!', '');
      pending[session][n] = { mark: target.value, seen };
      save();
      void sync();
    }
    draw();
  });
  one('#phone-send').addEventListener('click', () => void sync());
  one('#phone-remove').addEventListener('click', () => void remove());
  addEventListener('online', () => void sync());
  addEventListener('offline', draw);
  setInterval(() => waiting() && void sync(), 20_000);

  for (const option of chooser.options) if (option.dataset.day > today) option.disabled = true;
  const open = [...chooser.options].filter((o) => !o.disabled);
  chooser.value = (open.find((o) => o.dataset.day === today) || open.at(-1) || { value: '' }).value;
  one('#phone-work').hidden = open.length === 0;
  one('#phone-none').hidden = open.length > 0;
  draw();
  void sync();

  // The page works without network once its worker has it and everything it loads.
  const worker = navigator.serviceWorker;
  if (!worker || !window.caches) return;
  const policy = window.trustedTypes?.createPolicy('daricha-phone', { createScriptURL: () => `${path}/worker.js` });
  const keepAll = async () => {
    await worker.register(policy ? policy.createScriptURL('') : `${path}/worker.js`, { scope: path });
    const loaded = performance.getEntriesByType('resource').map((r) => new URL(r.name));
    const needed = loaded.filter((u) => u.origin === location.origin && u.pathname.startsWith('/assets/')).map((u) => u.href);
    const cache = await caches.open(`daricha ${path}`);
    await cache.addAll([path, ...new Set(needed)]);
    one('#phone-ready').hidden = false;
    root.dataset.ready = '';
  };
  if (navigator.onLine) addEventListener('load', () => void keepAll().catch(() => undefined));
  else one('#phone-ready').hidden = false;
})();

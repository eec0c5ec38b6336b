// Answers one page and what it loads from the phone when the network does not answer. Its scope is that page alone.
const path = location.pathname.replace(/\/worker\.js$/, '');
const cached = () => caches.open(`daricha ${path}`);

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));

const fresh = async (request) => {
  const answer = await fetch(request);
  // A sign-in page in its place is shown, and never kept.
  if (answer.ok && !answer.redirected) await (await cached()).put(path, answer.clone());
  return answer;
};
const page = async (request) => {
  const kept = await (await cached()).match(path);
  if (!kept) return fetch(request);
  const late = new Promise((answer) => setTimeout(() => answer(kept), 4000));
  return Promise.race([fresh(request).catch(() => kept), late]);
};
const asset = async (request) => (await (await cached()).match(request)) ?? fetch(request);

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate' && url.pathname === path) event.respondWith(page(request));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(asset(request));
});

// Keeps what a ward needs when the server is gone, and nothing else: the contact sheet, which names no patient, the offline
// page, icons and the manifest. Everything not named here goes to the network as if there were no service worker.
const VERSION = 'lantern-2'
const CONTACTS = '/contacts'
const OFFLINE = '/offline'
const KEPT = [
  '/offline.js',
  '/manifest.webmanifest',
  '/icons/lantern-192.png',
  '/icons/lantern-512.png',
  '/icons/lantern-maskable-512.png',
]
/** What a proxy, or a Lantern that is starting, answers in the server's place. */
const GONE = [502, 503, 504]
const WAIT_MS = 8000
const POLICY = [
  `default-src 'none'`,
  `script-src 'self'`,
  `connect-src 'self'`,
  `style-src 'unsafe-inline'`,
  `img-src 'self'`,
  `manifest-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ')

addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(VERSION)
      .then((cache) => cache.addAll([OFFLINE, ...KEPT].map((path) => new Request(path, { cache: 'reload' }))))
      .then(() => skipWaiting()),
  )
})

addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== VERSION).map((name) => caches.delete(name))),
      )
      .then(() => clients.claim())
      .then(keep),
  )
})

addEventListener('message', (event) => {
  if (event.data === 'keep-contacts') event.waitUntil(keep())
})

addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(request, pathname))
  else if (KEPT.includes(pathname)) event.respondWith(fetch(request).catch(() => kept(pathname)))
})

async function page(request, pathname) {
  try {
    const answer = await fetch(request)
    if (!GONE.includes(answer.status)) return answer
  } catch {
    // Nobody answers.
  }
  return pathname === CONTACTS ? ((await kept(CONTACTS)) ?? offline()) : offline()
}

const kept = async (path) => (await caches.open(VERSION)).match(path)

/** The offline page with the phone numbers in it, as far as this device has them. */
async function offline() {
  const shell = (await (await kept(OFFLINE))?.text()) ?? '<h1>Lantern does not answer. Use the phone.</h1>'
  const sheet = (await (await kept(CONTACTS))?.text()) ?? ''
  const from = sheet.indexOf('<!--sheet-->')
  const to = sheet.indexOf('<!--/sheet-->')
  const numbers =
    from >= 0 && to > from
      ? sheet.slice(from, to)
      : (/<template id="no-sheet">(.*?)<\/template>/s.exec(shell)?.[1] ?? '')
  return html(
    shell.replace('<!--contacts-->', () => numbers),
    503,
  )
}

const html = (body, status) =>
  new Response(body, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': POLICY,
      'X-Content-Type-Options': 'nosniff',
    },
  })

/** What this device shows without a server, in the language in which it used Lantern last. */
const keep = () => Promise.all([keepContacts(), keepOffline()])

/** A page of something else in its place, or any failure, leaves the one that is there. */
async function keepOffline() {
  const answer = await fresh(OFFLINE)
  if (answer?.ok) await (await caches.open(VERSION)).put(OFFLINE, answer)
}

const fresh = (path) =>
  fetch(path, { cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(WAIT_MS) }).catch(
    () => null,
  )

/** A sign-in page in its place, or any failure, leaves the sheet that is there. */
async function keepContacts() {
  const answer = await fresh(CONTACTS)
  if (!answer?.ok) return
  const body = await answer.text()
  if (!body.includes('<!--/sheet-->')) return
  await (await caches.open(VERSION)).put(CONTACTS, html(body, 200))
}

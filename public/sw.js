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
/** The statuses by which a proxy, or a Lantern that is starting, says that the server is not there. */
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
    // No server answers.
  }
  return pathname === CONTACTS ? ((await kept(CONTACTS)) ?? offline()) : offline()
}

const kept = async (path) => (await caches.open(VERSION)).match(path)

/** Returns the offline page, with the phone numbers if this browser has them. */
async function offline() {
  const shell =
    (await (await kept(OFFLINE))?.text()) ??
    '<h1>Lantern does not answer. Use the phone or the nurse call.</h1>'
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

/** Keeps what this browser shows without a server, in the language of its last use of Lantern. */
const keep = () => Promise.all([keepContacts(), keepOffline()])

/** Keeps the offline page. A failure leaves the one that was kept before. */
async function keepOffline() {
  const answer = await fresh(OFFLINE)
  if (answer?.ok) await (await caches.open(VERSION)).put(OFFLINE, answer)
}

const fresh = (path) =>
  fetch(path, { cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(WAIT_MS) }).catch(
    () => null,
  )

/** Keeps the contact sheet. A failure, or a sign-in page as the answer, leaves the sheet that was kept before. */
async function keepContacts() {
  const answer = await fresh(CONTACTS)
  if (!answer?.ok) return
  const body = await answer.text()
  if (!body.includes('<!--/sheet-->')) return
  await (await caches.open(VERSION)).put(CONTACTS, html(body, 200))
}

import { createHash } from 'node:crypto'
import type { Side } from './calls/call-link'
import type { DoorFault } from './calls/seats'

const STYLE = `
:root { color-scheme: light dark; --ground: #f4f5f6; --card: #fff; --ink: #16191d; --quiet: #57606a; --line: #d9dde2; --sign: #0b6e8a }
@media (prefers-color-scheme: dark) {
  :root { --ground: #101316; --card: #181c20; --ink: #eceff2; --quiet: #a3acb6; --line: #2c333a; --sign: #56c2df }
}
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px; background: var(--ground);
  color: var(--ink); font: 17px/1.55 'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', sans-serif }
main { width: 100%; max-width: 560px; padding: 40px; background: var(--card); border: 1px solid var(--line); border-radius: 16px }
.sign { display: flex; align-items: center; gap: 10px; margin: 0 0 28px; color: var(--sign); font-size: 14px; font-weight: 600 }
.sign svg { width: 22px; height: 22px; flex: none }
h1 { margin: 0 0 12px; font-size: 26px; line-height: 1.25; letter-spacing: -0.01em; font-weight: 650 }
p { margin: 0; color: var(--quiet) }
dl { display: grid; grid-template-columns: auto 1fr; gap: 10px 24px; margin: 28px 0 0; padding: 24px 0 0; border-top: 1px solid var(--line) }
dt { color: var(--quiet) }
dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums }
@media (max-width: 480px) { main { padding: 28px 24px } }
`

/** No script, no image, no font, no frame: the one style is named by its hash. The link is kept from other sites and caches. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const

const CAMERA = `<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="m16 10 5.2-3.1a.5.5 0 0 1 .8.4v9.4a.5.5 0 0 1-.8.4L16 14"/><rect x="2" y="6" width="14" height="12" rx="2"/></svg>`

/** `facts` are pairs of a word and what it is. Nothing from outside may be passed in: nothing is escaped. */
const page = (
  title: string,
  text: string,
  facts: readonly (readonly [string, string])[] = [],
) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<p class="sign">${CAMERA}Embedded Solo</p>
<h1>${title}</h1>
<p>${text}</p>
${facts.length > 0 ? `<dl>${facts.map(([word, fact]) => `<dt>${word}</dt><dd>${fact}</dd>`).join('')}</dl>` : ''}
</main>
</body>
</html>
`

/** The page of a link whose call opens elsewhere: in Teams, or beside the dashboard that this server is without. */
export const elsewherePage = (appointmentId: number, side: Side, via: 'teams' | undefined): string =>
  page(
    'The video call would open here',
    via === 'teams'
      ? `This server has no Microsoft Teams. In a real tenant, this link opens the Teams call of appointment ${appointmentId}.`
      : `This is the embedded Solo alone, without Lantern's pages. With them, or in a real tenant, this link opens the video call of appointment ${appointmentId}.`,
    [
      ['Appointment', String(appointmentId)],
      ['You join as', side],
      ['Through', via === 'teams' ? 'Microsoft Teams' : 'Solo'],
    ],
  )

const REFUSALS: Readonly<Record<DoorFault, readonly [title: string, text: string]>> = {
  tampered: [
    'This link does not open a call',
    'It is incomplete, or it was not made by this server. Go back to the board and join from there.',
  ],
  expired: [
    'This link is too old',
    'Links into a call hold for a short time. Go back to the board and join again: that makes a new one.',
  ],
  'other-call': [
    'This link belongs to another call',
    'Its address was changed. Go back to the board and join from there.',
  ],
  'other-side': [
    'This link is for the other side of the call',
    'A nurse and a bedside each have a link of their own. Go back to the board and join from there.',
  ],
  used: [
    'This link was used before',
    'A link lets one browser in, once. If that was not you, tell whoever gave it to you; to join, ask for a new one.',
  ],
  cancelled: ['This appointment was cancelled', 'There is no video call to join any more.'],
}

/** Says why a link leads to no call, and what to do. */
export const refusedPage = (fault: DoorFault = 'tampered'): string => page(...REFUSALS[fault])

import { createHash } from 'node:crypto'
import type { Locale } from '@/lib/words/locales'
import { translatorFor } from '@/lib/words/translator'
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
p { margin: 0 0 12px; color: var(--quiet) }
p:last-child { margin: 0 }
a { display: inline-flex; align-items: center; min-height: 48px; color: var(--sign); font-weight: 600; text-underline-offset: 4px }
dl { display: grid; grid-template-columns: auto 1fr; gap: 10px 24px; margin: 28px 0 0; padding: 24px 0 0; border-top: 1px solid var(--line) }
dt { color: var(--quiet) }
dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums }
@media (max-width: 480px) { main { padding: 28px 24px } }
`

/** No script, image, font or frame: the policy names the one style by its hash. Other sites and caches do not get the link. */
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

interface Said {
  readonly locale: Locale
  readonly title: string
  /** One paragraph each. */
  readonly text: readonly string[]
  /** Pairs of a label and its value. */
  readonly facts?: readonly (readonly [string, string])[]
  readonly toBoard?: boolean
}

/** Renders a page. It escapes nothing, so pass in no text from outside. */
function page({ locale, title, text, facts = [], toBoard = false }: Said): string {
  const t = translatorFor(locale, 'callLinks')
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<p class="sign">${CAMERA}${t('heading')}</p>
<h1>${title}</h1>
${text.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}
${facts.length > 0 ? `<dl>${facts.map(([word, fact]) => `<dt>${word}</dt><dd>${fact}</dd>`).join('')}</dl>` : ''}
${toBoard ? `<p><a href="/board">${t('toBoard')}</a></p>` : ''}
</main>
</body>
</html>
`
}

/** Renders the page of a link whose call opens elsewhere: in Teams, or in Lantern's pages, which this server does not have. */
export function elsewherePage(
  locale: Locale,
  appointmentId: number,
  side: Side,
  via: 'teams' | undefined,
): string {
  const t = translatorFor(locale, 'callLinks')
  const id = String(appointmentId)
  return page({
    locale,
    title: t('elsewhere.title'),
    text: [t(via === 'teams' ? 'elsewhere.teams' : 'elsewhere.withoutLantern', { id })],
    facts: [
      [t('elsewhere.appointment'), id],
      [t('elsewhere.joinAs'), t(`elsewhere.side.${side}`)],
      [t('elsewhere.through'), via === 'teams' ? 'Microsoft Teams' : 'Teladoc Solo'],
    ],
  })
}

export interface RefusedPage {
  readonly locale: Locale
  readonly fault: DoorFault
  /** The side that the link names; null if it names none. */
  readonly side: Side | null
  /** Whether Lantern's board is served at the same address, to go back to. */
  readonly board: boolean
}

/** Renders the page that says why a link opens no call, and what to do. */
export function refusedPage({ locale, fault, side, board }: RefusedPage): string {
  const t = translatorFor(locale, 'callLinks')
  const instead = {
    nurse: side === 'patient' || side === 'guest' ? [] : [t('instead.nurse')],
    others: side === 'provider' ? [] : [t('instead.others')],
  }
  return page({
    locale,
    title: t(`refused.${fault}.title`),
    text: [
      t(`refused.${fault}.text`),
      // A cancelled appointment has no other link.
      ...(fault === 'cancelled' ? [] : [...instead.nurse, ...instead.others]),
    ],
    toBoard: board && side === 'provider',
  })
}

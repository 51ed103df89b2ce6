import type { Places } from '@/lib/board/place'
import { formatsIn } from '@/lib/words/formats'
import type { Locale } from '@/lib/words/locales'
import type { Translate } from '@/lib/words/translator'
import type { ContactBuilding, ContactSheet, ContactUnit } from './contacts'

type Say = Translate<'contacts'>

/** The offline page copies the part between these two comments. */
const START = '<!--sheet-->'
const END = '<!--/sheet-->'

/**
 * Renders the contact sheet as one HTML document that needs nothing else: for printing on A4, and for a browser to keep while
 * the server is gone. It has no script, so it works under any Content-Security-Policy that allows inline styles.
 */
export function contactPage({ buildings, at }: ContactSheet, locale: Locale, t: Say, places: Places): string {
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t('title')} – Lantern</title>
<link rel="icon" href="/icons/lantern-192.png">
<link rel="manifest" href="/manifest.webmanifest">
<style>${STYLE}</style>
</head>
<body>
<header class="bar"><a href="/board">${t('back')}</a><p>${t('print')}</p></header>
<main>
<h1>${t('title')}</h1>
<p class="hint">${t('about', { at: formatsIn(locale).dayAndTimeUtc(at) })}</p>
${START}
${buildings.map((building) => buildingPart(building, t, places)).join('\n')}
${END}
</main>
</body>
</html>
`
}

const buildingPart = (
  { name, phone, units }: ContactBuilding,
  t: Say,
  places: Places,
): string => `<section class="building">
<h2>${escaped(name)}${phone === null ? '' : ` <span class="phone">${phoneLink(phone)}</span>`}</h2>
${units.length === 0 ? `<p>${t('noBeds')}</p>` : units.map((unit) => unitPart(unit, phone, t, places)).join('\n')}
</section>`

const unitPart = (
  { unit, phone, beds }: ContactUnit,
  building: string | null,
  t: Say,
  places: Places,
): string => `<section class="unit">
<h3>${escaped(unit)} <span class="phone">${phone ? phoneLink(phone) : building ? t.markup('ofBuilding', { phone: () => phoneLink(building) }) : t('noPhone')}</span></h3>
<table>
<thead><tr>${(['floor', 'room', 'bed', 'device'] as const).map((column) => `<th scope="col">${t(column)}</th>`).join('')}</tr></thead>
<tbody>
${beds.map((bed) => `<tr><td>${escaped(places.floor(bed.floor))}</td><td>${escaped(places.room(bed.room))}</td><td>${escaped(places.bed(bed.label))}</td><td>${bed.device === null ? '–' : escaped(bed.device)}</td></tr>`).join('\n')}
</tbody>
</table>
</section>`

const phoneLink = (phone: string): string =>
  `<a href="tel:${phone.replace(/[^\d+*#]/g, '').replaceAll('#', '%23')}">${escaped(phone)}</a>`

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#14191e, #edf1f4); --soft: light-dark(#46515b, #aab5bf);
  --line: light-dark(#b9c2ca, #3a444c); --ground: light-dark(#fff, #0d1114); --link: light-dark(#0b4fd0, #8ab4ff) }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.4 system-ui, sans-serif; font-variant-numeric: tabular-nums }
a { color: var(--link) }
.bar { display: flex; flex-wrap: wrap; gap: 0 1.5rem; align-items: center; padding: 0 1.25rem; border-bottom: 1px solid var(--line) }
.bar a { display: inline-flex; min-height: 48px; align-items: center; font-weight: 600 }
.bar p { margin: 0; color: var(--soft) }
main { max-width: 60rem; margin: 0 auto; padding: 1.25rem }
h1 { font-size: 1.9rem; margin: 0 } h2 { font-size: 1.5rem; margin: 2rem 0 .25rem; border-bottom: 3px solid var(--ink) }
h3 { font-size: 1.15rem; margin: 1.25rem 0 .25rem; display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between }
.hint { color: var(--soft); margin: .25rem 0 0 } .phone { font-weight: 700 } .phone a { display: inline-block; min-height: 24px }
table { width: 100%; border-collapse: collapse } td, th { text-align: left; padding: .15rem .5rem .15rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere }
th { color: var(--soft); font-size: .85rem }
@media print { @page { size: A4; margin: 14mm } :root { color-scheme: light } .bar { display: none } main { padding: 0; max-width: none }
  body { font-size: 10.5pt } a { color: inherit; text-decoration: none } .building + .building { break-before: page }
  .unit { break-inside: auto } h3 { break-after: avoid } tr { break-inside: avoid } thead { display: table-header-group } }
`

import type { ContactBuilding, ContactSheet, ContactUnit } from './contacts'

/** Between these stands what the offline page takes over. */
const START = '<!--sheet-->'
const END = '<!--/sheet-->'

/**
 * The contact sheet as one HTML document that needs nothing else: printed on A4, and kept by a browser for when the server is
 * gone. It has no script, so it may stand under any Content-Security-Policy that allows inline styles.
 */
export function contactPage({ buildings, at }: ContactSheet): string {
  const printed = new Date(at).toISOString().slice(0, 16).replace('T', ' ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Contact sheet – Lantern</title>
<link rel="icon" href="/icons/lantern-192.png">
<link rel="manifest" href="/manifest.webmanifest">
<style>${STYLE}</style>
</head>
<body>
<header class="bar"><a href="/board">Back to the board</a><p>To print: Ctrl+P, or ⌘P. A4, no patient data.</p></header>
<main>
<h1>Contact sheet</h1>
<p class="hint">When Lantern does not answer: phone the unit. In an emergency use the wired nurse call. As of ${printed} UTC.</p>
${START}
${buildings.map(buildingPart).join('\n')}
${END}
</main>
</body>
</html>
`
}

const buildingPart = ({ name, phone, units }: ContactBuilding): string => `<section class="building">
<h2>${escaped(name)}${phone === null ? '' : ` <span class="phone">${phoneLink(phone)}</span>`}</h2>
${units.length === 0 ? '<p>No beds yet.</p>' : units.map((unit) => unitPart(unit, phone)).join('\n')}
</section>`

const unitPart = (
  { unit, phone, beds }: ContactUnit,
  building: string | null,
): string => `<section class="unit">
<h3>${escaped(unit)} <span class="phone">${phone ? phoneLink(phone) : building ? `${phoneLink(building)} (building)` : 'no phone on file'}</span></h3>
<table>
<thead><tr><th scope="col">Floor</th><th scope="col">Room</th><th scope="col">Bed</th><th scope="col">Device</th></tr></thead>
<tbody>
${beds.map((bed) => `<tr><td>${escaped(bed.floor)}</td><td>${escaped(bed.room)}</td><td>${escaped(bed.label)}</td><td>${bed.device === null ? '–' : escaped(bed.device)}</td></tr>`).join('\n')}
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
th { color: var(--soft); font-size: .85rem } td:first-letter, h3:first-letter { text-transform: uppercase }
@media print { @page { size: A4; margin: 14mm } :root { color-scheme: light } .bar { display: none } main { padding: 0; max-width: none }
  body { font-size: 10.5pt } a { color: inherit; text-decoration: none } .building + .building { break-before: page }
  .unit { break-inside: auto } h3 { break-after: avoid } tr { break-inside: avoid } thead { display: table-header-group } }
`

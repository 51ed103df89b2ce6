import type { Locale } from '@/lib/words/locales'
import type { Translate } from '@/lib/words/translator'

/**
 * Renders the page that a browser shows while the server does not answer, as one HTML document that the browser keeps
 * (public/sw.js). The service worker replaces the comment in it by the contact sheet that it kept, or says that there is none.
 * `nonce` is the nonce of the answer's policy for scripts (CSP 3, 6.7.2.3); the browser shows the page under a policy of its
 * own.
 */
export const offlinePage = (
  locale: Locale,
  t: Translate<'contacts'>,
  nonce: string,
): string => `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t('offline.title')}</title>
<link rel="icon" href="/icons/lantern-192.png">
<script src="/offline.js" nonce="${nonce}" defer></script>
<style>
:root { color-scheme: light dark; --ink: light-dark(#14191e, #edf1f4); --soft: light-dark(#46515b, #aab5bf); --line: light-dark(#b9c2ca, #3a444c); --ground: light-dark(#fff, #0d1114); --link: light-dark(#0b4fd0, #8ab4ff) }
body { margin: 0; background: var(--ground); color: var(--ink); font: 18px/1.45 system-ui, sans-serif; font-variant-numeric: tabular-nums }
.hazard { background: #111417 repeating-linear-gradient(135deg, transparent 0 8px, rgb(255 255 255 / 14%) 8px 14px); color: #fff; padding: 1.25rem }
.hazard > * { max-width: 60rem; margin: 0 auto }
h1 { font-size: 2rem; line-height: 1.15; letter-spacing: -.02em }
main { max-width: 60rem; margin: 0 auto; padding: 1.25rem }
ol { padding-left: 1.4rem; font-size: 1.15rem } li { margin: .4rem 0 }
a { color: var(--link) } h2 { font-size: 1.5rem; margin: 1.75rem 0 .25rem; border-bottom: 3px solid var(--ink) }
h3 { font-size: 1.2rem; margin: 1rem 0 .2rem; display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between }
.phone a { display: inline-flex; min-height: 48px; align-items: center; font-weight: 700 }
table { width: 100%; border-collapse: collapse } td, th { text-align: left; padding: .1rem .5rem .1rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; font-size: 1rem }
th, .soft { color: var(--soft) }
button { min-height: 56px; padding: 0 1.5rem; font: inherit; font-weight: 700; border: 0; border-radius: .5rem; background: light-dark(#15324a, #d9e6f0); color: light-dark(#fff, #0d1a24) }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
</style>
</head>
<body>
<header class="hazard"><h1>${t('offline.title')}</h1></header>
<main>
<ol>
<li><strong>${t('offline.step1')}</strong></li>
<li>${t('offline.step2')}</li>
<li>${t('offline.step3')}</li>
</ol>
<p><button type="button" id="again">${t('offline.again')}</button></p>
<p class="soft" id="tried" role="status" data-words="${t('offline.tried', { time: '…' })}"></p>
<!--contacts-->
<template id="no-sheet"><p>${t('offline.noSheet')}</p></template>
</main>
</body>
</html>
`

import type { MetadataRoute } from 'next'
import { translatorFor } from '@/lib/words/translator'
import { pageLocale } from './_words/page-locale'

/** The manifest, which makes Lantern installable on a tablet or workstation. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const lang = await pageLocale()
  const brand = translatorFor(lang, 'common')('brand')
  return {
    name: brand,
    short_name: brand,
    description: translatorFor(lang, 'shell')('appAbout'),
    lang,
    id: '/board',
    start_url: '/board',
    scope: '/',
    display: 'standalone',
    background_color: '#0d1114',
    theme_color: '#15324a',
    icons: [
      { src: '/icons/lantern-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/lantern-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/lantern-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [{ name: translatorFor(lang, 'contacts')('title'), url: '/contacts' }],
  }
}

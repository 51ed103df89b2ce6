import type { MetadataRoute } from 'next'

/** What makes Lantern installable on a tablet or workstation. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Lantern',
    short_name: 'Lantern',
    description: 'Virtual nursing: who asks for help, where, and for how long',
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
    shortcuts: [{ name: 'Contact sheet', url: '/contacts' }],
  }
}

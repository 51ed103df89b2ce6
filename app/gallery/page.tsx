import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Gallery } from '@/components/gallery/gallery'
import { CATALOGUE, type Namespace } from '@/lib/words/catalogue'
import { translatorFor } from '@/lib/words/translator'
import { getRuntime } from '@/server/runtime'
import { AlertLayer } from '../_alerts/alert-layer'
import { pageLocale } from '../_words/page-locale'
import { PageWords } from '../_words/page-words'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  return { title: translatorFor(await pageLocale(), 'gallery')('pageTitle') }
}

/** The gallery shows every kind of screen, so it needs all texts. */
const ALL_WORDS = Object.keys(CATALOGUE.en) as readonly Namespace[]

/**
 * Every state of a bed and of a screen, for designers and testers. Only a demo serves it: where patients are cared for,
 * a screen of invented alarms could be taken for a board. It needs no session: its people are made up in
 * components/gallery, and they send nothing to the server. A signed-in visitor is alerted in the list. `?scene=` is one screen.
 */
export default async function GalleryPage({
  searchParams,
}: {
  searchParams: Promise<{ scene?: string | string[] }>
}) {
  if (getRuntime().mode !== 'demo') notFound()
  const { scene } = await searchParams
  const one = typeof scene === 'string' ? scene : null
  return (
    <PageWords of={ALL_WORDS}>
      {/* A scene freezes its browser, sound and network included. */}
      {one === null && <AlertLayer />}
      <Gallery scene={one} />
    </PageWords>
  )
}

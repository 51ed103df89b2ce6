import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Gallery } from '@/components/gallery/gallery'
import { CATALOGUE, type Namespace } from '@/lib/words/catalogue'
import { translatorFor } from '@/lib/words/translator'
import { getRuntime } from '@/server/runtime'
import { pageLocale } from '../_words/page-locale'
import { PageWords } from '../_words/page-words'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  return { title: translatorFor(await pageLocale(), 'gallery')('pageTitle') }
}

/** It shows screens of every kind, and so says what all of them say. */
const ALL_WORDS = Object.keys(CATALOGUE.en) as readonly Namespace[]

/**
 * Every state of a bed and of a screen, for whoever draws, tests or judges them. A demo alone serves it: where patients are
 * cared for, a screen full of invented alarms could be taken for a board. It needs no session, because it has nothing to
 * protect: everybody in it is made up in components/gallery, and it asks the server for nothing. `?scene=` is one screen.
 */
export default async function GalleryPage({
  searchParams,
}: {
  searchParams: Promise<{ scene?: string | string[] }>
}) {
  if (getRuntime().mode !== 'demo') notFound()
  const { scene } = await searchParams
  return (
    <PageWords of={ALL_WORDS}>
      <Gallery scene={typeof scene === 'string' ? scene : null} />
    </PageWords>
  )
}

'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { callApi } from '@/components/feed/http'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import { textOf } from '@/lib/layout/file-text'
import type { Applied, Preview } from '@/lib/layout/types'
import type { Told } from '@/lib/words/refusal-words'

const LARGEST_BYTES = 12_000_000

export interface Importing {
  readonly busy: boolean
  readonly refusal: Told | null
  /** The file and its preview, once loaded. */
  readonly shown: { readonly text: string; readonly preview: Preview } | null
  readonly applied: Applied | null
  readonly previewFile: (file: File) => Promise<void>
  readonly previewText: (text: string) => Promise<void>
  readonly apply: (retire: readonly string[]) => Promise<boolean>
  readonly reset: () => void
}

/** Imports a file into the layout: read, previewed, confirmed. */
export function useImport(): Importing {
  const t = useTranslations('layout.import')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useActRefusal<Told>()
  const [shown, setShown] = useState<Importing['shown']>(null)
  const [applied, setApplied] = useState<Applied | null>(null)
  const refuse = (message: string) => setRefusal({ message })

  const previewText = async (text: string) => {
    setBusy(true)
    setRefusal(null)
    setApplied(null)
    const answer = await callApi<Preview>('/api/layout/preview', { method: 'POST', body: { text } })
    setBusy(false)
    if (answer.ok) setShown({ text, preview: answer.value })
    else setRefusal(answer.refusal)
  }

  return {
    busy,
    refusal,
    shown,
    applied,
    previewText,
    async previewFile(file) {
      if (file.size > LARGEST_BYTES) return refuse(t('tooLarge'))
      const text = await textOf(file)
      if (text === null) return refuse(t('noText'))
      await previewText(text)
    },
    async apply(retire) {
      if (!shown) return false
      setBusy(true)
      setRefusal(null)
      const answer = await callApi<Applied>('/api/layout/apply', {
        method: 'POST',
        body: { text: shown.text, version: shown.preview.version, retire },
      })
      setBusy(false)
      if (!answer.ok) {
        // Another user was faster: the preview shown would no longer be what is written.
        if (answer.refusal.code === 'layout_changed') await previewText(shown.text)
        setRefusal(answer.refusal)
        return false
      }
      setShown(null)
      setApplied(answer.value)
      return true
    },
    reset() {
      setShown(null)
      setRefusal(null)
      setApplied(null)
    },
  }
}

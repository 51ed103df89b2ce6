'use client'

import Paperclip from 'lucide-react/icons/paperclip'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { RefusalNote } from '@/components/words/refusal-note'
import { useFormats } from '@/components/words/use-formats'
import { ATTACHMENT_TYPES, attachmentProblem, sizeWords } from '@/lib/chart/files'
import type { ChartAttachment } from '@/lib/chart/types'
import { useChartCall } from './use-chart-call'

/** Enough for 5 MB over a ward's worst network, and for Solo. */
const UPLOAD_TIMEOUT_MS = 90_000

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'uploading'; readonly name: string }
  | { readonly kind: 'attached'; readonly name: string; readonly at: number }
  | { readonly kind: 'refused'; readonly words: string }

/** Attaches one file at a time (operation 19). Says before anything is sent that a file cannot be attached. */
export function AttachFile({ path, reload }: { path: string; reload: () => Promise<unknown> }) {
  const formats = useFormats()
  const t = useTranslations('chart')
  const call = useChartCall()
  const [state, setState] = useState<State>({ kind: 'idle' })
  const attach = async (file: File) => {
    const problem = attachmentProblem(file)
    if (problem !== null) {
      const size = sizeWords(file.size, formats)
      return setState({ kind: 'refused', words: t(`attachments.problem.${problem}`, { size }) })
    }
    setState({ kind: 'uploading', name: file.name })
    const answer = await call<ChartAttachment>(path, {
      method: 'POST',
      file,
      headers: { 'file-name': encodeURIComponent(file.name) },
      timeoutMs: UPLOAD_TIMEOUT_MS,
    })
    // Also after a refusal: an attachment whose answer was lost is in the list.
    await reload()
    if (answer.ok)
      return setState({ kind: 'attached', name: answer.value.title ?? file.name, at: Date.now() })
    setState({ kind: 'refused', words: answer.words })
  }
  const uploading = state.kind === 'uploading'
  return (
    <div className="mt-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <label
          className={`inline-flex min-h-12 items-center gap-2 rounded-md border border-line-strong bg-surface px-4 text-base font-semibold has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus ${uploading ? 'opacity-60' : 'cursor-pointer hover:border-ink-soft hover:bg-bed-hover'}`}
        >
          <Paperclip aria-hidden className="size-5" />
          {t(uploading ? 'attachments.uploading' : 'attachments.attach')}
          <input
            type="file"
            accept={ATTACHMENT_TYPES.join(',')}
            disabled={uploading}
            className="sr-only"
            onChange={({ target }) => {
              const [file] = target.files ?? []
              // Cleared, so that the same file can be chosen again after a failure.
              target.value = ''
              if (file) void attach(file)
            }}
          />
        </label>
        <span className="text-sm text-ink-faint">{t('attachments.kinds')}</span>
      </div>
      <p role="status" className="mt-1 text-base">
        {state.kind === 'uploading' && t('attachments.sending', { name: state.name })}
        {state.kind === 'attached' &&
          t('attachments.attached', { name: state.name, time: formats.clockTime(state.at) })}
      </p>
      {state.kind === 'refused' && <RefusalNote>{state.words}</RefusalNote>}
    </div>
  )
}

'use client'

import FileText from 'lucide-react/icons/file-text'
import { useTranslations } from 'use-intl'
import { useFormats } from '@/components/words/use-formats'
import { sizeWords } from '@/lib/chart/files'
import type { ChartAttachment } from '@/lib/chart/types'
import { AttachFile } from './attach-file'
import { PartView } from './part-view'
import { RemoveAttachment } from './remove-attachment'
import { usePart } from './use-part'

/** The files of an appointment (operations 19 to 21), by name only, since Solo's API returns no contents. */
export function Attachments({ appointmentId }: { appointmentId: string }) {
  const t = useTranslations('chart')
  const path = `chart/appointments/${encodeURIComponent(appointmentId)}/attachments`
  const part = usePart<readonly ChartAttachment[]>(path)
  return (
    <PartView part={part} what="attachments">
      {(attachments) => (
        <>
          {attachments.length === 0 && <p className="text-base text-ink-soft">{t('attachments.none')}</p>}
          <ul className="divide-y divide-line" aria-label={t('attachments.title')}>
            {attachments.map((one) => (
              <li key={one.id} className="py-2">
                <Attachment attachment={one} path={path} reload={part.reload} />
              </li>
            ))}
          </ul>
          <AttachFile path={path} reload={part.reload} />
        </>
      )}
    </PartView>
  )
}

interface AttachmentProps {
  readonly attachment: ChartAttachment
  readonly path: string
  readonly reload: () => Promise<unknown>
}

function Attachment({ attachment, path, reload }: AttachmentProps) {
  const t = useTranslations('chart')
  const formats = useFormats()
  const { id, sizeBytes, uploadedAt, removed } = attachment
  const title = attachment.title ?? t('noName')
  const more = [
    sizeBytes === null || removed ? null : sizeWords(sizeBytes, formats),
    uploadedAt === null ? null : t('attachments.at', { moment: formats.dayAndTime(uploadedAt) }),
  ].filter(Boolean)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <FileText aria-hidden className="size-5 flex-none text-ink-soft" />
      <div className="min-w-0 flex-1 basis-48">
        <p className={`text-base font-medium break-words ${removed ? 'text-ink-faint line-through' : ''}`}>
          {title}
        </p>
        <p className="text-sm text-ink-soft">
          {removed && <span className="font-semibold">{t('attachments.removed')} </span>}
          <span className="inline-block first-letter:uppercase">{more.join(' · ')}</span>
        </p>
      </div>
      {!removed && (
        <RemoveAttachment title={title} path={`${path}/${encodeURIComponent(id)}`} reload={reload} />
      )}
    </div>
  )
}

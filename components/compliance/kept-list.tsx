import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { callApi } from '@/components/feed/http'
import { saveFile } from '@/components/feed/save-file'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { useFormats } from '@/components/words/use-formats'
import type { KeptOfPatient, RemovedFile } from '@/lib/compliance/kept'
import { useMoments } from './use-moments'

/** What was overwritten and removed in the charts of a patient, shown when it is asked for. */
export function KeptList({ mrn }: { mrn: string }) {
  const t = useTranslations('compliance.kept')
  const { list } = useFormats()
  const [kept, setKept] = useState<KeptOfPatient | null>(null)
  const [refusal, setRefusal] = useActRefusal()
  const load = async () => {
    const answer = await callApi<KeptOfPatient>('/api/compliance/kept', { method: 'POST', body: { mrn } })
    if (answer.ok) setKept(answer.value)
    else setRefusal(answer.refusal)
  }
  if (!kept) {
    return (
      <div className="mt-6 print:hidden">
        <Button onClick={() => void load()}>{t('show')}</Button>
        {refusal && <RefusalNote refusal={refusal} />}
      </div>
    )
  }
  return (
    <section aria-label={t('title')} className="mt-6 space-y-3">
      <h3 className="text-xl font-bold">{t('title')}</h3>
      {kept.answers.length + kept.files.length === 0 && <p className="text-ink-soft">{t('none')}</p>}
      <ul className="divide-y divide-line">
        {kept.answers.map((one) => (
          <Kept key={one.id} at={one.at} line={t('answer', { ...one, was: list(one.was) })} />
        ))}
        {kept.files.map((one) => (
          <Removed key={one.id} file={one} />
        ))}
      </ul>
    </section>
  )
}

function Removed({ file }: { file: RemovedFile }) {
  const t = useTranslations('compliance.kept')
  const [refusal, setRefusal] = useActRefusal()
  const name = file.name ?? t('unnamed')
  const save = async () => {
    const saved = await saveFile({ path: `/api/compliance/removed-files/${file.id}`, name })
    setRefusal(saved.ok ? null : saved.refusal)
  }
  return (
    <Kept at={file.at} line={t('file', { name, by: file.by, addedBy: file.addedBy ?? t('elsewhere') })}>
      {file.isKept ? (
        <Button className="print:hidden" onClick={() => void save()}>
          {t('save')}
        </Button>
      ) : (
        <span className="text-ink-soft">{t('notKept')}</span>
      )}
      {refusal && <RefusalNote refusal={refusal} />}
    </Kept>
  )
}

function Kept({ at, line, children }: { at: number; line: string; children?: React.ReactNode }) {
  const { full } = useMoments()
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <span className="min-w-0 flex-1 basis-72">
        <time dateTime={new Date(at).toISOString()} className="block text-sm text-ink-soft">
          {full(at)}
        </time>
        {line}
      </span>
      {children}
    </li>
  )
}

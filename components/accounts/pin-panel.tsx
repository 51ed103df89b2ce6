import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { callApi } from '@/components/feed/http'
import { useLoaded } from '@/components/feed/use-loaded'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { RefusalNote } from '@/components/words/refusal-note'
import { TryAgainNote } from '@/components/words/try-again-note'
import { useFormats } from '@/components/words/use-formats'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import type { Refusal } from '@/lib/errors'
import type { OwnPin } from '@/lib/lock/standing'
import { PinForm } from './pin-form'

/** Shows when the user's PIN was set, sets another one, and removes it. */
export function PinPanel({ lockAfterMinutes }: { readonly lockAfterMinutes: number }) {
  const t = useTranslations('pin')
  const { day } = useFormats()
  const words = useRefusalWords()
  const loaded = useLoaded<OwnPin>('/api/account/pin')
  const { data: pin } = loaded
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [news, setNews] = useState<'set' | 'removed' | null>(null)
  const [changes, setChanges] = useState(0)
  const show = (value: OwnPin, what: 'set' | 'removed') => {
    loaded.put(value)
    setRefusal(null)
    setNews(what)
    setChanges((before) => before + 1)
  }
  const remove = async () => {
    const answer = await callApi<OwnPin>('/api/account/pin', { method: 'DELETE' })
    if (answer.ok) show(answer.value, 'removed')
    else setRefusal(answer.refusal)
  }
  const setAt = pin?.setAt ?? null
  return (
    <Panel title={t('title')}>
      <p>{lockAfterMinutes > 0 ? t('about', { minutes: lockAfterMinutes }) : t('aboutByHand')}</p>
      <p className="mt-2 text-ink-soft">{t('rule')}</p>
      <p role="status" className="mt-4 font-semibold">
        {news && `${t(news)} `}
        {pin && (setAt === null ? t('none') : t('since', { day: day(setAt) }))}
      </p>
      {refusal && <RefusalNote refusal={refusal} />}
      {!pin && loaded.refusal && (
        <TryAgainNote again={() => void loaded.refresh()}>{words(loaded.refusal)}</TryAgainNote>
      )}
      {pin && (
        // The key empties the fields after each change: they held the password and the PIN.
        <PinForm key={changes} isNew={setAt === null} onSet={(value) => show(value, 'set')} />
      )}
      {setAt !== null && (
        <Button className="mt-3 w-full" onClick={() => void remove()}>
          {t('remove')}
        </Button>
      )}
    </Panel>
  )
}

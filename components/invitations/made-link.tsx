'use client'

import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { QrCode } from '@/components/ui/qr-code'
import { useCopy } from '@/components/ui/use-copy'
import { useFormats } from '@/components/words/use-formats'
import type { Made } from './invite-form'
import { useInviteeWords } from './invitee-words'

/** The link that was just made, as a QR code and as text: it is shown once. */
export function MadeLink({ made: { who, url, until }, onAnother }: { made: Made; onAnother: () => void }) {
  const { minuteTime } = useFormats()
  const t = useTranslations('invitations')
  const words = useInviteeWords()
  const { copied, copy } = useCopy()
  return (
    <section className="grid justify-items-center gap-3" aria-label={t('made', { who: words(who) })}>
      <h3 className="justify-self-start text-xl font-bold">{t('made', { who: words(who) })}</h3>
      <QrCode text={url} label={t('qr')} />
      <p className="text-base text-ink-soft">{t('scan', { time: minuteTime(until) })}</p>
      <input
        readOnly
        value={url}
        aria-label={t('link')}
        onFocus={({ target }) => target.select()}
        className="min-h-12 w-full rounded-md border border-line-strong bg-surface px-3 text-base text-ink"
      />
      <div className="grid w-full grid-cols-2 gap-2">
        <Button variant="primary" onClick={() => void copy(url)}>
          {t(copied ? 'copied' : 'copy')}
        </Button>
        <Button onClick={onAnother}>{t('another')}</Button>
      </div>
    </section>
  )
}

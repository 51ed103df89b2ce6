'use client'

import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import type { MicrosoftRefusal } from '@/lib/teams/standing'
import { MicrosoftNote } from './microsoft-note'
import { useMicrosoft } from './use-microsoft'

/** The second way to sign in: with the hospital's Microsoft account. */
export function MicrosoftSignIn({ refused }: { refused: MicrosoftRefusal | null }) {
  const t = useTranslations('teams')
  const { leave, leaving, failed } = useMicrosoft('microsoft')
  const why = failed ? 'failed' : refused
  return (
    <div className="mt-4">
      <p className="flex items-center gap-3 text-ink-soft">
        <Line />
        {t('signIn.or')}
        <Line />
      </p>
      <Button className="mt-4 w-full" disabled={leaving} onClick={() => void leave()}>
        {t(leaving ? 'signIn.busy' : 'signIn.button')}
      </Button>
      {why && !leaving && <MicrosoftNote refused={why} />}
    </div>
  )
}

const Line = () => <span aria-hidden className="h-px flex-1 bg-line-strong" />

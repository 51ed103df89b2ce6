'use client'

import KeyRound from 'lucide-react/icons/key-round'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { inWords } from '@/lib/board/waiting'
import type { StepProblem } from './sign-in-calls'

export interface PasskeySignInProps {
  readonly disabled: boolean
  readonly onSignedIn: () => void
}

/** Signs in with a passkey, without a username. What speaks to the passkey loads with the tap. */
export function PasskeySignIn({ disabled, onSignedIn }: PasskeySignInProps) {
  const t = useTranslations('secondStep')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<StepProblem | null>(null)
  const start = async () => {
    setBusy(true)
    setProblem(null)
    const failed = await import('./sign-in-calls')
      .then(({ signInByPasskey }) => signInByPasskey(false))
      .catch((): StepProblem => ({ key: 'noAnswer', waitSeconds: 0 }))
    if (!failed) return onSignedIn()
    setBusy(false)
    setProblem(failed)
  }
  return (
    <>
      <Button className="mt-4 w-full py-2.5" disabled={disabled || busy} onClick={() => void start()}>
        <KeyRound aria-hidden className="size-5" />
        {t(busy ? 'waiting' : 'withPasskey')}
      </Button>
      {problem && (
        <RefusalNote>
          {t(`problem.${problem.key}`, { wait: inWords(problem.waitSeconds * 1_000) })}
        </RefusalNote>
      )}
    </>
  )
}

'use client'

import { useTranslations } from 'use-intl'
import { type Provider, useProviderSignIn } from '@/components/session/use-provider-sign-in'
import { MicrosoftNote } from '@/components/teams/microsoft-note'
import { Button } from '@/components/ui/button'
import type { MicrosoftRefusal } from '@/lib/teams/standing'

/** The OpenID provider, as the sign-in page shows it. */
export interface ShownProvider extends Provider {
  /** Why the last try was refused, if it was. */
  readonly refused: MicrosoftRefusal | null
}

/** Signs in with the hospital's OpenID provider. @param main whether it is the way that nurses take */
export function ProviderSignIn({ provider, main }: { provider: ShownProvider; main: boolean }) {
  const t = useTranslations('teams')
  const { leave, leaving, failed } = useProviderSignIn(provider.id, '/board')
  const why = failed ? 'failed' : provider.refused
  return (
    <>
      <Button
        variant={main ? 'primary' : 'plain'}
        className="mt-4 w-full py-2.5"
        disabled={leaving}
        onClick={() => void leave()}
      >
        {t(leaving ? 'signIn.busy' : 'signIn.button', { provider: provider.name })}
      </Button>
      {why && !leaving && <MicrosoftNote refused={why} provider={provider.name} />}
    </>
  )
}

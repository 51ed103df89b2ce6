import { useTranslations } from 'use-intl'
import { type Provider, useProviderSignIn } from '@/components/session/use-provider-sign-in'
import { Button } from '@/components/ui/button'

/** Signs in at the hospital's OpenID provider: who is in its directory has no password here, and who comes may be another user. */
export function ProviderButton({ id, name }: Provider) {
  const t = useTranslations('lock')
  const { leave, leaving, failed } = useProviderSignIn(id, '/board')
  return (
    <div className="max-sm:flex-1 sm:mt-7">
      <Button className="w-full" disabled={leaving} onClick={() => void leave()}>
        {t('provider', { provider: name })}
      </Button>
      {failed && (
        <p role="alert" className="mt-1.5 max-w-64 font-semibold">
          {t('problem.noAnswer')}
        </p>
      )}
    </div>
  )
}

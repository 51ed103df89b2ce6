import CircleAlert from 'lucide-react/icons/circle-alert'
import { useTranslations } from 'use-intl'
import type { MicrosoftRefusal } from '@/lib/teams/standing'

/** Says why a user of the provider was refused, and what to do about it. @param provider what users call it */
export function MicrosoftNote({ refused, provider }: { refused: MicrosoftRefusal; provider: string }) {
  const t = useTranslations('teams')
  return (
    <p
      role="alert"
      className="mt-3 flex gap-2.5 rounded-md border-2 border-ink bg-bed px-3 py-2.5 text-left text-base font-medium text-ink"
    >
      <CircleAlert aria-hidden className="mt-0.5 size-5 flex-none" />
      <span className="min-w-0">{t(`refused.${refused}`, { provider })}</span>
    </p>
  )
}

import { useTranslations } from 'use-intl'
import { PhoneLink } from '@/components/ui/phone-link'

/** The number to call when a request does not get through, and the wired nurse call. */
export function PhoneInstead({ phone }: { phone: string | null }) {
  const t = useTranslations('request')
  return (
    <p className="mt-4 text-xl font-semibold">
      {phone
        ? t.rich('notSent.call', {
            number: phone,
            phone: (parts) => (
              <PhoneLink number={phone} className="decoration-2">
                {parts}
              </PhoneLink>
            ),
          })
        : t('notSent.usePhone')}
    </p>
  )
}

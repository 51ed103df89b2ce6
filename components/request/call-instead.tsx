import { useTranslations } from 'use-intl'

/** Whom to call when a request does not get through; the wired nurse call always. */
export function CallInstead({ phone }: { phone: string | null }) {
  const t = useTranslations('request')
  return (
    <p className="mt-4 text-xl font-semibold">
      {phone
        ? t.rich('notSent.call', {
            number: phone,
            phone: (parts) => (
              <a
                className="whitespace-nowrap underline decoration-2 underline-offset-4"
                href={`tel:${phone.replace(/[^\d+*#]/g, '')}`}
              >
                {parts}
              </a>
            ),
          })
        : t('notSent.usePhone')}
    </p>
  )
}

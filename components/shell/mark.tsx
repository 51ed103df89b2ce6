import { useTranslations } from 'use-intl'

/** Lantern's logo and name. */
export function Mark({ large = false }: { large?: boolean }) {
  const t = useTranslations('common')
  return (
    <span className={`flex items-center gap-2 font-bold tracking-tight ${large ? 'text-3xl' : 'text-lg'}`}>
      <svg aria-hidden viewBox="0 0 24 24" className={large ? 'size-9' : 'size-6'} fill="none">
        <path
          d="M9 5.5a3 3 0 0 1 6 0M7.5 8.5h9M8 8.5 7 18h10l-1-9.5M6 21h12M7 18v3M17 18v3"
          stroke="currentColor"
          strokeWidth="1.75"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <path
          d="M12 11c1.4 1.5 1.9 2.4 1.9 3.3a1.9 1.9 0 0 1-3.8 0c0-.9.5-1.8 1.9-3.3Z"
          fill="currentColor"
        />
      </svg>
      <span className={large ? '' : 'max-sm:sr-only lg:max-[90rem]:sr-only'}>{t('brand')}</span>
    </span>
  )
}

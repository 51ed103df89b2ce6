import { useTranslations } from 'use-intl'
import { PhoneLink } from '@/components/ui/phone-link'

/** The number to call instead of the video, with its words. */
export const BedPhone = ({ phone, className = '' }: { phone: string; className?: string }) =>
  useTranslations('callPanel').rich('phone', {
    number: phone,
    phone: (parts) => (
      <PhoneLink number={phone} className={className}>
        {parts}
      </PhoneLink>
    ),
  })

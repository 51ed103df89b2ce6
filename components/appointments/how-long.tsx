import { useTranslations } from 'use-intl'
import { ChoiceRow } from '@/components/ui/choice-row'

export interface HowLongProps {
  /** The duration it has already, offered next to the usual ones. */
  readonly ownSeconds: number
  readonly seconds: number
  readonly onChange: (seconds: number) => void
}

const USUAL_MINUTES = [15, 30, 45, 60]

/** Chooses how long an appointment takes. */
export function HowLong({ ownSeconds, seconds, onChange }: HowLongProps) {
  const t = useTranslations('appointments')
  const offered = new Set([...USUAL_MINUTES.map((minutes) => minutes * 60), ownSeconds])
  return (
    <ChoiceRow
      legend={t('form.howLong')}
      choices={[...offered]
        .sort((a, b) => a - b)
        .map((value) => ({ value, label: t('minutes', { minutes: Math.round(value / 60) }) }))}
      value={seconds}
      onChange={onChange}
    />
  )
}

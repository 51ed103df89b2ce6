import { useTranslations } from 'use-intl'
import { leaveIfSignedOut } from '@/components/feed/use-loaded'
import { SearchField } from '@/components/search/search-field'
import { useFocus } from './use-focus'

export interface ChooseBedProps {
  readonly takesFocus: boolean
  readonly onChosen: (bedId: string) => void
}

/** Finds the patient. The text typed stays out of the address bar, because it may be a name or an MRN. */
export function ChooseBed({ takesFocus, onChosen }: ChooseBedProps) {
  const t = useTranslations('appointments')
  const input = useFocus<HTMLInputElement>(takesFocus)
  return (
    <SearchField
      ref={input}
      label={t('who.label')}
      help={t('who.help')}
      onFound={({ bedId }) => onChosen(bedId)}
      leaves={leaveIfSignedOut}
    />
  )
}

'use client'

import { useTranslations } from 'use-intl'
import { Dialog } from '@/components/ui/dialog'
import { LanguageChoice } from './language-choice'

/** The dialog that sets this browser's language. */
export default function LanguageDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('shell.language')
  return (
    <Dialog open onClose={onClose} title={t('label')} description={t('about')}>
      <LanguageChoice wide onChosen={onClose} />
    </Dialog>
  )
}

'use client'

import { useTranslations } from 'use-intl'
import { Dialog } from '@/components/ui/dialog'
import { CoverageForm } from './coverage-form'

/** The dialog where a nurse sets the units they cover this shift. */
export default function CoverageDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('coverage')
  return (
    <Dialog open onClose={onClose} title={t('title')} description={t('about')}>
      <CoverageForm onDone={onClose} />
    </Dialog>
  )
}

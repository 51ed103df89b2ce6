import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import type { Actions } from './use-actions'

export interface ActButtonProps {
  readonly actions: Pick<Actions, 'run' | 'busy'>
  readonly className?: string
}

/** Claims the request: the likely act while no one has it, and so the largest button. */
export function ClaimButton({ actions: { run, busy }, className = '' }: ActButtonProps) {
  const t = useTranslations('request.act')
  return (
    <Button
      variant="primary"
      className={`min-h-16 w-full text-xl ${className}`}
      disabled={busy !== null}
      onClick={() => void run('claim')}
    >
      {t(busy === 'claim' ? 'claiming' : 'claim')}
    </Button>
  )
}

/** Returns the request to the queue; one of several smaller buttons in a row. */
export function ReleaseButton({ actions: { run, busy } }: ActButtonProps) {
  const t = useTranslations('request.act')
  return (
    <Button className="flex-1 basis-32" disabled={busy !== null} onClick={() => void run('release')}>
      {t(busy === 'release' ? 'releasing' : 'release')}
    </Button>
  )
}

import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import type { InvitationAct } from '@/lib/realtime/calls'

export interface DoorButtonsProps {
  /** The guest's name or part. */
  readonly who: string
  readonly busy: boolean
  readonly onDecide: (act: Exclude<InvitationAct, 'revoke'>) => void
}

/** The two answers to a guest at the door. */
export function DoorButtons({ who, busy, onDecide }: DoorButtonsProps) {
  const t = useTranslations('invitations')
  return (
    <div className="flex flex-none gap-2">
      <Button
        variant="primary"
        aria-label={t('admitOf', { who })}
        disabled={busy}
        onClick={() => onDecide('admit')}
      >
        {t('admit')}
      </Button>
      <Button aria-label={t('refuseOf', { who })} disabled={busy} onClick={() => onDecide('refuse')}>
        {t('refuse')}
      </Button>
    </div>
  )
}

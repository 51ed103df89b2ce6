import Bell from 'lucide-react/icons/bell'
import CircleAlert from 'lucide-react/icons/circle-alert'
import Siren from 'lucide-react/icons/siren'
import type { Priority } from '@/lib/board/types'

const ICONS = { emergency: Siren, urgent: CircleAlert, routine: Bell } as const

/** A shape for each priority, for people who cannot tell the colours apart. */
export function PriorityIcon({ priority, className }: { priority: Priority; className?: string }) {
  const Icon = ICONS[priority]
  return <Icon aria-hidden {...(className ? { className } : {})} />
}

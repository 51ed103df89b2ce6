'use client'

import Bell from 'lucide-react/icons/bell-ring'
import CircleHelp from 'lucide-react/icons/circle-question-mark'
import DoorOpen from 'lucide-react/icons/door-open'
import Hand from 'lucide-react/icons/hand'
import MonitorOff from 'lucide-react/icons/monitor-off'
import MonitorX from 'lucide-react/icons/monitor-x'
import Video from 'lucide-react/icons/video'
import type { Bed, BedRequest } from '@/lib/board/types'
import { type Door, useDoor } from './use-door'

const ICONS = {
  inCall: Video,
  knocking: Bell,
  letIn: DoorOpen,
  waits: DoorOpen,
  declined: Hand,
  offline: MonitorOff,
  none: MonitorX,
  unknown: CircleHelp,
} as const satisfies Record<Door['state'], unknown>

/** What happens at the bed, in one line. */
export function DoorLine({ bed, request }: { bed: Bed; request: BedRequest }) {
  const { state, words } = useDoor(bed, request)
  const Icon = ICONS[state]
  return (
    <span className="inline-flex items-start gap-2 text-left" data-door={state}>
      <Icon aria-hidden className="mt-0.5 size-5 flex-none" />
      <span>{words}</span>
    </span>
  )
}

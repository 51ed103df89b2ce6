import ChevronDown from 'lucide-react/icons/chevron-down'
import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import ChevronUp from 'lucide-react/icons/chevron-up'
import ZoomIn from 'lucide-react/icons/zoom-in'
import ZoomOut from 'lucide-react/icons/zoom-out'
import type { KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { CameraAxis, CameraMove } from '@/lib/realtime/calls'
import { TileButton } from './tile-button'

export interface CameraPadProps {
  /** How the camera can be moved now. */
  readonly axes: readonly CameraAxis[]
  readonly onMove: (move: CameraMove) => void
}

/** In the order of the pad's cells. */
const BUTTONS = [
  { axis: 'zoom', step: -1, icon: ZoomOut, words: 'zoom.back', key: '-' },
  { axis: 'tilt', step: 1, icon: ChevronUp, words: 'tilt.on', key: 'ArrowUp' },
  { axis: 'zoom', step: 1, icon: ZoomIn, words: 'zoom.on', key: '+' },
  { axis: 'pan', step: -1, icon: ChevronLeft, words: 'pan.back', key: 'ArrowLeft' },
  { axis: 'tilt', step: -1, icon: ChevronDown, words: 'tilt.back', key: 'ArrowDown' },
  { axis: 'pan', step: 1, icon: ChevronRight, words: 'pan.on', key: 'ArrowRight' },
] as const

/** Moves the camera at the bed by steps: buttons for the axes that it has, and the arrow keys. */
export default function CameraPad({ axes, onMove }: CameraPadProps) {
  const t = useTranslations('call.move')
  const onKeyDown = (event: KeyboardEvent) => {
    const button = BUTTONS.find(({ key }) => key === event.key)
    if (!button || !axes.includes(button.axis) || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    onMove({ axis: button.axis, step: button.step })
  }
  return (
    <fieldset className="call-pad" aria-label={t('label')} onKeyDown={onKeyDown}>
      {BUTTONS.map(({ axis, step, icon, words }) =>
        axes.includes(axis) ? (
          <TileButton key={words} icon={icon} words={t(words)} onPress={() => onMove({ axis, step })} />
        ) : (
          <span key={words} aria-hidden />
        ),
      )}
    </fieldset>
  )
}

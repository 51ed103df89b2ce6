import Move from 'lucide-react/icons/move'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { lazy } from '@/components/ui/lazy'
import type { CameraPadProps } from './camera-pad'
import { TileButton } from './tile-button'

const CameraPad = lazy<CameraPadProps>(() => import('./camera-pad'))

/** Opens the pad that moves the camera at the bed; nothing where that camera cannot be moved, or may not be now. */
export function CameraMoveControl({ axes, onMove }: CameraPadProps) {
  const t = useTranslations('call.move')
  const [open, setOpen] = useState(false)
  if (axes.length === 0) return null
  return (
    <div className="call-move">
      {open && <CameraPad axes={axes} onMove={onMove} />}
      <TileButton icon={Move} words={t('open')} pressed={open} onPress={() => setOpen(!open)} />
    </div>
  )
}

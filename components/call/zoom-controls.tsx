import Minus from 'lucide-react/icons/minus'
import Plus from 'lucide-react/icons/plus'
import Scan from 'lucide-react/icons/scan'
import { type KeyboardEvent, useId } from 'react'
import { useTranslations } from 'use-intl'
import { TileButton } from './tile-button'
import type { ZoomedPicture } from './use-zoom'
import { LARGEST_SCALE } from './zoom'

const STEP = 1.5
/** CSS pixels by which an arrow key moves the view. */
const BY_KEY = 60

/** The buttons that enlarge a picture, with keys for all that a finger or mouse does. */
export function ZoomControls({ zoom }: { zoom: ZoomedPicture }) {
  const t = useTranslations('call.zoom')
  const keys = useId()
  const { scale, by, reset } = zoom
  const onKeyDown = (event: KeyboardEvent) => {
    const act = KEYS[event.key]
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    act(zoom)
  }
  return (
    <fieldset className="call-zoom" aria-label={t('label')} aria-describedby={keys} onKeyDown={onKeyDown}>
      <p role="status" className={scale > 1 ? 'call-fact' : 'sr-only'}>
        {scale > 1 && (
          <>
            <span aria-hidden>{t('times', { times: Math.round(scale * 10) / 10 })}</span>
            <span className="sr-only">{t('now', { times: Math.round(scale * 10) / 10 })}</span>
          </>
        )}
      </p>
      <TileButton icon={Plus} words={t('in')} off={scale >= LARGEST_SCALE} onPress={() => by(STEP)} />
      <TileButton icon={Minus} words={t('out')} off={scale <= 1} onPress={() => by(1 / STEP)} />
      <TileButton icon={Scan} words={t('whole')} off={scale <= 1} onPress={reset} />
      <p id={keys} className="sr-only">
        {t('keys')}
      </p>
    </fieldset>
  )
}

const KEYS: Readonly<Record<string, (zoom: ZoomedPicture) => void>> = {
  '+': ({ by }) => by(STEP),
  '=': ({ by }) => by(STEP),
  '-': ({ by }) => by(1 / STEP),
  '0': ({ reset }) => reset(),
  ArrowLeft: ({ drag }) => drag({ x: BY_KEY, y: 0 }),
  ArrowRight: ({ drag }) => drag({ x: -BY_KEY, y: 0 }),
  ArrowUp: ({ drag }) => drag({ x: 0, y: BY_KEY }),
  ArrowDown: ({ drag }) => drag({ x: 0, y: -BY_KEY }),
}

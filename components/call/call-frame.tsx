'use client'

import ChevronDown from 'lucide-react/icons/chevron-down'
import { type ReactNode, useId, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'

/** What a page shows next to a call of the person it is for. The call knows nothing of that person. */
export interface CallAside {
  /** One line, on the button that opens and closes the panel. */
  readonly summary: ReactNode
  /** Above the videos, also while the panel is closed. */
  readonly notices: ReactNode
  /** Below what the call waits for, while no one else is in it. */
  readonly waiting: ReactNode
  readonly panel: ReactNode
  /** Takes the place of the text about the board once the call has ended for this browser. */
  readonly after: ReactNode
}

export interface CallFrameProps {
  /** Null on a page that shows the call only. */
  readonly aside: CallAside | null
  /** Next to the summary. */
  readonly bar?: ReactNode
  readonly children: ReactNode
}

/** Room for the panel that takes nothing from the video: a workstation, or the lower part of a tablet held upright. */
const ROOMY = '(width >= 64rem) and (height >= 30rem), (width >= 40rem) and (height >= 56rem)'

/** A call with the panel next to it or below it. The panel takes its place from the video only when a user opens it. */
export function CallFrame({ aside, bar, children }: CallFrameProps) {
  const t = useTranslations('call')
  const id = useId()
  const roomy = useRoomy()
  const [chosen, choose] = useState<boolean | null>(null)
  const open = chosen ?? roomy
  const [opened, setOpened] = useState(open)
  if (open && !opened) setOpened(true)
  return (
    <div className="call-frame" {...(aside && { 'data-panel': open ? 'open' : 'closed' })}>
      {aside && (
        <div className="call-bar">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => choose(!open)}
            className="call-summary"
          >
            <ChevronDown aria-hidden className={`size-5 flex-none ${open ? '' : '-rotate-90'}`} />
            {/* The summary comes with code that loads later; a button has a name from the first. */}
            <span className="sr-only">{t('panel')}</span>
            {aside.summary}
          </button>
          {bar}
        </div>
      )}
      {children}
      {aside && (
        <aside id={id} aria-label={t('panel')} hidden={!open} className="call-panel p-5 sm:p-6">
          {opened && aside.panel}
        </aside>
      )}
    </div>
  )
}

/** Returns whether the screen has room for the panel; false on the server. */
const useRoomy = (): boolean =>
  useSyncExternalStore(
    watchRoom,
    () => matchMedia(ROOMY).matches,
    () => false,
  )

function watchRoom(listener: () => void): () => void {
  const query = matchMedia(ROOMY)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

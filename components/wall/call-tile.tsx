'use client'

import Megaphone from 'lucide-react/icons/megaphone'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { type CSSProperties, memo, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useFlash } from '@/components/bed-facts/flash'
import { LabelLines } from '@/components/bed-facts/label-lines'
import { PriorityIcon } from '@/components/bed-facts/priority-icon'
import { useReasonWords } from '@/components/bed-facts/reason-line'
import { escalatedShort, escalatedWords } from '@/components/escalation/escalation-words'
import { useEscalation } from '@/components/escalation/use-escalation'
import { useBed, useTime } from '@/components/feed/feed-context'
import { useBoardWords } from '@/components/session/session-context'
import type { Bed, BedRequest, OpenStatus, Priority } from '@/lib/board/types'
import { elapsed, severity, wallTimer } from '@/lib/board/waiting'
import { type CallPlace, type TileWords, tileWords } from '@/lib/board/wall-calls'

export interface CallTileProps extends CallPlace {
  readonly bedId: string
  readonly status: OpenStatus
}

/** One waiting bed: its label, its wait and its priority in letters for 5 m, and below them why. */
export const CallTile = memo(function CallTile({ bedId, ...place }: CallTileProps) {
  const bed = useBed(bedId)
  return bed?.request ? <Call bed={bed} request={bed.request} {...place} /> : null
})

type CallProps = Omit<CallTileProps, 'bedId'> & { readonly bed: Bed; readonly request: BedRequest }

function Call({ bed, request, status, label, wordsWidth, ...place }: CallProps) {
  const t = useBoardWords()
  const notSent = status === 'not-sent'
  const sending = status === 'sending'
  const heavy = useTime((now) => severity(request.priority, elapsed(request.askedAt, now)))
  return (
    <Tile
      priority={request.priority}
      flash={!sending}
      sending={sending}
      severity={notSent ? 'overdue' : heavy}
      label={<LabelLines className="call-label" label={label} />}
      timer={<WallTimer since={request.askedAt} />}
      words={t(`priority.${request.priority}`)}
      {...place}
    >
      {notSent ? (
        <NotSent request={request} width={wordsWidth} />
      ) : (
        <Waiting bed={bed} request={request} sending={sending} width={wordsWidth} />
      )}
    </Tile>
  )
}

interface WhyProps {
  readonly request: BedRequest
  readonly width: number
}

/** The reason, and who is alerted. */
function Waiting({
  bed,
  request,
  width,
  sending,
}: WhyProps & { readonly bed: Bed; readonly sending: boolean }) {
  const t = useBoardWords()
  const why = useWhy(request)
  const whole = useEscalation(bed, escalatedWords)
  const short = useEscalation(bed, escalatedShort)
  const forms = sending ? [t('reasonLine.sending')] : whole ? [whole, short] : []
  const words = { reason: why, also: forms, icon: !sending, always: sending, width }
  const { reason, also } = tileWords(words)
  return (
    <>
      {why && <Words words={reason} />}
      {also && <Words words={also} icon={sending ? null : <Megaphone aria-hidden />} />}
    </>
  )
}

/** NOT SENT, and the reason. */
function NotSent({ request, width }: WhyProps) {
  const t = useTranslations('wall.answer')
  const board = useBoardWords()
  const why = useWhy(request)
  const forms = [t('notSent'), board('status.not-sent')]
  const { reason, also } = tileWords({ reason: why, also: forms, icon: true, always: true, width })
  return (
    <>
      {also && <Words words={also} icon={<TriangleAlert aria-hidden />} hazard />}
      {why && <Words words={reason} />}
    </>
  )
}

/** Returns why the patient waits; '' where nothing but the priority is known, which the tile says anyway. */
function useWhy(request: BedRequest): string {
  const t = useBoardWords()
  const words = useReasonWords(request)
  return words === t(`priority.${request.priority}`) ? '' : words
}

interface WordsProps {
  readonly words: TileWords
  readonly icon?: ReactNode
  readonly hazard?: boolean
}

function Words({ words: { lines, size }, icon, hazard = false }: WordsProps) {
  const style: CSSProperties & { '--label-size': number } = { '--label-size': size }
  return (
    <span className={hazard ? 'call-words hazard' : 'call-words'} style={style}>
      {icon}
      <span>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no id but its place.
          <span key={index} className="block">
            {line}
          </span>
        ))}
      </span>
    </span>
  )
}

/** A running wait; from an hour on without seconds, so that it is as wide as before. */
function WallTimer({ since }: { readonly since: number }) {
  return <span role="timer">{useTime((now) => wallTimer(elapsed(since, now)))}</span>
}

export interface TileProps extends Pick<CallPlace, 'span' | 'wide'> {
  readonly priority: Priority
  readonly flash: boolean
  readonly sending?: boolean
  readonly severity?: string
  readonly label: ReactNode
  readonly timer?: ReactNode
  /** The priority. */
  readonly words: string
  readonly children: ReactNode
}

/** A tile in the colour of its priority. */
export function Tile({
  priority,
  flash,
  sending,
  severity,
  span,
  wide,
  label,
  timer,
  words,
  children,
}: TileProps) {
  const style: CSSProperties & Record<`--${string}`, number> = {
    '--span': span,
    '--big': wide?.big ?? 1,
    '--words': wide?.words ?? 1,
  }
  return (
    <li
      className="call"
      data-call={priority}
      data-flash={useFlash(flash ? priority : undefined)}
      data-outline={sending ? 'dashed' : undefined}
      data-severity={severity}
      data-wide={wide !== null || undefined}
      style={style}
    >
      {label}
      {timer && <span className="call-timer">{timer}</span>}
      <p className="call-priority">
        <PriorityIcon priority={priority} />
        <span>{words}</span>
      </p>
      <p className="call-why">{children}</p>
    </li>
  )
}

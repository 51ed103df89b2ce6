'use client'

import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { PriorityIcon } from '@/components/bed-facts/priority-icon'
import { useBedPhone } from '@/components/bed-facts/use-bed-phone'
import { UncoveredHere } from '@/components/coverage/uncovered-here'
import { useObservable, useStore } from '@/components/feed/feed-context'
import { useOutbox } from '@/components/outbox/outbox-context'
import { usePlaces } from '@/components/words/use-places'
import { REASONS, type ReasonId } from '@/lib/board/reasons'
import type { Bed, Priority } from '@/lib/board/types'
import { BedDetails } from './bed-details'
import { cannotTakeCalls } from './offline-fallback'

/** The likely priority first, under the thumb; emergency at the far end. */
const CHOICES: readonly Priority[] = ['routine', 'urgent', 'emergency']
const STYLES: Readonly<Record<Priority, string>> = {
  routine: 'bg-routine text-on-routine border-routine-edge',
  urgent: 'bg-urgent text-on-urgent border-urgent',
  emergency: 'bg-emergency text-on-emergency border-emergency',
}

/**
 * Asks for help: a tap on a reason is optional; the tap on a priority sends, and its buttons are always in view. Their group has
 * the focus when the dialog opens, and an arrow key leads to a button. No button has it at first, and no letter or digit asks: the
 * Enter that opened the bed may come twice, and a scanner types an MRN wherever the focus is.
 */
export function AskForm({ bed }: { bed: Bed }) {
  const { building } = useObservable(useStore().boardInfo) ?? {}
  const phone = useBedPhone(bed)
  const outbox = useOutbox()
  const [reason, setReason] = useState<ReasonId>('other')
  const name = useId()
  const t = useTranslations('request')
  const board = useTranslations('board')
  const places = usePlaces()
  const ask = (priority: Priority) =>
    outbox.ask({
      bedId: bed.id,
      place: places.whole(bed),
      locator: {
        building: building?.name ?? bed.buildingId,
        floor: bed.floor,
        room: bed.room,
        bed: bed.label,
      },
      reason,
      priority,
      phone,
    })
  return (
    <>
      <BedDetails bed={bed} />
      <fieldset className="mt-5">
        <legend className="text-sm font-semibold text-ink-soft">{t('ask.whatFor')}</legend>
        <div className="mt-2 grid grid-cols-2 gap-2 sm:grid-cols-4">
          {REASONS.map((id) => (
            <label
              key={id}
              className="flex min-h-12 cursor-pointer items-center justify-center rounded-md border border-line-strong px-2 py-1 text-center text-sm leading-tight font-medium has-checked:border-ink has-checked:bg-action has-checked:font-semibold has-checked:text-on-action has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
            >
              <input
                type="radio"
                name={name}
                value={id}
                checked={reason === id}
                onChange={() => setReason(id)}
                // A focused reason must not hide under the buttons that ask.
                className="sr-only scroll-mb-48"
              />
              {board(`reason.${id}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {!cannotTakeCalls(bed) && <UncoveredHere bed={bed} />}
      {/* In view whatever stands above it, on the smallest screen and at 200 % zoom. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset shows its name in its border */}
      <div
        role="group"
        aria-labelledby={`${name}-now`}
        tabIndex={-1}
        data-autofocus
        onKeyDown={leadByArrow}
        className="group/ask sticky -bottom-5 z-10 -mx-5 mt-5 border-t border-line bg-surface px-5 pt-2.5 pb-4 outline-none focus-visible:border-focus sm:-bottom-6 sm:-mx-6 sm:px-6"
      >
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
          <h3 id={`${name}-now`} className="font-semibold text-ink-soft">
            {t('ask.now')}
            <span
              aria-hidden
              className="ml-2 hidden font-normal text-ink-faint group-has-[:focus-visible]/ask:inline group-focus-visible/ask:inline"
            >
              {t('ask.keys')}
            </span>
          </h3>
          <p className="text-ink-faint">{t('ask.arrest')}</p>
        </div>
        <div className="mt-2 grid grid-cols-3 gap-2">
          {CHOICES.map((priority) => (
            <button
              key={priority}
              type="button"
              onClick={() => ask(priority)}
              className={`flex min-h-20 flex-col items-center justify-center gap-1.5 short:min-h-14 short:gap-0.5 rounded-lg border-2 px-1 text-base font-bold hover:brightness-105 sm:text-lg ${STYLES[priority]}`}
            >
              <PriorityIcon priority={priority} className="size-6" />
              {board(`priority.${priority}`)}
            </button>
          ))}
        </div>
      </div>
    </>
  )
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** Moves the focus among the buttons that ask; from their group to the likely one. */
function leadByArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key]
  if (step === undefined) return
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.findIndex((button) => button.matches(':focus'))
  const next = at < 0 ? 0 : Math.min(Math.max(at + step, 0), buttons.length - 1)
  buttons[next]?.focus()
  event.preventDefault()
}

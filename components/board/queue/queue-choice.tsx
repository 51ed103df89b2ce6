'use client'

import { useTranslations } from 'use-intl'
import type { QueueChoice as Choice } from '@/lib/board/queue-all'

/** Chooses which part of the queue is shown. */
export function QueueChoice({ choice, onChoose }: { choice: Choice; onChoose: (choice: Choice) => void }) {
  const t = useTranslations('queue.choice')
  return (
    <fieldset className="flex flex-none rounded-md border border-line-strong">
      <legend className="sr-only">{t('label')}</legend>
      {(['mine', 'all'] as const).map((one) => (
        <label
          key={one}
          className="flex min-h-12 cursor-pointer items-center rounded-md px-3 text-base font-medium has-checked:bg-action has-checked:font-semibold has-checked:text-on-action has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name="queue-choice"
            checked={choice === one}
            onChange={() => onChoose(one)}
            className="sr-only"
          />
          {t(one)}
        </label>
      ))}
    </fieldset>
  )
}

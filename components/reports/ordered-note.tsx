import CircleCheck from 'lucide-react/icons/circle-check'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { INPUT } from '@/components/ui/field'
import { PasswordTools } from './password-tools'

export interface OrderedNoteProps {
  /** As it was sent; it disappears with this note. */
  readonly password: string
  readonly onDone: () => void
}

/** Shows the password of a report for the last time. */
export function OrderedNote({ password, onDone }: OrderedNoteProps) {
  const t = useTranslations('reports')
  const [shown, setShown] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  useEffect(() => heading.current?.focus(), [])
  return (
    <div>
      <h3 ref={heading} tabIndex={-1} className="flex items-center gap-2 text-lg font-bold outline-none">
        <CircleCheck aria-hidden className="size-6 flex-none text-good" />
        {t('ordered.title')}
      </h3>
      <p className="mt-2 text-ink-soft">{t('ordered.text')}</p>
      <label htmlFor={id} className="sr-only">
        {t('ordered.password')}
      </label>
      <input
        id={id}
        readOnly
        type={shown ? 'text' : 'password'}
        autoComplete="off"
        value={password}
        onFocus={(event) => event.target.select()}
        className={`mt-4 ${INPUT}`}
      />
      <div className="mt-2 flex flex-wrap gap-2">
        <PasswordTools password={password} shown={shown} onShow={setShown} />
      </div>
      <Button variant="primary" onClick={onDone} className="mt-5 w-full">
        {t('ordered.done')}
      </Button>
    </div>
  )
}

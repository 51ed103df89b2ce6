import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { callApi } from '@/components/feed/http'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { RefusalNote } from '@/components/words/refusal-note'
import { MOST_ACTORS, type TrailActor } from '@/lib/compliance/trail'
import { useActWords } from './act-words'

/** Finds a user, wall or device by name, and hands on the chosen one. */
export function ActorSearch({ onChoose }: { onChoose: (actor: TrailActor) => void }) {
  const t = useTranslations('compliance.actor')
  const words = useActWords()
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const [found, setFound] = useState<readonly TrailActor[] | null>(null)
  const [refusal, setRefusal] = useActRefusal()
  const find = async (event: FormEvent) => {
    event.preventDefault()
    setMissing(text.trim() === '')
    if (text.trim() === '') return
    const answer = await callApi<readonly TrailActor[]>('/api/compliance/people', {
      method: 'POST',
      body: { text: text.trim() },
    })
    setRefusal(answer.ok ? null : answer.refusal)
    setFound(answer.ok ? answer.value : null)
  }
  return (
    <>
      <form onSubmit={(event) => void find(event)} noValidate autoComplete="off" className="grid gap-4">
        <Field
          label={t('text')}
          name="actor"
          value={text}
          maxLength={100}
          onChange={(event) => {
            setMissing(false)
            setText(event.target.value)
          }}
          problem={missing ? t('missing') : undefined}
        />
        <Button type="submit" variant="primary" className="justify-self-start">
          {t('find')}
        </Button>
      </form>
      {refusal && <RefusalNote refusal={refusal} />}
      {found && (
        <div>
          <p role="status" className="font-medium">
            {found.length === 0 ? t('noneFound') : t('found', { count: found.length })}
          </p>
          <ul className="mt-2 grid gap-2">
            {found.map((actor) => (
              <li key={actor.id}>
                <button
                  type="button"
                  onClick={() => onChoose(actor)}
                  className="flex min-h-14 w-full items-center justify-between gap-3 rounded-md border border-line-strong bg-surface px-4 py-2 text-left hover:border-ink"
                >
                  <span className="min-w-0 leading-tight">
                    <span className="block font-semibold">{actor.name}</span>
                    <span className="block text-sm text-ink-soft">
                      {words.is({ kind: actor.kind, role: actor.role ?? null })}
                    </span>
                  </span>
                  <span className="min-w-0 text-sm text-ink-faint">{actor.username}</span>
                </button>
              </li>
            ))}
          </ul>
          {found.length === MOST_ACTORS && (
            <p className="mt-2 text-ink-soft">{t('most', { most: MOST_ACTORS })}</p>
          )}
        </div>
      )}
    </>
  )
}

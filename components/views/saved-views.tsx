'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { LONGEST_VIEW_NAME, MOST_SAVED_VIEWS, type SavedView } from '@/lib/board/saved-view'
import { SavedViewRow } from './saved-view-row'
import { useSavedViews } from './use-saved-views'

export interface SavedViewsProps {
  /** The query of the view that is shown, with its building. */
  readonly query: string
  readonly onChoose: (query: string) => void
}

/** The user's saved views, the same at every workstation. A deleted one comes back by one tap. */
export function SavedViews({ query, onChoose }: SavedViewsProps) {
  const t = useTranslations('views.saved')
  const { views, refusal, busy, save, rename, remove } = useSavedViews()
  const [removed, setRemoved] = useState<SavedView | null>(null)
  const undo = async ({ name, query: its }: SavedView) => {
    if (await save(name, its)) setRemoved(null)
  }
  return (
    <section aria-labelledby="saved-views" className="grid gap-3 border-t border-line pt-4">
      <h3 id="saved-views" className="font-semibold">
        {t('title')}
      </h3>
      {!views && !refusal && <p role="status">{t('loading')}</p>}
      {views?.length === 0 && !removed && <p className="text-ink-soft">{t('none')}</p>}
      {views && views.length > 0 && (
        <ul className="grid gap-1">
          {views.map((view) => (
            <SavedViewRow
              key={view.id}
              view={view}
              current={view.query === query}
              onChoose={() => onChoose(view.query)}
              onRename={(name) => rename(view.id, name)}
              onRemove={async () => {
                if (await remove(view.id)) setRemoved(view)
              }}
            />
          ))}
        </ul>
      )}
      {removed && (
        <div className="flex flex-wrap items-center gap-3 rounded-md bg-bed px-3 py-1">
          <p role="status" className="min-w-0 flex-1 break-words">
            {t('removed', { name: removed.name })}
          </p>
          <Button disabled={busy} onClick={() => void undo(removed)}>
            {t('undo')}
          </Button>
        </div>
      )}
      {views && views.length >= MOST_SAVED_VIEWS ? (
        <p className="text-ink-soft">{t('full', { most: MOST_SAVED_VIEWS })}</p>
      ) : (
        <SaveForm busy={busy} onSave={(name) => save(name, query)} />
      )}
      {refusal && <RefusalNote refusal={refusal} />}
    </section>
  )
}

function SaveForm({ busy, onSave }: { busy: boolean; onSave: (name: string) => Promise<boolean> }) {
  const t = useTranslations('views.saved')
  const [name, setName] = useState('')
  const [saved, setSaved] = useState<string | null>(null)
  const submit = async () => {
    const wanted = name.trim()
    const done = await onSave(wanted)
    setSaved(done ? wanted : null)
    if (done) setName('')
  }
  return (
    <form
      className="grid gap-1"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <label className="grid gap-1.5 font-medium">
        {t('name')}
        <input
          required
          maxLength={LONGEST_VIEW_NAME}
          autoComplete="off"
          value={name}
          onChange={({ target }) => setName(target.value)}
          className="min-h-12 w-full rounded-md border border-line-strong bg-bed px-3 text-lg text-ink"
        />
      </label>
      <Button type="submit" disabled={busy} className="mt-1">
        {busy ? t('saving') : t('save')}
      </Button>
      <p role="status" className="font-medium empty:hidden">
        {saved !== null && t('saved', { name: saved })}
      </p>
    </form>
  )
}

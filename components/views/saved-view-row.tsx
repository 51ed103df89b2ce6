'use client'

import Pencil from 'lucide-react/icons/pencil'
import Trash2 from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { LONGEST_VIEW_NAME, type SavedView } from '@/lib/board/saved-view'

export interface SavedViewRowProps {
  readonly view: SavedView
  /** Whether the view is the one that is shown. */
  readonly current: boolean
  readonly onChoose: () => void
  /** Returns whether that worked. */
  readonly onRename: (name: string) => Promise<boolean>
  readonly onRemove: () => void
}

/** One saved view: shown, renamed or deleted. */
export function SavedViewRow({ view, current, onChoose, onRename, onRemove }: SavedViewRowProps) {
  const t = useTranslations('views.saved')
  const [name, setName] = useState<string | null>(null)
  if (name !== null) {
    const submit = async () => {
      if (await onRename(name.trim())) setName(null)
    }
    return (
      <li>
        <form
          className="flex gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            void submit()
          }}
        >
          <input
            // The user pressed the pencil to type here.
            // biome-ignore lint/a11y/noAutofocus: see above.
            autoFocus
            required
            maxLength={LONGEST_VIEW_NAME}
            autoComplete="off"
            aria-label={t('newName', { name: view.name })}
            value={name}
            onChange={({ target }) => setName(target.value)}
            className="min-h-12 min-w-0 flex-1 rounded-md border border-line-strong bg-bed px-3 text-lg text-ink"
          />
          <Button type="submit" className="flex-none">
            {t('keepName')}
          </Button>
        </form>
      </li>
    )
  }
  return (
    <li className="flex items-center gap-1">
      <button
        type="button"
        aria-current={current || undefined}
        onClick={onChoose}
        className={`min-h-12 min-w-0 flex-1 rounded-md px-3 py-2 text-left text-lg break-words hover:bg-line/60 ${
          current ? 'bg-bed font-bold ring-2 ring-ink-soft ring-inset' : ''
        }`}
      >
        {view.name}
      </button>
      <IconButton label={t('rename', { name: view.name })} onPress={() => setName(view.name)}>
        <Pencil aria-hidden className="size-5" />
      </IconButton>
      <IconButton label={t('remove', { name: view.name })} onPress={onRemove}>
        <Trash2 aria-hidden className="size-5" />
      </IconButton>
    </li>
  )
}

interface IconButtonProps {
  readonly label: string
  readonly onPress: () => void
  readonly children: React.ReactNode
}

const IconButton = ({ label, onPress, children }: IconButtonProps) => (
  <button
    type="button"
    aria-label={label}
    onClick={onPress}
    className="grid size-12 flex-none place-items-center rounded-md text-ink-soft hover:bg-line/60 hover:text-ink"
  >
    {children}
  </button>
)

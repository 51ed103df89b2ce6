'use client'

import { Dialog } from '@/components/ui/dialog'

const SHORTCUTS: readonly { readonly keys: readonly string[]; readonly words: string }[] = [
  { keys: ['j', '↓'], words: 'Next in the queue' },
  { keys: ['k', '↑'], words: 'The one before' },
  { keys: ['Enter'], words: 'Open it' },
  { keys: ['c'], words: 'Claim it' },
  { keys: ['r'], words: 'Release your call' },
  { keys: ['x'], words: 'Complete your call' },
  { keys: ['/'], words: 'Find a bed' },
  { keys: ['?'], words: 'Show this list' },
  { keys: ['Esc'], words: 'Close a dialog' },
]

/** Everything that the keyboard does. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      title="Keyboard shortcuts"
      description="None does anything while you type, or while a dialog is open."
    >
      <dl className="divide-y divide-line border-y border-line">
        {SHORTCUTS.map(({ keys, words }) => (
          <div key={words} className="flex min-h-12 items-center gap-4">
            <dt className="flex w-28 flex-none gap-2">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="min-w-9 rounded-md border border-line-strong bg-bed px-2 py-1 text-center font-sans text-base font-semibold"
                >
                  {key}
                </kbd>
              ))}
            </dt>
            <dd className="text-base">{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

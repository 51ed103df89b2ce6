'use client'

import * as Radix from '@radix-ui/react-dialog'
import clsx from 'clsx'
import X from 'lucide-react/icons/x'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { DialogProps } from './dialog'
import { isLocked, onLockChange } from './page-lock'

/**
 * A dialog: centred on a screen, a bottom sheet on a phone. Esc and the backdrop close it, and the focus returns to
 * where it was.
 */
export default function DialogFrame({
  open,
  onClose,
  title,
  description,
  focusAfter,
  wide = false,
  steady = wide,
  children,
}: DialogProps) {
  const t = useTranslations('common')
  const cameFrom = useRef<Element | null>(null)
  // A lock closes what may be about a patient. In a locked page a dialog opens without one.
  useEffect(() => (open ? onLockChange(() => isLocked() && onClose()) : undefined), [open, onClose])
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/55" />
        <Radix.Content
          onOpenAutoFocus={(event) => {
            cameFrom.current = document.activeElement
            focusOnOpen(event)
          }}
          onCloseAutoFocus={(event) => {
            // Radix would focus its own trigger, and there is none.
            event.preventDefault()
            const from = cameFrom.current
            const known = from instanceof HTMLElement && from.isConnected && from !== document.body
            ;(known ? from : focusAfter?.())?.focus()
          }}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          className={clsx(
            'fixed inset-x-0 bottom-0 z-50 max-h-[94dvh] overflow-y-auto rounded-t-2xl bg-surface p-5 text-ink shadow-2xl outline-none',
            'sm:inset-x-auto sm:bottom-auto sm:left-1/2 sm:max-w-[calc(100vw-2rem)] sm:-translate-x-1/2 sm:rounded-xl sm:p-6',
            wide ? 'sm:w-[56rem]' : 'sm:w-[34rem]',
            steady ? 'min-h-[94dvh] sm:top-[3dvh] sm:min-h-0' : 'sm:top-1/2 sm:-translate-y-1/2',
          )}
        >
          <div className="flex items-start justify-between gap-4">
            <div className="min-w-0">
              <Radix.Title className="text-[1.75rem] leading-tight font-bold tracking-tight break-words">
                {title}
              </Radix.Title>
              {description !== undefined && (
                <Radix.Description className="mt-0.5 text-base text-ink-soft">
                  {description}
                </Radix.Description>
              )}
            </div>
            <Radix.Close
              aria-label={t('close')}
              className="-mt-2 -mr-2 grid size-12 flex-none place-items-center rounded-md text-ink-soft hover:bg-line/60 hover:text-ink"
            >
              <X aria-hidden className="size-6" />
            </Radix.Close>
          </div>
          <div className="mt-4">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Focuses the dialog, or the element with `data-autofocus`: Enter must not press whatever button comes first. */
function focusOnOpen(event: Event) {
  const dialog = event.currentTarget
  if (!(dialog instanceof HTMLElement)) return
  event.preventDefault()
  const wanted = dialog.querySelector<HTMLElement>('[data-autofocus]') ?? dialog
  wanted.focus()
}

'use client'

import type { Demographics as Known } from '@/lib/chart/types'
import { Facts } from './facts'
import { PartView } from './part-view'
import { usePart } from './use-part'

/** Operation 2, as Solo has it. */
export function Demographics() {
  const part = usePart<Known>('chart/demographics')
  return (
    <PartView part={part} what="the demographics">
      {({ facts, contacts }) => (
        <>
          {facts.length === 0 && (
            <p className="py-2 text-ink-soft">Solo has no demographics of this patient.</p>
          )}
          <Facts facts={facts} />
          {contacts.length > 0 && (
            <>
              <h4 className="mt-4 text-base font-semibold text-ink-soft">Contacts</h4>
              <Facts facts={contacts} />
            </>
          )}
        </>
      )}
    </PartView>
  )
}

'use client'

import CircleUser from 'lucide-react/icons/circle-user'
import Languages from 'lucide-react/icons/languages'
import Stethoscope from 'lucide-react/icons/stethoscope'
import Users from 'lucide-react/icons/users'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { RefusalNote } from '@/components/words/refusal-note'
import { INVITEE_KINDS, INVITEE_NAME_LENGTH, type Invitee } from '@/lib/realtime/calls'
import type { Guests } from './guests'

const ICONS = { interpreter: Languages, family: Users, specialist: Stethoscope, other: CircleUser } as const

/** A link that was just made, and who it is for. */
export interface Made {
  readonly who: Invitee
  readonly url: string
  readonly until: number
}

/** One tap on who it is makes the link; the name is optional. */
export function InviteForm({ guests, onMade }: { guests: Guests; onMade: (made: Made) => void }) {
  const t = useTranslations('invitations')
  const call = useTranslations('call')
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const invite = async (kind: Invitee['kind']) => {
    setBusy(true)
    setFailed(false)
    const typed = name.trim()
    const who = { kind, ...(typed && { name: typed }) }
    const made = await guests.invite(who)
    setBusy(false)
    if (made?.ok) onMade({ who, url: made.url, until: made.until })
    else setFailed(true)
  }
  return (
    <div className="grid gap-4">
      <Field
        label={t('name')}
        value={name}
        maxLength={INVITEE_NAME_LENGTH}
        autoComplete="off"
        onChange={({ target }) => setName(target.value)}
      />
      <fieldset className="grid grid-cols-2 gap-2">
        <legend className="mb-2 font-medium">{t('who')}</legend>
        {INVITEE_KINDS.map((kind) => {
          const Icon = ICONS[kind]
          return (
            <Button
              key={kind}
              className="min-h-20 flex-col text-lg"
              disabled={busy}
              onClick={() => void invite(kind)}
            >
              <Icon aria-hidden className="size-7" />
              {call(`guest.${kind}`)}
            </Button>
          )
        })}
      </fieldset>
      {failed && <RefusalNote>{t('failed')}</RefusalNote>}
    </div>
  )
}

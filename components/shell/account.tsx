'use client'

import LogOut from 'lucide-react/icons/log-out'
import { signOut } from 'next-auth/react'
import { roleLabel } from '@/components/sign-in/role-words'
import type { Role } from '@/lib/board/roles'

/** Who is signed in, and the way out: on a shared workstation both must be in sight. */
export function Account({ actor }: { actor: { readonly name: string; readonly role: Role } }) {
  const role = roleLabel(actor.role)
  return (
    <div className="flex items-center">
      <p className="hidden max-w-44 px-2 text-right text-sm leading-tight xl:block">
        <span className="block truncate font-semibold">{actor.name}</span>
        {role !== actor.name && <span className="block text-ink-faint">{role}</span>}
      </p>
      <button
        type="button"
        onClick={() => void signOut({ callbackUrl: '/sign-in?ended=signed-out' })}
        aria-label={`Sign out ${actor.name}`}
        title={`Sign out ${actor.name}`}
        className="grid size-12 flex-none place-items-center rounded-md text-ink-soft hover:bg-line/60 hover:text-ink"
      >
        <LogOut aria-hidden className="size-5" />
      </button>
    </div>
  )
}

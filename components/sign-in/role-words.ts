import type { Role } from '@/lib/board/roles'

const ROLE_WORDS: Readonly<Record<Role, { label: string; does: string }>> = {
  bedside: { label: 'Bedside nurse', does: 'Asks for help at a bed, and takes it back.' },
  virtual: { label: 'Virtual nurse', does: 'Claims a request and joins the video call.' },
  charge: { label: 'Charge nurse', does: 'Sees the whole unit and may do everything.' },
  display: { label: 'Wall display', does: 'Looks only, and is told no names.' },
  admin: { label: 'Administrator', does: 'Runs the system, without patient data.' },
}

export const roleLabel = (role: Role): string => ROLE_WORDS[role].label

/** What a role is for, in one line. */
export const roleDoes = (role: Role): string => ROLE_WORDS[role].does

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { INPUT } from '@/components/ui/field'
import { ACCOUNT_ROLES, type Role } from '@/lib/board/roles'

export interface RoleFieldProps {
  readonly role: Role
  readonly onChoose: (role: Role) => void
}

/** Chooses the role of an account, and says what it may do. */
export function RoleField({ role, onChoose }: RoleFieldProps) {
  const t = useTranslations('accounts.field')
  const shell = useTranslations('shell')
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="font-medium">
        {t('role')}
      </label>
      <select
        id={id}
        value={role}
        aria-describedby={`${id}-does`}
        onChange={({ target }) => onChoose(ACCOUNT_ROLES.find((one) => one === target.value) ?? role)}
        className={`mt-1.5 ${INPUT}`}
      >
        {ACCOUNT_ROLES.map((one) => (
          <option key={one} value={one}>
            {shell(`role.${one}.label`)}
          </option>
        ))}
      </select>
      <p id={`${id}-does`} className="mt-1.5 text-sm text-ink-soft">
        {shell(`role.${role}.does`)}
      </p>
    </div>
  )
}

import type { ReactNode } from 'react'

export interface CardTableProps<Id extends string> {
  readonly label: string
  readonly columns: readonly { readonly id: Id; readonly name: ReactNode }[]
  readonly className?: string
  /** The rows. */
  readonly children: ReactNode
}

/** A table that shows each row as a card where its columns have no space (card-table.css). */
export const CardTable = <Id extends string>({
  label,
  columns,
  className = '',
  children,
}: CardTableProps<Id>) => (
  <table className={`card-table ${className}`} aria-label={label}>
    <thead>
      <tr>
        {columns.map(({ id, name }) => (
          <th key={id} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
)

/** A fact under its column; on a card, next to the column's name. */
export const CardCell = ({ of, name, children }: { of: string; name: string; children: ReactNode }) => (
  <td data-of={of}>
    <span aria-hidden className="card-table-name">
      {name}
    </span>
    <span className="min-w-0">{children}</span>
  </td>
)

/** A second line of a fact, smaller. */
export const SoftLine = ({ children, screenOnly = false }: { children: ReactNode; screenOnly?: boolean }) => (
  <span className={`block text-sm font-normal text-ink-soft ${screenOnly ? 'print:hidden' : ''}`}>
    {children}
  </span>
)

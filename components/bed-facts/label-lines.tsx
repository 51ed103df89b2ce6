import type { CSSProperties } from 'react'
import type { BedLabel } from '@/lib/board/label'

export interface LabelLinesProps {
  readonly label: BedLabel
  readonly className: string
}

/** A bed's label as it was written for its space. Where it is shortened, a pointer and a screen reader get the whole label. */
export function LabelLines({ label: { whole, lines, size, shortened }, className }: LabelLinesProps) {
  const style: CSSProperties & { '--label-size': number } = { '--label-size': size }
  return (
    <span
      className={className}
      style={style}
      data-small={size < 1 || undefined}
      {...(shortened ? { role: 'img', 'aria-label': whole, title: whole } : {})}
    >
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no id but its place.
        <span key={index} className="block">
          {line}
        </span>
      ))}
    </span>
  )
}

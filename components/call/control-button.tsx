import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'

export interface ControlButtonProps extends Omit<ComponentProps<'button'>, 'onClick'> {
  readonly icon: LucideIcon
  readonly words: string
  /** The device or function is off, or in another unusual state. */
  readonly off?: boolean
  /** It ends the call. */
  readonly ends?: boolean
  /** Shown only where the room is narrow: what it opens is in sight elsewhere. */
  readonly only?: 'narrow'
  readonly onPress?: () => void
}

/** A button with its label below its icon, for a gloved finger. */
export function ControlButton({ icon: Icon, words, off, ends, only, onPress, ...rest }: ControlButtonProps) {
  const style = ends
    ? 'bg-emergency text-on-emergency'
    : off
      ? 'bg-[#edf1f4] text-[#14191e]'
      : 'bg-[#232b31] text-[#edf1f4] hover:bg-[#323c44]'
  return (
    <button
      type="button"
      onClick={onPress}
      className={`${only ? 'call-more-button' : 'grid'} min-h-16 min-w-20 place-items-center gap-1 rounded-lg px-3 py-2 text-sm font-semibold ${style}`}
      {...rest}
    >
      <Icon aria-hidden className="size-6" />
      {words}
    </button>
  )
}

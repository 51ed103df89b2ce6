import type { LucideIcon } from 'lucide-react'

export interface TileButtonProps {
  readonly icon: LucideIcon
  readonly words: string
  /** There is nothing more to do that way. The button keeps the focus, so that its keys go on working. */
  readonly off?: boolean
  readonly pressed?: boolean
  readonly onPress: () => void
}

/** A round button on a picture, for a gloved finger, named by a tooltip. */
export function TileButton({ icon: Icon, words, off = false, pressed, onPress }: TileButtonProps) {
  return (
    <button
      type="button"
      title={words}
      aria-label={words}
      aria-disabled={off}
      aria-pressed={pressed}
      onClick={() => !off && onPress()}
      className="call-tile-button"
    >
      <Icon aria-hidden className="size-6" />
    </button>
  )
}

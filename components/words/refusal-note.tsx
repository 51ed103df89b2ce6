import CircleAlert from 'lucide-react/icons/circle-alert'
import type { ReactNode } from 'react'
import type { Told } from '@/lib/words/refusal-words'
import { useRefusalWords } from './use-refusal-words'

export type RefusalNoteProps =
  | { readonly refusal: Told; readonly children?: ReactNode }
  | { readonly refusal?: Told; readonly children: ReactNode }

/** Why an action failed and what to do: the refusal's text, or the children. */
export function RefusalNote({ refusal, children }: RefusalNoteProps) {
  const words = useRefusalWords()
  return (
    <p
      role="alert"
      className="mt-3 flex gap-2.5 rounded-md border-2 border-ink bg-bed px-3 py-2.5 text-base font-medium"
    >
      <CircleAlert aria-hidden className="mt-0.5 size-5 flex-none" />
      <span className="min-w-0">{children ?? (refusal && words(refusal))}</span>
    </p>
  )
}

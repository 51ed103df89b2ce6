import CircleAlert from 'lucide-react/icons/circle-alert'
import type { Refusal } from '@/lib/errors'

/** Why it did not work; the server's words say what to do. */
export function RefusalNote({ refusal, children }: { refusal: Refusal; children?: React.ReactNode }) {
  return (
    <p
      role="alert"
      className="mt-3 flex gap-2.5 rounded-md border-2 border-ink bg-bed px-3 py-2.5 text-base font-medium"
    >
      <CircleAlert aria-hidden className="mt-0.5 size-5 flex-none" />
      <span className="min-w-0">{children ?? refusal.message}</span>
    </p>
  )
}

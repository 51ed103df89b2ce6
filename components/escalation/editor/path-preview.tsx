import type { EscalationPath, EscalationStep, Reach } from '@/lib/board/escalation'
import { minutes } from '@/lib/board/escalation-rules'

const WHO: Readonly<Record<Reach, string>> = {
  'virtual-unit': 'the virtual nurses who cover the unit',
  'virtual-all': 'all virtual nurses',
  charge: 'the charge nurse and her wall',
  everybody: 'everybody, until somebody claims',
}

/** What happens, as a timeline in words; null while the steps make none. */
export function PathPreview({ steps }: { steps: EscalationPath | null }) {
  return (
    <div className="mt-4 border-t border-line pt-3">
      <h3 className="text-sm font-semibold text-ink-soft">What happens</h3>
      {steps ? (
        <ol className="mt-2 ml-1.5 border-l-2 border-line-strong">
          {steps.map((step, at) => (
            <li key={step.afterSeconds} className="relative pb-2.5 pl-4 text-base leading-snug last:pb-0">
              <span
                aria-hidden
                className={`absolute top-1.5 -left-[7px] size-3 rounded-full ${at === steps.length - 1 ? 'bg-ink' : 'border-2 border-line-strong bg-surface'}`}
              />
              {words(step, at)}
            </li>
          ))}
        </ol>
      ) : (
        <p className="mt-2 text-base text-ink-soft">Put the steps right first.</p>
      )}
    </div>
  )
}

const words = ({ afterSeconds, reach }: EscalationStep, at: number) =>
  at === 0 ? (
    <>
      <strong>At once</strong> it calls {WHO[reach]}
    </>
  ) : (
    <>
      <strong>After {minutes(afterSeconds)}</strong> also {WHO[reach]}
    </>
  )

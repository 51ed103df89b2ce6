import { useTranslations } from 'use-intl'
import type { EscalationPath } from '@/lib/board/escalation'
import { minutes } from '@/lib/board/escalation-rules'

/** The path as a timeline in words. `steps` null: the draft is invalid. */
export function PathPreview({ steps }: { steps: EscalationPath | null }) {
  const t = useTranslations('escalation.preview')
  return (
    <div className="mt-4 border-t border-line pt-3">
      <h3 className="text-sm font-semibold text-ink-soft">{t('title')}</h3>
      {steps ? (
        <ol className="mt-2 ml-1.5 border-l-2 border-line-strong">
          {steps.map(({ afterSeconds, reach }, at) => (
            <li key={afterSeconds} className="relative pb-2.5 pl-4 text-base leading-snug last:pb-0">
              <span
                aria-hidden
                className={`absolute top-1.5 -left-[7px] size-3 rounded-full ${at === steps.length - 1 ? 'bg-ink' : 'border-2 border-line-strong bg-surface'}`}
              />
              {t.rich(`${at === 0 ? 'first' : 'later'}.${reach}`, {
                time: minutes(afterSeconds),
                b: (words) => <strong>{words}</strong>,
              })}
            </li>
          ))}
        </ol>
      ) : (
        <p className="mt-2 text-base text-ink-soft">{t('wrong')}</p>
      )}
    </div>
  )
}

import KeyRound from 'lucide-react/icons/key-round'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { RefusalNote } from '@/components/words/refusal-note'
import { useFormats } from '@/components/words/use-formats'
import { LONGEST_FACTOR_NAME, type OwnFactors, type OwnPasskey } from '@/lib/board/factors'
import type { Refusal } from '@/lib/errors'
import { loadAndMake } from './load-ceremony'
import type { Factors } from './use-factors'

export interface SectionProps {
  readonly own: OwnFactors
  readonly factors: Factors
}

/** The user's passkeys, and how another one is added. */
export function PasskeysSection({ own, factors }: SectionProps) {
  const t = useTranslations('factors.passkeys')
  return (
    <section className="py-4" aria-labelledby="passkeys">
      <h3 id="passkeys" className="text-lg font-bold">
        {t('title')}
      </h3>
      <p className="mt-1 text-ink-soft">{t(own.passkeysWork ? 'about' : 'noneHere')}</p>
      {own.passkeys.length > 0 && (
        <ul className="mt-2 grid divide-y divide-line">
          {own.passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} own={own} factors={factors} />
          ))}
        </ul>
      )}
      {own.passkeysWork && own.fresh && <AddPasskey factors={factors} />}
    </section>
  )
}

function PasskeyRow({ passkey, own, factors }: SectionProps & { readonly passkey: OwnPasskey }) {
  const t = useTranslations('factors.passkeys')
  const { day, dayAndTimeOfYear } = useFormats()
  const { id, name, addedAt, usedAt } = passkey
  const remove = () => void factors.change(`/api/account/passkeys/${id}`, { method: 'DELETE' })
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2.5">
      <KeyRound aria-hidden className="size-6 flex-none text-ink-soft" />
      <div className="min-w-0 flex-1 basis-40">
        <p className="font-semibold break-words">{name}</p>
        <p className="text-sm text-ink-soft">
          {usedAt === null
            ? t('added', { day: day(addedAt) })
            : t('used', { day: day(addedAt), when: dayAndTimeOfYear(usedAt) })}
        </p>
      </div>
      {own.fresh && (
        <Button disabled={factors.busy} onClick={remove} aria-label={t('removeOne', { name })}>
          {t('remove')}
        </Button>
      )}
    </li>
  )
}

type AddProblem = 'cancelled' | 'known' | 'unsupported'

function AddPasskey({ factors }: { readonly factors: Factors }) {
  const t = useTranslations('factors.passkeys')
  const [name, setName] = useState('')
  const [waiting, setWaiting] = useState(false)
  const [problem, setProblem] = useState<AddProblem | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const add = async (event: FormEvent) => {
    event.preventDefault()
    setWaiting(true)
    setProblem(null)
    setRefusal(null)
    const made = await loadAndMake('/api/account/passkeys/question')
    if ('answer' in made) {
      const body = { name: name.trim() || t('namePlaceholder'), answer: made.answer }
      if (await factors.change('/api/account/passkeys', { method: 'POST', body })) setName('')
    } else if (made.ended !== 'refused') setProblem(made.ended)
    else if (made.refusal.code === 'proof_needed') await factors.load()
    else setRefusal(made.refusal)
    setWaiting(false)
  }
  return (
    <form onSubmit={add} className="mt-3 grid gap-3">
      <Field
        label={t('name')}
        value={name}
        maxLength={LONGEST_FACTOR_NAME}
        placeholder={t('namePlaceholder')}
        autoComplete="off"
        onChange={({ target }) => setName(target.value)}
      />
      <Button variant="primary" type="submit" disabled={waiting || factors.busy}>
        {t(waiting ? 'waiting' : 'add')}
      </Button>
      {problem && <RefusalNote>{t(problem)}</RefusalNote>}
      {refusal && <RefusalNote refusal={refusal} />}
    </form>
  )
}

import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { KeptList } from './kept-list'
import { PeriodFields } from './period-fields'
import { TrailList } from './trail-list'
import { usePeriod } from './use-period'
import { useTrail } from './use-trail'

/** Who looked at one patient. */
export function ByPatient({ reader }: { reader: string }) {
  const t = useTranslations('compliance.patient')
  const [mrn, setMrn] = useState('')
  const [missing, setMissing] = useState(false)
  const period = usePeriod()
  const list = useTrail<{ readonly mrn: string }>()
  const shown = list.trail?.of.mrn ?? ''
  const show = (event: FormEvent) => {
    event.preventDefault()
    const wanted = mrn.trim()
    setMissing(wanted === '')
    const within = period.check()
    if (wanted !== '' && within) void list.start({ mrn: wanted }, within)
  }
  return (
    <>
      <form onSubmit={show} noValidate autoComplete="off" className="grid max-w-2xl gap-4 print:hidden">
        <Field
          label={t('mrn')}
          name="mrn"
          value={mrn}
          maxLength={100}
          onChange={(event) => {
            setMissing(false)
            setMrn(event.target.value)
          }}
          help={t('help')}
          problem={missing ? t('missing') : undefined}
        />
        <PeriodFields {...period.fields} />
        <Button type="submit" variant="primary" className="justify-self-start">
          {t('show')}
        </Button>
      </form>
      <TrailList
        list={list}
        subject="patient"
        heading={t('heading', { mrn: shown })}
        none={{ title: t('none', { mrn: shown }), help: t('noneHelp') }}
        reader={reader}
      />
      {shown !== '' && <KeptList key={shown} mrn={shown} />}
    </>
  )
}

import { describe, expect, it } from 'vitest'
import { actWordsOf } from '@/components/compliance/act-words'
import { placesIn } from '@/lib/board/place'
import { ACTIONS } from '@/lib/board/roles'
import type { Locale } from '@/lib/words/locales'
import { translatorFor } from '@/lib/words/translator'

const wordsIn = (locale: Locale) =>
  actWordsOf({
    t: translatorFor(locale, 'compliance'),
    shell: translatorFor(locale, 'shell'),
    places: placesIn(locale, translatorFor(locale, 'common')),
  })
const [en, es] = [wordsIn('en'), wordsIn('es')]

describe('the words of an act', () => {
  it('name the place as all screens do, in the page’s language', () => {
    const place = { building: 'Memorial', bed: { floor: 'floor 2', room: '431', label: 'bed 2' } }
    expect(en.where(place)).toBe('Memorial, floor 2, 431 bed 2')
    expect(es.where(place)).toBe('Memorial, planta 2, 431 cama 2')
    expect(es.where({ building: 'Memorial' })).toBe('Memorial')
    expect(es.where(null)).toBe('')
  })

  it.each([...ACTIONS, 'sign-in', 'sign-out'])('say what %s is', (action) => {
    expect(en.what({ action, part: null })).not.toBe(action)
  })

  it('tell a refusal from a failure', () => {
    expect(en.outcome('done')).toBe('Done')
    expect(en.outcome('not_your_unit')).toBe('Refused: not a unit of this user')
    expect(en.outcome('database_unavailable')).toBe('Failed: the database did not answer')
    expect(es.outcome('internal')).toBe('Falló: un fallo del servidor')
  })

  it('are the code itself where a later version has written it', () => {
    expect(en.outcome('out_of_tea')).toBe('Refused: out_of_tea')
    expect(en.what({ action: 'tea:make', part: 'green' })).toBe('tea:make: green')
  })
})

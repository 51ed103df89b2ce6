import { describe, expect, it } from 'vitest'
import { placesIn, writtenPlace } from '@/lib/board/place'
import { refused } from '@/lib/errors'
import { naming, refusalText } from '@/lib/words/refusal-text'
import { refusalTextHere } from '@/lib/words/refusal-text-here'
import { refusalWords } from '@/lib/words/refusal-words'
import { translatorFor } from '@/lib/words/translator'

const english = translatorFor('en', 'refusals')
const spanish = translatorFor('es', 'refusals')

describe('a sentence of the catalogue', () => {
  it('is English for machines, and has its key and values for pages', () => {
    expect(refusalText('layout.helpOpenRetired', { where: 'Floor 2, 201 A' })).toEqual({
      message: 'A request is open at Floor 2, 201 A. End it before you retire the bed.',
      say: { key: 'layout.helpOpenRetired', values: { where: 'Floor 2, 201 A' } },
    })
  })

  it('names places in the language of the page, and as written for a page of before', () => {
    const at = { floor: 'floor 2', room: '431', label: 'bed 2' }
    const why = naming(refusalText('move.another', { place: writtenPlace(at) }), { place: at })
    expect(why.message).toContain('in floor 2, 431 bed 2.')
    const { whole } = placesIn('es', translatorFor('es', 'common'))
    expect(refusalWords(why, 'es', spanish, whole)).toContain('planta 2, 431 cama 2')
    expect(refusalWords(why, 'es', spanish)).toContain('floor 2, 431 bed 2')
  })

  it('has no values where it takes none', () => {
    expect(refusalText('request.unknown')).toEqual({
      message: 'There is no such request.',
      say: { key: 'request.unknown' },
    })
  })

  it('takes what stands in a name as it is', () => {
    const expected = '{"resourceType": "Bundle", "entry": […]}'
    expect(refusalText('layout.noBundle', { expected }).message).toBe(
      `This is not a FHIR Bundle: ${expected} is expected.`,
    )
  })

  it('writes numbers as each language does', () => {
    const why = refusalText('layout.fileBeds', { most: 10_000 })
    expect(why.message).toContain('10,000')
    expect(refusalWords(why, 'es', spanish)).toMatch(/10.000 camas/)
  })

  it('is the same from a browser, which has no catalogue, as from the server', () => {
    expect(refusalTextHere('csvDays', { days: 31 })).toEqual({
      ...refusalText('here.csvDays', { days: '31' }),
      say: { key: 'here.csvDays', values: { days: 31 } },
    })
    expect(refusalTextHere('fileLost')).toEqual(refusalText('here.fileLost'))
  })
})

describe('what a reader is told', () => {
  const { refusal } = refused('already_claimed', refusalText('request.claimedFirst', { name: 'Ana' }))
  const schema = refused('invalid', 'must not be empty', { field: 'body.name' }).refusal

  it('is the sentence that is named, in the language of the page', () => {
    expect(refusalWords(refusal, 'en', english)).toBe('Ana claimed this first.')
    expect(refusalWords(refusal, 'es', spanish)).toBe('Ana la tomó antes.')
  })

  it('is what the server wrote where it names none, in English', () => {
    expect(refusalWords(schema, 'en', english)).toBe('must not be empty')
  })

  it('is what the code says where it names none, in another language', () => {
    expect(refusalWords(schema, 'es', spanish)).toBe(
      'body.name falta o no es válido, así que no se ha guardado nada. Corríjalo e inténtelo de nuevo.',
    )
  })

  it('is the English one where this page does not have the sentence, and there is no code', () => {
    const later = { message: 'Said by a later version.', say: { key: 'later.on' } }
    expect(refusalWords(later, 'en', english)).toBe('Said by a later version.')
    expect(refusalWords(later, 'es', spanish)).toBe('Said by a later version.')
  })
})

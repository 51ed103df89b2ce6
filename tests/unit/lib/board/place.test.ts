import { describe, expect, it } from 'vitest'
import { bareName, placesIn, writtenPlace } from '@/lib/board/place'
import { translatorFor } from '@/lib/words/translator'

const en = placesIn('en', translatorFor('en', 'common'))
const es = placesIn('es', translatorFor('es', 'common'))

const WRITTEN = { floor: 'floor 2', room: '431', label: 'bed 2' }
const LOUD = { floor: 'Floor 10', room: 'Room 1042', label: 'Bed A' }
const SPANISH = { floor: 'Planta 3', room: 'Habitación 12', label: 'cama 1' }
const NAMED = { floor: 'Mezzanine', room: 'Observation Suite 03', label: 'window' }

describe('a place', () => {
  it('is named in the reader’s language, whichever language the hospital wrote', () => {
    expect([WRITTEN, LOUD, SPANISH].map(en.whole)).toEqual([
      'floor 2, 431 bed 2',
      'Floor 10, Room 1042 Bed A',
      'Floor 3, Room 12 bed 1',
    ])
    expect([WRITTEN, LOUD, SPANISH].map(es.whole)).toEqual([
      'planta 2, 431 cama 2',
      'Planta 10, Habitación 1042 Cama A',
      'Planta 3, Habitación 12 cama 1',
    ])
  })

  it('keeps the names that a hospital gave', () => {
    for (const places of [en, es]) {
      expect(places.whole(NAMED)).toBe('Mezzanine, Observation Suite 03 window')
      // Words that only begin alike, or have nothing behind them.
      expect(['Bedside', 'bed', 'Roomy 3', ''].map((name) => places.bed(name))).toEqual([
        'Bedside',
        'bed',
        'Roomy 3',
        '',
      ])
    }
  })

  it('is read without the word in front where a card is small, and as written in a log', () => {
    expect([bareName('room', 'Room 1042'), bareName('bed', 'cama 1'), bareName('bed', 'window')]).toEqual([
      '1042',
      '1',
      'window',
    ])
    expect(writtenPlace(LOUD)).toBe('Floor 10, Room 1042 Bed A')
  })
})

import { describe, expect, it } from 'vitest'
import { lastBed } from '@/components/board/queue/last-bed'
import { bed, request } from '../../../lib/board/ward'

const NAME = 'Ada Lukashik'
const patient = { name: NAME, mrn: 'M1', birthDate: null }
const named = bed({ patient, request: request({ reason: `${NAME} fell` }), soloSays: { patient, at: 1 } })

describe('the bed that a row of the queue keeps', () => {
  it('is the last one with its request, as long as the row is there', () => {
    const first = { bed: named, locked: false }
    expect(lastBed(first, named, false)).toBe(first)
    expect(lastBed(first, undefined, false)).toBe(first)
    const newer = bed({ ...named, label: 'bed 9' })
    expect(lastBed(first, newer, false)).toEqual({ bed: newer, locked: false })
  })

  it('loses its patient when the page is locked and the request is over, and does not get the name back', () => {
    const gone = lastBed({ bed: named, locked: false }, undefined, true)
    expect(JSON.stringify(gone)).not.toContain(NAME)
    expect(gone.bed).toMatchObject({ id: named.id, request: { id: named.request?.id } })
    expect(lastBed(gone, undefined, true)).toBe(gone)
    const unlocked = lastBed(gone, undefined, false)
    expect(unlocked).toEqual({ bed: gone.bed, locked: false })
  })
})

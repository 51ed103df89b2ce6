import { describe, expect, it } from 'vitest'
import { BED_STATES } from '@/components/gallery/bed-states'
import { BED_REQUEST_RULES, DEVICE_RULES } from '@/server/board/masking'

const beds = BED_STATES.flatMap(({ states }) => states.map(({ bed }) => bed))

/** Which of `fields` no example has a value of. */
function neverShown(fields: object, examples: readonly object[]): readonly string[] {
  const values = examples.map((example) => new Map<string, unknown>(Object.entries(example)))
  return Object.keys(fields).filter((field) => !values.some((one) => Boolean(one.get(field))))
}

describe('the gallery’s beds', () => {
  // The masking rules have every field of their type: they do not compile otherwise.
  it('have a value of each field of a request, so that every state has been looked at', () => {
    const requests = beds.flatMap(({ request }) => request ?? [])
    expect(neverShown(BED_REQUEST_RULES, requests)).toEqual([])
  })

  it('have a value of each field of a device', () => {
    expect(
      neverShown(
        DEVICE_RULES,
        beds.map(({ device }) => device),
      ),
    ).toEqual([])
  })
})

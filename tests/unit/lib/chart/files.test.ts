import { describe, expect, it } from 'vitest'
import { may, ROLES } from '@/lib/board/roles'
import { attachmentProblem, sizeWords } from '@/lib/chart/files'
import { formatsIn } from '@/lib/words/formats'

const MIB = 1024 * 1024

describe('a file to attach', () => {
  it.each(['application/pdf', 'image/png', 'image/jpeg'])('may be of %s, up to 5 MiB', (type) => {
    expect(attachmentProblem({ type, size: 5 * MIB })).toBeNull()
    expect(attachmentProblem({ type, size: 5 * MIB + 1 })).toBe('large')
    expect(attachmentProblem({ type, size: 0 })).toBe('empty')
  })

  it.each(['', 'text/plain', 'image/gif', 'image/svg+xml'])('may not be of "%s"', (type) => {
    expect(attachmentProblem({ type, size: 1 })).toBe('kind')
  })

  it('never sounds smaller than it is', () => {
    expect(
      [0, 1023, 1024, 85_253, MIB, 5 * MIB, 5 * MIB + 1].map((size) => sizeWords(size, formatsIn('en'))),
    ).toEqual(['0 bytes', '1023 bytes', '1 kB', '83 kB', '1.0 MB', '5.0 MB', '5.1 MB'])
    expect(sizeWords(5 * MIB + 1, formatsIn('es'))).toBe('5,1 MB')
  })
})

it('is for those who treat the patient', () => {
  for (const action of ['chart:read', 'chart:write', 'solo:open'] as const) {
    expect(ROLES.filter((role) => may(role, action))).toEqual(['bedside', 'virtual', 'charge'])
  }
})

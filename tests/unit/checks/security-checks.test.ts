import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { faultsIn, requirementsIn } from '../../checks/security-checks.mjs'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const text = readFileSync(`${root}/docs/SECURITY-CHECKS.md`, 'utf8')
const row = (number: string) => text.split('\n').find((line) => line.startsWith(`| ${number} |`)) ?? ''
const without = (line: string) => text.replace(`${line}\n`, '')

describe('the table of security requirements', () => {
  it('is whole, and names what exists', () => {
    expect(faultsIn(text, root)).toEqual([])
    expect(requirementsIn(text)).toHaveLength(70 + 183 + 12)
  })

  it.each([
    [
      'a requirement that is missing',
      without(row('v5.0.0-1.2.4')),
      'has 69 lines of ASVS level 1, which has 70',
    ],
    ['one that is there twice', `${text}${row('164.312(b)')}\n`, 'has 164.312(b) twice'],
    [
      'a file that is gone',
      text.replace('`server/http/malformed.ts`', '`server/http/gone.ts`'),
      'gone.ts, which is gone',
    ],
    [
      'a test that is gone',
      text.replace('message-rate.test.ts', 'gone.test.ts'),
      'gone.test.ts, which is gone',
    ],
    ['a heading that is gone', text.replace('.md#ways-in', '.md#way-in'), '#way-in, which is gone'],
    [
      'a state that is none',
      text.replace('| hospital | Give', '| perhaps | Give'),
      'the state “perhaps”, which is none',
    ],
    ['a test that is a word', text.replace(/\| `tests\/[^|]*\|/, '| by hand |'), 'names a test by no path'],
    [
      'totals that do not add up',
      text.replace(/ASVS level 2 \| \d+/, 'ASVS level 2 | 200'),
      'says other totals',
    ],
  ])('is refused with %s', (_what, changed, fault) => {
    expect(changed).not.toBe(text)
    expect(faultsIn(changed, root).join('\n')).toContain(fault)
  })
})

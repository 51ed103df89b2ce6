import { describe, expect, it } from 'vitest'
import { readConfig } from '@/server/config'
import { explain } from '@/server/start-up-words'

const read = readConfig({
  DATABASE_URL: 'postgres://lantern:a-password@localhost/lantern',
} as unknown as NodeJS.ProcessEnv)
if (!read.ok) throw new Error('The test has a wrong environment')
const { config } = read

describe('A start that fails', () => {
  it.each(['directory_locked', 'secret_damaged', 'schema_differs', 'migration_locked'])(
    'of the reason %s is explained by the words of its error, not as a database that cannot be used',
    (code) => {
      const error = Object.assign(new Error('What to do.'), { code })
      expect(explain(error, config)).toBe('What to do.')
    },
  )

  it('because of the database names the setting, and no password', () => {
    const words = explain(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }), config)
    expect(words).toContain('DATABASE_URL: Lantern cannot use the database (ECONNREFUSED)')
    expect(words).not.toContain('a-password')
  })
})

import { describe, expect, it } from 'vitest'
import { slowWords } from '../../checks/words.mjs'

describe('the words of comments and documents', () => {
  it.each([
    ['server/a.ts', '/** Tells whoever asks. */'],
    ['server/a.tsx', 'const a = <p>{/* somebody */}</p>'],
    ['lib/a.mjs', '// by\n// now\nconst a = 1 // starts anew'],
    ['app/a.css', 'p { /* beside it */ }'],
    ['README.md', 'To whom it may concern.'],
    ['tests/unit/a.test.ts', "it('tells nobody', () => {})"],
    ['lib/words/en/a.ts', "export const a = { b: 'Nobody is here.' }"],
  ])('finds one in %s', (path, text) => {
    expect(slowWords(path, text)).toHaveLength(1)
  })

  it.each([
    ['server/a.ts', "const nobody = 'whoever'"],
    ['README.md', '`alone` and\n```\nnpm run anew\n```'],
    ['lib/words/es/a.ts', "export const a = { b: 'alone' }"],
    ['server/a.ts', '// The nurse tells the server.'],
  ])('leaves names, code and other languages alone in %s', (path, text) => {
    expect(slowWords(path, text)).toEqual([])
  })

  it('names the line and what to write instead', () => {
    expect(slowWords('a.ts', 'const a = 1\n/**\n * Sent anew.\n */')).toEqual([
      'a.ts:3 says “anew”: write again',
    ])
  })
})

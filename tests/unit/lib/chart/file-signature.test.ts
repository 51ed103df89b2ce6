import { describe, expect, it } from 'vitest'
import { contentOf } from '@/lib/chart/file-signature'

describe('the type of a file', () => {
  it.each([
    ['%PDF-1.7 and so on', 'application/pdf'],
    ['<p>Hello</p>\n%PDF-1.7', 'text/plain'],
    [' %PDF-1.7', 'text/plain'],
    ['%PD', 'text/plain'],
    ['', 'text/plain'],
  ])('%j is %s', (content, type) => {
    expect(contentOf(Buffer.from(content))).toBe(type)
  })

  it.each([
    ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]],
    ['image/jpeg', [0xff, 0xd8, 0xff, 0xe0]],
    ['application/octet-stream', [0xff, 0xd9]],
    ['application/octet-stream', [0x41, 0]],
  ])('is %s by its first bytes', (type, bytes) => {
    expect(contentOf(Buffer.from(bytes))).toBe(type)
  })
})

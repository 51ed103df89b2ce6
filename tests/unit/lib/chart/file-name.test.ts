import { describe, expect, it } from 'vitest'
import { nameAlone } from '@/lib/chart/file-name'

describe('the name of a file', () => {
  it.each([
    ['x-ray.png', 'x-ray.png'],
    ['Röntgen 2.pdf', 'Röntgen 2.pdf'],
    ['C:\\Users\\noor\\x-ray.png', 'x-ray.png'],
    ['/home/noor/x-ray.png', 'x-ray.png'],
    ['../../x-ray.png', 'x-ray.png'],
    ['x-ray\u202egnp.pdf', 'x-raygnp.pdf'],
    ['\u2066x-ray\u2069.png', 'x-ray.png'],
    ['folder/', ''],
  ])('%j is %j', (sent, name) => {
    expect(nameAlone(sent)).toBe(name)
  })
})

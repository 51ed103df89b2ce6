import { describe, expect, it } from 'vitest'
import { nameAlone, nameOfType } from '@/lib/chart/file-name'

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

  it.each([
    ['x-ray.png', 'image/png', 'x-ray.png'],
    ['X-RAY.JPEG', 'image/jpeg', 'X-RAY.JPEG'],
    ['photo.jpg', 'image/jpeg', 'photo.jpg'],
    ['photo', 'image/jpeg', 'photo.jpg'],
    ['Scan 12.03.2026', 'application/pdf', 'Scan 12.03.2026.pdf'],
    ['notes.exe', 'application/pdf', 'notes.exe.pdf'],
    ['page.html', 'image/png', 'page.html.png'],
  ] as const)('%j of the type %s is %j', (name, type, named) => {
    expect(nameOfType(name, type)).toBe(named)
  })

  it('stays as short as Solo takes it', () => {
    expect(nameOfType('x'.repeat(255), 'application/pdf')).toBe(`${'x'.repeat(251)}.pdf`)
    expect(nameOfType(`${'x'.repeat(250)}🩻🩻`, 'application/pdf')).toBe(`${'x'.repeat(250)}.pdf`)
  })
})

import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'

const load: (source: string) => string = createRequire(import.meta.url)(
  '../../../../server/launch/one-path-icon.cjs',
)

/** A module as lucide-react writes it. */
const iconOf = (...node: unknown[]) =>
  `const __iconData = ${JSON.stringify({ name: 'made-up', node }, null, 2)};\nexport default createLucideIcon(__iconData);`
const made = (d: string) =>
  `import { onePathIcon } from 'lantern/one-path-icon'\nexport default onePathIcon(${JSON.stringify(d)})\n`

describe('one path for an icon', () => {
  it('writes each shape as commands of a path', () => {
    expect(load(iconOf(['line', { x1: '2', y1: '3', x2: '22', y2: '21', key: 'a' }]))).toBe(
      made('M2 3L22 21'),
    )
    expect(load(iconOf(['circle', { cx: '12', cy: '12', r: '10' }]))).toBe(
      made('M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0z'),
    )
    expect(load(iconOf(['rect', { x: '3', y: '4', width: '18', height: '8' }]))).toBe(
      made('M3 4h18v8h-18v-8z'),
    )
    expect(load(iconOf(['rect', { x: '3', y: '4', width: '18', height: '8', rx: '2' }]))).toBe(
      made('M5 4h14a2 2 0 0 1 2 2v4a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-4a2 2 0 0 1 2 -2z'),
    )
  })

  it('starts each shape where it started by itself', () => {
    expect(load(iconOf(['path', { d: 'M1 1h4' }], ['path', { d: 'm9 12 2 2 4-4' }]))).toBe(
      made('M1 1h4M9 12l 2 2 4-4'),
    )
    expect(load(iconOf(['path', { d: 'm6.082.9v3' }]))).toBe(made('M6.082 .9v3'))
    expect(load(iconOf(['path', { d: 'm15-9-6 6' }]))).toBe(made('M15 -9l-6 6'))
  })

  it('leaves an icon that is not only strokes as it is', () => {
    const filled = iconOf(['circle', { cx: '7', cy: '7', r: '.5', fill: 'currentColor' }])
    expect(load(filled)).toBe(filled)
    const ellipse = iconOf(['ellipse', { cx: '7', cy: '7', rx: '3', ry: '2' }])
    expect(load(ellipse)).toBe(ellipse)
    const alias = "export { default } from './bell.mjs';"
    expect(load(alias)).toBe(alias)
  })
})

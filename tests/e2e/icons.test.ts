import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createElement, type FunctionComponent, type SVGProps } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { onePathIcon } from '@/components/ui/one-path-icon'
import { warmChromium } from '../support/chromium'

const require = createRequire(import.meta.url)
const load: (source: string) => string = require('../../server/launch/one-path-icon.cjs')

type Icon = FunctionComponent<SVGProps<SVGSVGElement>>

/** Side of the drawing in pixels. */
const SIZE = 96
/** How far the opacity of a pixel may differ, of 255: strokes that meet are blended once instead of twice. */
const TOLERANCE = 96

describe('the icons', () => {
  it('look as lucide-react draws them', async () => {
    const names = iconsUsed()
    expect(names.length).toBeGreaterThan(100)
    const pairs = []
    for (const name of names) {
      const path = /onePathIcon\("(.*)"\)/.exec(load(sourceOf(name)))?.[1]
      if (path === undefined) continue
      const { default: original }: { default: Icon } = await import(`lucide-react/icons/${name}`)
      pairs.push({ name, drawings: [drawn(original), drawn(onePathIcon(path))] })
    }
    // Hardly any icon is more than strokes.
    expect(pairs.length).toBeGreaterThan(names.length - 3)
    const { page, expectClean } = await (await warmChromium()).newPage()
    const different = await page.evaluate(differences, { pairs, size: SIZE, tolerance: TOLERANCE })
    expect(different).toEqual([])
    expectClean()
    await page.context().close()
  })
})

function iconsUsed(): string[] {
  const files = ['app', 'components'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => readFileSync(`${folder}/${file}`, 'utf8')),
  )
  return [
    ...new Set(
      files.flatMap((text) =>
        [...text.matchAll(/'lucide-react\/icons\/(.+)'/g)].map(([, name = '']) => name),
      ),
    ),
  ]
}

/** The module with the shapes: an icon that was renamed leads to it. */
function sourceOf(name: string): string {
  const source = readFileSync(require.resolve(`lucide-react/icons/${name}`), 'utf8')
  const renamed = /from ['"]\.\/(.+)\.mjs['"]/.exec(source)?.[1]
  return source.includes('__iconData = {') || !renamed ? source : sourceOf(renamed)
}

const drawn = (icon: Icon) =>
  renderToStaticMarkup(
    createElement(icon, { width: SIZE, height: SIZE, xmlns: 'http://www.w3.org/2000/svg' }),
  )

/** In the browser: draws each pair, and names those with a pixel that differs by more than `tolerance`. */
async function differences({
  pairs,
  size,
  tolerance,
}: {
  pairs: { name: string; drawings: string[] }[]
  size: number
  tolerance: number
}): Promise<string[]> {
  const opacityOf = async (svg: string) => {
    const image = new Image()
    image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
    await image.decode()
    const context = new OffscreenCanvas(size, size).getContext('2d')
    if (!context) throw new Error('no canvas')
    context.drawImage(image, 0, 0)
    return context.getImageData(0, 0, size, size).data.filter((_, index) => index % 4 === 3)
  }
  const different = []
  for (const { name, drawings } of pairs) {
    const [original = new Uint8ClampedArray(), joined = new Uint8ClampedArray()] = await Promise.all(
      drawings.map(opacityOf),
    )
    const most = Math.max(...original.map((opacity, index) => Math.abs(opacity - (joined[index] ?? 0))))
    const strokes = original.filter((opacity) => opacity > 128).length
    if (most > tolerance || strokes < 50) different.push(`${name}: ${most}, ${strokes} pixels`)
  }
  return different
}

// Draws the icons of the installed app from app/icon.svg: `npm run icons`. The files are committed.
import { mkdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findChromium } from './installed-programs.mjs'

const root = new URL('../../', import.meta.url)
const folder = new URL('public/icons/', root)
const svg = await readFile(new URL('app/icon.svg', root), 'utf8')
await mkdir(folder, { recursive: true })
const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox'] })
const page = await browser.newPage()

/**
 * A maskable icon bleeds to the edge, and its mark stays within the middle four fifths.
 * @param {number} size in px
 * @param {boolean} maskable
 */
async function draw(size, maskable) {
  await page.setViewportSize({ width: size, height: size })
  const mark = maskable ? svg.replace(/<rect[^>]*\/>/, '') : svg
  const inset = maskable ? size * 0.1 : 0
  await page.setContent(
    `<style>body{margin:0;background:${maskable ? '#15324a' : 'transparent'}}svg{display:block;position:absolute;inset:${inset}px;width:${size - 2 * inset}px;height:${size - 2 * inset}px}</style>${mark}`,
  )
  const name = `lantern-${maskable ? 'maskable-' : ''}${size}.png`
  await page.screenshot({ path: fileURLToPath(new URL(name, folder)), omitBackground: !maskable })
}

await draw(192, false)
await draw(512, false)
await draw(512, true)
await browser.close()

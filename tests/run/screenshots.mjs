import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../server/launch/launch.mjs'
import { prepare } from '../../server/launch/prepare.mjs'
import { openChromium, startDemo } from '../support/demo.mjs'
import { indexedPng } from '../support/indexed-png.mjs'

/**
 * `npm run screenshots`: docs/screenshots, made again from the gallery of the production build. Its clock stands still, so
 * that a picture changes only when the screen does.
 */

/** Each screen in use: a scene of the gallery, and the size of its screen; `touch`: without a mouse. */
const SCREENS = [
  { file: 'board-virtual', scene: 'queueOwn', width: 1440, height: 900 },
  { file: 'board-bedside', scene: 'boardBedside', width: 1440, height: 900 },
  { file: 'tablet', scene: 'boardCharge', width: 1024, height: 768, touch: true },
  { file: 'bedside', scene: 'bedsideIdle', width: 1024, height: 768, touch: true },
  { file: 'bedside-knock', scene: 'bedsideKnock', width: 1024, height: 768, touch: true },
  { file: 'call-quality', scene: 'callQuality', width: 1440, height: 900 },
  { file: 'wall', scene: 'wallFull', width: 1920, height: 1080 },
  { file: 'wall-4k', scene: 'wallFull', width: 3840, height: 2160 },
]
const THEMES = /** @type {const} */ (['light', 'dark'])
/** Sizes of the sheet that shows all scenes side by side, in px. */
const COLUMNS = 3
const COLUMN = 560

/** @type {import('playwright-core').BrowserContextOptions} */
const READER = { timezoneId: 'UTC', locale: 'en-US', reducedMotion: 'no-preference' }

const folder = join(root, 'docs', 'screenshots')
await prepare(root)
mkdirSync(folder, { recursive: true })
const demo = await startDemo(root)
const browser = await openChromium()
try {
  for (const theme of THEMES) {
    const context = await browser.newContext({ ...READER, colorScheme: theme })
    const fingers = await browser.newContext({
      ...READER,
      colorScheme: theme,
      hasTouch: true,
      isMobile: true,
    })
    const page = await watchedPage(context)
    const touched = await watchedPage(fingers)
    const decoder = await context.newPage()
    const keep = async (/** @type {string} */ file, /** @type {Buffer} */ png) => {
      const name = `${file}${theme === 'dark' && file !== 'wall-dim' ? '-dark' : ''}.png`
      const small = await indexedPng(decoder, png)
      writeFileSync(join(folder, name), small)
      console.log(`${name.padEnd(32)}${(small.length / 1_000).toFixed(0).padStart(5)} kB`)
    }
    for (const { file, touch, ...screen } of SCREENS) {
      await keep(file, await picture(touch ? touched : page, screen))
    }
    // Dim is dark, whatever the theme.
    if (theme === 'dark') {
      await keep('wall-dim', await picture(page, { scene: 'wallQuiet&dim=on', width: 1920, height: 1080 }))
    }

    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(`${demo.origin}/gallery`)
    await page.evaluate(() => document.fonts.ready)
    await keep('gallery-beds', await page.screenshot({ fullPage: true, animations: 'disabled' }))
    const scenes = await page
      .locator('a[href*="scene="]')
      .evaluateAll((links) => links.map((link) => [link.textContent ?? '', link.getAttribute('href') ?? '']))
    const pictures = []
    for (const [name = '', href = ''] of scenes) {
      const scene = href.replace(/.*scene=/, '')
      const size = scene.startsWith('wall') ? { width: 1920, height: 1080 } : { width: 1440, height: 900 }
      pictures.push({ name, png: await picture(page, { scene, ...size }) })
    }
    await keep('gallery-screens', await sheet(page, pictures))
    await context.close()
    await fingers.close()
  }
} finally {
  await browser.close()
  await demo.stop()
}

/** @param {import('playwright-core').BrowserContext} context */
async function watchedPage(context) {
  const page = await context.newPage()
  // A picture of an error page must not be saved.
  page.on('pageerror', (error) => {
    throw error
  })
  return page
}

/**
 * Waits until a scene is complete: its beds or its text, its fonts, and the banners that appear after a time.
 * @param {import('playwright-core').Page} page
 * @param {{ scene: string, width: number, height: number }} screen
 */
async function picture(page, { scene, width, height }) {
  await page.setViewportSize({ width, height })
  await page.goto(`${demo.origin}/gallery?scene=${scene}`)
  await page.locator('[data-live]').waitFor()
  if (scene.startsWith('dialog')) await page.getByRole('dialog').waitFor()
  if (/Silent|Unsent/.test(scene)) await page.getByRole('alert').first().waitFor()
  await page.evaluate(() => document.fonts.ready)
  return page.screenshot({ animations: 'disabled' })
}

/**
 * Puts all pictures on one sheet, each with its name.
 * @param {import('playwright-core').Page} page
 * @param {readonly { name: string, png: Buffer }[]} pictures
 */
async function sheet(page, pictures) {
  const figures = pictures.map(
    ({ name, png }) =>
      `<figure><img src="data:image/png;base64,${png.toString('base64')}"><figcaption>${name}</figcaption></figure>`,
  )
  await page.setViewportSize({ width: COLUMNS * (COLUMN + 16) + 16, height: 600 })
  await page.setContent(`<style>
    body { margin: 16px; display: grid; grid-template-columns: repeat(${COLUMNS}, ${COLUMN}px); gap: 16px;
      font: 16px system-ui, sans-serif; background: #808080; color: #ffffff }
    figure { margin: 0 } img { display: block; width: 100% } figcaption { padding: 6px 0 }
  </style>${figures.join('')}`)
  return page.screenshot({ fullPage: true })
}

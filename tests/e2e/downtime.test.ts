import { beforeAll, describe, expect, test } from 'vitest'
import { seriousViolations, tooWide } from '../support/accessibility'
import { type RunningProgram, startLantern } from '../support/lantern-process'
import { gatherPeople, SERVER_GONE } from '../support/people'

describe('When the server is gone', () => {
  const people = gatherPeople()

  let lantern: RunningProgram
  beforeAll(async () => {
    lantern = await startLantern()
  })

  test('there was a contact sheet to print, and an app to install', async () => {
    const carl = await people.enter(lantern.origin, 'charge')
    await carl.page.goto(`${lantern.origin}/contacts?building=hospital`)
    await carl.page.getByRole('heading', { name: 'Contact sheet' }).waitFor()
    expect(await carl.page.getByRole('table').count()).toBeGreaterThan(1)
    expect(await seriousViolations(carl.page)).toEqual([])
    const printed = await carl.page.pdf({ format: 'A4' })
    expect(printed.subarray(0, 5).toString()).toBe('%PDF-')
    const manifest = await carl.page.request.get(`${lantern.origin}/manifest.webmanifest`)
    expect(await manifest.json()).toMatchObject({ display: 'standalone', start_url: '/board' })
    for (const { src } of ((await manifest.json()) as { icons: { src: string }[] }).icons) {
      expect((await carl.page.request.get(lantern.origin + src)).headers()['content-type']).toBe('image/png')
    }
  })

  test('a device that was at the board has the phone numbers, no patient, and the board again by itself', async () => {
    const tablet = await people.enter(lantern.origin, 'bedside', { viewport: { width: 1024, height: 768 } })
    const { page } = tablet
    const kept = () =>
      page.evaluate(async () => {
        const names = await caches.keys()
        const cached = await Promise.all(
          names.map(async (name) => {
            const cache = await caches.open(name)
            const answers = await Promise.all(
              (await cache.keys()).map(
                async (request) =>
                  [new URL(request.url).pathname, await (await cache.match(request))?.text()] as const,
              ),
            )
            return answers
          }),
        )
        return cached.flat()
      })
    await expect
      .poll(async () => (await kept()).map(([path]) => path), { timeout: 20_000 })
      .toContain('/contacts')

    // The board once more, now that the service worker sees it.
    await page.reload()
    await tablet.board.live()

    tablet.expects(...SERVER_GONE, /ERR_FAILED/, /503/)
    await lantern.kill('SIGKILL')
    await page.reload()
    await page.getByRole('heading', { name: 'Lantern does not answer' }).waitFor()
    await page.getByText('wired nurse call').waitFor()
    await page
      .getByRole('heading', { name: /emergency department/i })
      .first()
      .waitFor()
    expect(await page.locator('a[href^="tel:"]').count()).toBeGreaterThan(0)
    expect(await seriousViolations(page)).toEqual([])
    expect(await tooWide(page)).toBe(0)
    await page.goto(`${lantern.origin}/contacts`)
    await page.getByRole('heading', { name: 'Contact sheet' }).waitFor()
    expect(await seriousViolations(page)).toEqual([])

    // Nothing that names a patient was ever kept.
    const everything = JSON.stringify(await kept())
    expect(everything).not.toMatch(/Lukashik|MRN/)
    expect((await kept()).map(([path]) => path).sort()).toEqual([
      '/contacts',
      '/icons/lantern-192.png',
      '/icons/lantern-512.png',
      '/icons/lantern-maskable-512.png',
      '/manifest.webmanifest',
      '/offline',
      '/offline.js',
    ])

    await page.goto(`${lantern.origin}/board`)
    await page.getByRole('heading', { name: 'Lantern does not answer' }).waitFor()
    await startLantern({ port: Number(new URL(lantern.origin).port), dataDir: lantern.dataDir })
    await tablet.board.live(60_000)
  })
})

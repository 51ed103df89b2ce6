import { describe, expect, test } from 'vitest'
import { seriousViolations } from '../support/accessibility'
import { hospitalFloor } from '../support/hospital-floor'

describe('For the time when the server is gone', () => {
  const floor = hospitalFloor()

  test('there is a contact sheet to print, and an app to install', async () => {
    const carl = await floor.people.enter(floor.origin, 'charge')
    await carl.page.goto(`${floor.origin}/contacts?building=hospital`)
    await carl.page.getByRole('heading', { name: 'Contact sheet' }).waitFor()
    expect(await carl.page.getByRole('table').count()).toBeGreaterThan(1)
    expect(await seriousViolations(carl.page)).toEqual([])
    const printed = await carl.page.pdf({ format: 'A4' })
    expect(printed.subarray(0, 5).toString()).toBe('%PDF-')
    const manifest = await carl.page.request.get(`${floor.origin}/manifest.webmanifest`)
    expect(await manifest.json()).toMatchObject({ display: 'standalone', start_url: '/board' })
    for (const { src } of ((await manifest.json()) as { icons: { src: string }[] }).icons) {
      expect((await carl.page.request.get(floor.origin + src)).headers()['content-type']).toBe('image/png')
    }
  })
})

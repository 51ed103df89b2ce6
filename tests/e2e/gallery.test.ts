import { describe, expect, it } from 'vitest'
import { seriousViolations } from '../support/accessibility'
import { hospitalFloor } from '../support/hospital-floor'
import { startLantern } from '../support/lantern-process'
import { freePort } from '../support/ports'

const LONG_MS = 300_000
const HD = { width: 1920, height: 1080 }
const DESK = { width: 1440, height: 900 }

describe('the gallery', () => {
  const floor = hospitalFloor()

  it.each(['light', 'dark'] as const)(
    'shows every state to everybody, and asks the server for nothing (%s)',
    async (colorScheme) => {
      const somebody = await floor.people.arrive({ colorScheme, viewport: DESK })
      const { page } = somebody
      const asked: string[] = []
      page.on('request', (request) => {
        if (new URL(request.url()).pathname.startsWith('/api/')) asked.push(request.url())
      })
      await page.goto(`${floor.origin}/gallery`)
      expect(await seriousViolations(page)).toEqual([])
      const scenes = await page
        .locator('a[href*="scene="]')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
      expect(scenes.length).toBeGreaterThan(30)
      for (const scene of scenes) {
        await page.setViewportSize(scene.includes('wall') ? HD : DESK)
        await page.goto(floor.origin + scene)
        await page.locator('[data-live]').waitFor()
        if (scene.includes('dialog')) await page.getByRole('dialog').waitFor()
        expect(await seriousViolations(page), scene).toEqual([])
      }
      expect(asked).toEqual([])
      await somebody.leave()
    },
    LONG_MS,
  )

  it.each(['wallLive', 'wallFull', 'wallQuiet', 'wallStale'])(
    'can be read in the dim of the night (%s)',
    async (scene) => {
      const somebody = await floor.people.arrive({ viewport: HD })
      await somebody.page.goto(`${floor.origin}/gallery?scene=${scene}&dim=on`)
      await somebody.page.locator('[data-dim] [data-live]').waitFor()
      expect(await seriousViolations(somebody.page)).toEqual([])
      await somebody.leave()
    },
  )

  it('is not there where patients are cared for', async () => {
    const env = { SOLO_BASE_URL: `http://127.0.0.1:${await freePort()}`, SOLO_API_KEY: 'the key of a tenant' }
    const tenant = await startLantern({ env, readyWithinMs: 90_000 })
    expect((await fetch(`${tenant.origin}/gallery`)).status).toBe(404)
    expect((await fetch(`${floor.origin}/gallery`)).status).toBe(200)
    await tenant.stop()
  })
})

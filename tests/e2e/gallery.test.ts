import { describe, expect, it } from 'vitest'
import { darkViolations, seriousViolations } from '../support/accessibility'
import { hospitalFloor } from '../support/hospital-floor'

const HD = { width: 1920, height: 1080 }
const DESK = { width: 1440, height: 900 }

describe('the gallery', () => {
  const floor = hospitalFloor()

  it('shows every state without sign-in, in both themes, and sends no request to the server', async () => {
    const { page, leave } = await floor.people.arrive({ viewport: DESK })
    const asked: string[] = []
    page.on('request', (request) => {
      if (new URL(request.url()).pathname.startsWith('/api/')) asked.push(request.url())
    })
    await page.goto(`${floor.origin}/gallery`)
    expect(await seriousViolations(page)).toEqual([])
    expect(await darkViolations(page)).toEqual([])
    const scenes = await page
      .locator('a[href*="scene="]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    expect(scenes.length).toBeGreaterThan(30)
    for (const scene of scenes) {
      await page.setViewportSize(scene.includes('wall') ? HD : DESK)
      await page.goto(floor.origin + scene)
      await page.locator('[data-live]').waitFor()
      const inDialog = scene.includes('dialog')
      if (inDialog) await page.getByRole('dialog').waitFor()
      // The board behind it has a scene of its own.
      const part = inDialog ? '[role="dialog"]' : undefined
      expect(await seriousViolations(page, part), scene).toEqual([])
      expect(await darkViolations(page, part), `${scene}, dark`).toEqual([])
    }
    expect(asked).toEqual([])
    await leave()
  })

  it.each(['wallLive', 'wallFull', 'wallQuiet', 'wallStale'])(
    'can be read in the dim of the night (%s)',
    async (scene) => {
      const viewer = await floor.people.arrive({ viewport: HD })
      await viewer.page.goto(`${floor.origin}/gallery?scene=${scene}&dim=on`)
      await viewer.page.locator('[data-dim] [data-live]').waitFor()
      expect(await seriousViolations(viewer.page)).toEqual([])
      await viewer.leave()
    },
  )
})

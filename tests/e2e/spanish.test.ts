import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import type { Page } from 'playwright-core'

import { describe, expect, test } from 'vitest'
import { openDatabase } from '@/server/platform/db/open'

import { seriousViolations, tooWide } from '../support/accessibility'
import { afterFile } from '../support/cleanup'
import { migrationsUpTo } from '../support/earlier-migrations'
import { englishLeft } from '../support/english-left'
import { ownFloor } from '../support/hospital-floor'
import type { Person } from '../support/people'

const SPANISH = { locale: 'es-MX', timezoneId: 'America/Mexico_City' }

describe('In Spanish', () => {
  const floor = ownFloor(async () => ({ dataDir: await folderWithFailedBooking() }))

  const isSpanish = async (page: Page): Promise<void> => {
    expect(await page.locator('html').getAttribute('lang')).toBe('es')
    expect(await englishLeft(page)).toEqual([])
    expect(await tooWide(page)).toBeLessThanOrEqual(0)
  }
  /** Of a screen that no other test here reads with axe. */
  const isSpanishForAll = async (page: Page): Promise<void> => {
    await isSpanish(page)
    expect(await seriousViolations(page)).toEqual([])
  }
  const look = async ({ page }: Person, path: string, heading: string): Promise<void> => {
    await page.goto(`${floor.origin}${path}`)
    await page.getByRole('heading', { name: heading }).first().waitFor()
    await isSpanishForAll(page)
  }
  const enter = (username: string) => floor.people.enter(floor.origin, username, SPANISH)

  test('is the way in for a browser that asks for it, and why it is refused', async () => {
    const ana = await floor.people.arrive(SPANISH)
    ana.expects(/status of 401/)
    await look(ana, '/sign-in?ended=expired', 'Iniciar sesión')
    await ana.page.getByText('Su sesión ha terminado.').waitFor()
    await ana.page.getByLabel('Usuario').fill('charge')
    await ana.page.getByLabel('Contraseña').fill('no es esta')
    await ana.page.getByRole('button', { name: 'Iniciar sesión', exact: true }).click()
    await ana.page.getByRole('alert').getByText('El usuario o la contraseña no son correctos.').waitFor()
    await isSpanishForAll(ana.page)
    await ana.leave()
  })

  test('is the header of the board, a screen’s code, and a page that does not exist', async () => {
    const carla = await enter('charge')
    const header = carla.page.getByRole('banner')
    await header.getByRole('button', { name: 'Idioma: Español' }).waitFor()
    await header.getByRole('button', { name: /^Salir: cerrar la sesión de / }).waitFor()
    await isSpanishForAll(carla.page)
    carla.expects(/status of 404/)
    await look(carla, '/nowhere', 'Esta página no existe')
    const wall = await floor.people.arrive(SPANISH)
    await look(wall, '/display', 'Vincule esta pantalla como pantalla mural')
    await wall.page.locator('[data-code]').waitFor()
    await wall.page.getByText('después aparece otro por sí solo').waitFor()
    await isSpanishForAll(wall.page)
    await wall.leave()
    await carla.leave()
  })

  test('is why an appointment was not booked, stored in English by the version before', async () => {
    const carla = await enter('charge')
    await look(carla, '/appointments', 'Citas')
    await carla.page.getByText('Esta reserva no llegó').waitFor()
    await isSpanish(carla.page)
    await carla.leave()
  })

  test('are the pages of an administrator', async () => {
    const ada = await enter('admin')
    await look(ada, '/escalation', 'Qué ocurre')
    await look(ada, '/admin/displays', 'Vincular una pantalla')
    await look(ada, '/admin/layout', 'Importar camas de un archivo')
    const hospital = ada.page.getByRole('region', { name: 'hospital', exact: true })
    await hospital.getByRole('button', { name: 'Añadir una cama' }).click()
    await ada.board.dialog.waitFor()
    await isSpanishForAll(ada.page)
    await ada.page.keyboard.press('Escape')
    await look(ada, '/contacts', 'Hoja de contactos')
    await ada.leave()
  })

  test('is chosen by keyboard, keeps what was typed, and is remembered', async () => {
    const eva = await floor.people.arrive()
    const { page } = eva
    await page.goto(`${floor.origin}/sign-in`)
    await page.getByLabel('Username').fill('charge')
    await page.getByRole('button', { name: 'Español' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Iniciar sesión' }).waitFor()
    expect(await page.getByLabel('Usuario').inputValue()).toBe('charge')
    await isSpanish(page)
    await page.getByLabel('Contraseña').fill('lantern')
    await page.keyboard.press('Enter')
    await eva.board.live()
    await isSpanish(page)

    await page.getByRole('button', { name: 'Idioma: Español' }).click()
    await isSpanishForAll(page)
    await page.getByRole('dialog').getByRole('button', { name: 'English' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Language: English' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.reload()
    await page.getByRole('button', { name: 'Language: English' }).waitFor()
    const kept = (await page.context().cookies()).find(({ name }) => name === 'language')
    expect(kept).toMatchObject({ value: 'en', sameSite: 'Lax' })
    expect(Number(kept?.expires) - Date.now() / 1000).toBeGreaterThan(364 * 24 * 3600)
    await eva.leave()
  })
})

/** Returns a data folder of version 0.1, with an appointment for now that did not reach Solo. Removed after the file. */
async function folderWithFailedBooking(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lantern-spanish-'))
  const migrations = await migrationsUpTo('0009_bedside_devices')
  afterFile(() => rm(dataDir, { recursive: true, force: true }))
  afterFile(() => rm(migrations, { recursive: true }))
  const { migrate, orm, close } = await openDatabase({ dataDir, log: pino({ level: 'silent' }) })
  await migrate(migrations, 'lantern_migrations')
  await orm.execute(sql`insert into lantern.visit (patient_solo_id, waiting_room, starts_at, duration_seconds, reason, status,
      booked_by_id, booked_by_name, trouble)
    values ('1', 'GreatRoom', now(), 900, '2', 'failed', ${randomUUID()}, 'Vera', 'It did not reach Solo. Book it again.')`)
  await close()
  return dataDir
}

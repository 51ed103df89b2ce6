import { describe, expect, it, onTestFinished } from 'vitest'
import { BED_2 } from '../support/board-page'
import { englishLeft } from '../support/english-left'
import { hospitalFloor } from '../support/hospital-floor'
import { coverUnit, UNASKED_BEDS } from '../support/own-units'
import { answered, type Person } from '../support/people'

describe('in a browser that asks for Spanish', () => {
  const floor = hospitalFloor()

  /** Signs in on the page of that name. */
  async function signIn(username: string): Promise<Person> {
    const person = await floor.people.arrive({ locale: 'es-MX' })
    const { page, board } = person
    await page.goto(`${floor.origin}/sign-in`)
    expect(await page.locator('html').getAttribute('lang')).toBe('es')
    expect(await englishLeft(page)).toEqual([])
    await page.getByLabel('Usuario').fill(username)
    await page.getByLabel('Contraseña').fill('lantern')
    await page.getByRole('button', { name: 'Iniciar sesión', exact: true }).click()
    await board.live()
    expect(await englishLeft(page)).toEqual([])
    return person
  }
  async function enter(username: string): Promise<Person> {
    const person = await floor.people.enter(floor.origin, username, { locale: 'es-MX' })
    expect(await englishLeft(person.page)).toEqual([])
    return person
  }

  it('a request is asked for, claimed, joined and completed, in Spanish from end to end', async () => {
    const bedside = await signIn('bedside')
    const virtual = await enter('virtual')
    const allSpanish = async () => {
      for (const { page } of [bedside, virtual]) expect(await englishLeft(page)).toEqual([])
    }

    await bedside.board.open(BED_2)
    await bedside.board.dialog.getByText('¿Para qué?').waitFor()
    await allSpanish()
    await bedside.board.dialog.getByText('Riesgo de caída').click()
    await bedside.board.press('Urgente')
    await bedside.board.read('Recibida')
    await bedside.board.read(/^Confirmada por el sistema de llamadas a las \d\d:\d\d:\d\d$/)
    await bedside.board.read('Urgente: riesgo de caída. Ya se ve en todas las pantallas.')
    await virtual.board.expectBed(BED_2, 'Urgente: riesgo de caída, en espera.')
    await allSpanish()
    await bedside.board.press('Listo')

    await virtual.board.open(BED_2)
    await virtual.board.read('En espera')
    await allSpanish()
    await virtual.board.press('Tomar')
    await virtual.board.read(
      /^Pedida por .+ a las \d\d:\d\d:\d\d\. Tomada por Victor Adeyemi, RN hace \d+ s$/,
    )
    await bedside.board.expectBed(BED_2, 'Victor Adeyemi, RN')
    const identity = virtual.board.dialog.getByRole('region', { name: 'Unirse a la llamada' })
    await identity.getByText('¿Es este el paciente? Confirme dos identificadores.').waitFor()
    expect(await identity.getByRole('definition').allTextContents()).toEqual([
      'Yura A Lukashik',
      '1234',
      '28 mar 2024',
    ])
    await allSpanish()

    const opened = virtual.page.context().waitForEvent('page')
    await virtual.board.press('Sí, unirse a la llamada')
    const call = await opened
    await call.waitForURL(/\/videocalls\//)
    await call.close()
    await virtual.board.read('En llamada')
    await bedside.board.expectBed(BED_2, 'en llamada con Victor Adeyemi, RN.')
    await allSpanish()

    await virtual.board.press('Completar')
    await virtual.board.read('¿Se ha atendido al paciente?')
    await allSpanish()
    await virtual.board.press('Sí, completar')
    await virtual.board.read('Completada')
    await allSpanish()
    await virtual.board.press('Listo')
    await bedside.board.expectBed(BED_2, 'Sin solicitud')
  })

  it('the chart of a patient is read in Spanish', async () => {
    onTestFinished(await coverUnit(floor.origin, 'virtual'))
    const { page, board } = await enter('virtual')
    await board.open(BED_2)
    await board.dialog.getByRole('tab', { name: 'Paciente' }).click()
    for (const part of ['Citas de hoy', 'Datos del paciente', 'Episodios', 'Documentos']) {
      await board.press(part)
    }
    await board.dialog.getByText('Sexo').waitFor()
    await board.dialog.getByRole('button', { name: 'Nota', exact: true }).first().click()
    await board.dialog
      .getByText(/^\d+ de \d+ con respuesta$/)
      .first()
      .waitFor()
    await board.press('Añadir un documento')
    // The reasons of calls that were booked before are what Solo keeps, in one language.
    const soloKeeps = /\(board\.reason\.[\w-]+\)$/
    expect((await englishLeft(page)).filter((words) => !soloKeeps.test(words))).toEqual([])
  })

  it('a chart of another unit is asked for in Spanish', async () => {
    const nurse = await enter('virtual')
    const { page, board } = nurse
    await board.open(UNASKED_BEDS.spanish)
    await board.dialog.getByRole('tab', { name: 'Paciente' }).click()
    await board.dialog.getByRole('heading', { name: /^Esta historia es de/ }).waitFor()
    nurse.expects(answered(403))
    expect(await englishLeft(page)).toEqual([])
    await board.dialog.getByRole('tabpanel').getByText('Emergencia', { exact: true }).click()
    await board.press('Abrir la historia')
    await board.read(/^Abierta para usted hasta las/)
  })

  it.each([
    ['Citas', 'Reservar una cita'],
    ['Informes', 'Pedir un informe'],
  ])('the page of %s is read in Spanish', async (link, panel) => {
    const { page } = await enter('charge')
    await page.getByRole('link', { name: link, exact: true }).click()
    await page.getByRole('heading', { name: panel }).waitFor()
    await page.waitForFunction(() => !document.querySelector('[role="status"] > .sr-only'))
    expect(await page.title()).toBe(`${link} · Lantern`)
    expect(await englishLeft(page)).toEqual([])
  })
})

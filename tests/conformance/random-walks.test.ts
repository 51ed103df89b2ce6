import { type Arbitrary, array, assert, asyncProperty, constantFrom, nat, record } from 'fast-check'
import { expect, it } from 'vitest'
import type { SoloMethod } from '../support/solo-call'
import { describeRunningSolo } from '../support/solo-server'
import {
  appointmentUpdate,
  episode,
  newAppointment,
  newPatient,
  newWebhook,
  noteUpdate,
  patientUpdate,
  reportOrder,
  webhookUpdate,
} from './generators/bodies'
import { randomRuns } from './generators/runs'

/**
 * Operations on what operations before them made, in any order: each gets the documented success, and what was made is
 * at the end what the last word on it said.
 */

const inputs = record({
  newPatient,
  patientUpdate,
  newAppointment,
  appointmentUpdate,
  noteUpdate,
  episode,
  newWebhook,
  webhookUpdate,
  reportOrder,
})

interface Step {
  readonly act: (typeof ACTS)[number]
  /** Which of what was made, counted round. */
  readonly nth: number
  readonly input: typeof inputs extends Arbitrary<infer T> ? T : never
}

const ACTS = [
  'make a patient',
  'change a patient',
  'book',
  'move or cancel',
  'answer the note',
  'begin an episode',
  'assign an episode',
  'attach',
  'detach',
  'register',
  'change the webhook',
  'deactivate',
  'order a report',
] as const

const steps: Arbitrary<Step[]> = array(record({ act: constantFrom(...ACTS), nth: nat(20), input: inputs }), {
  minLength: 5,
  maxLength: 25,
})

const PDF = Buffer.from('%PDF-1.7\n')

describeRunningSolo('random walks through the operations', (solo) => {
  const ask = async (status: number, method: SoloMethod, path: string, body?: object) => {
    const address = path.startsWith('/') ? path : `/qapi/v1/${path}`
    const answer = await solo().call(method, address, body && { body })
    expect(answer).toMatchObject({ status })
    return answer.json
  }

  async function walk(taken: readonly Step[]): Promise<void> {
    const patients: string[] = ['1']
    const visits = new Map<number, { patient: string; cancelled: boolean }>()
    const episodes: { id: string; patient: string }[] = []
    const files = new Map<string, { visit: number; deleted: boolean }>()
    const hooks = new Map<string, boolean>()
    const reports: string[] = []
    const nth = <T>(list: Iterable<T>, place: number): T | undefined => {
      const all = [...list]
      return all[place % Math.max(1, all.length)]
    }

    const acts: Record<Step['act'], (step: Step) => Promise<void>> = {
      'make a patient': async ({ input }) => {
        await ask(201, 'POST', 'patients', input.newPatient)
        patients.push(input.newPatient.id)
      },
      'change a patient': async ({ input, nth: place }) => {
        const id = encodeURIComponent(nth(patients, place) ?? '')
        await ask(200, 'PUT', `patients/${id}`, input.patientUpdate)
      },
      book: async ({ input, nth: place }) => {
        const patient = nth(patients, place) ?? ''
        const path = `patients/${encodeURIComponent(patient)}/appointments`
        const { id } = (await ask(201, 'POST', path, input.newAppointment)) as { id: number }
        visits.set(id, { patient, cancelled: false })
      },
      'move or cancel': async ({ input, nth: place }) => {
        const [id, visit] = nth(visits, place) ?? []
        if (!id || !visit) return
        const { status } = input.appointmentUpdate
        await ask(200, 'PUT', `appointments/${id}`, input.appointmentUpdate)
        visit.cancelled ||= status === 'cancelled'
      },
      'answer the note': async ({ input, nth: place }) => {
        const id = nth(visits.keys(), place)
        if (id) await ask(200, 'PUT', `appointments/${id}/visit-note`, input.noteUpdate)
      },
      'begin an episode': async ({ input, nth: place }) => {
        const patient = nth(patients, place) ?? ''
        const path = `patients/${encodeURIComponent(patient)}/episodes`
        const { episodeId: id } = (await ask(201, 'POST', path, input.episode)) as { episodeId: string }
        episodes.push({ id, patient })
      },
      'assign an episode': async ({ nth: place }) => {
        const [id, visit] = nth(visits, place) ?? []
        const one = episodes.find(({ patient }) => patient === visit?.patient)
        if (!id || !one) return
        await ask(200, 'PUT', `appointments/${id}/episode/assign`, { episodeId: one.id })
        const listed = await ask(200, 'GET', `episodes/${one.id}/appointments`)
        expect(listed).toMatchObject({
          appointments: expect.arrayContaining([expect.objectContaining({ appointmentId: id })]),
        })
      },
      attach: async ({ nth: place }) => {
        const visit = nth(visits.keys(), place)
        if (!visit) return
        const headers = { 'content-type': 'application/pdf' }
        const path = `/qapi/v1/appointments/${visit}/attachments`
        const made = await solo().call('POST', path, { bytes: PDF, headers })
        expect(made).toMatchObject({ status: 201 })
        files.set((made.json as { id: string }).id, { visit, deleted: false })
      },
      detach: async ({ nth: place }) => {
        const [id, file] = nth(files, place) ?? []
        if (!id || !file) return
        await ask(file.deleted ? 404 : 204, 'DELETE', `appointments/${file.visit}/attachments/${id}`)
        file.deleted = true
      },
      register: async ({ input }) => {
        const { id } = (await ask(201, 'POST', 'webhooks', input.newWebhook)) as { id: string }
        hooks.set(id, true)
      },
      'change the webhook': async ({ input, nth: place }) => {
        const [id, active] = nth(hooks, place) ?? []
        if (id) await ask(active ? 200 : 404, 'PUT', `webhooks/${id}`, input.webhookUpdate)
      },
      deactivate: async ({ nth: place }) => {
        const [id, active] = nth(hooks, place) ?? []
        if (!id) return
        await ask(active ? 204 : 404, 'DELETE', `webhooks/${id}`)
        hooks.set(id, false)
      },
      'order a report': async ({ input }) => {
        const { id } = (await ask(201, 'POST', 'encounter-report/create', input.reportOrder)) as {
          id: string
        }
        reports.push(id)
      },
    }
    for (const step of taken) await acts[step.act](step)

    for (const [id, { cancelled, patient }] of visits) {
      const status = cancelled ? 'cancelled' : 'scheduled'
      expect(await ask(200, 'GET', `appointments/${id}`)).toMatchObject({ status, patient: { id: patient } })
      await ask(200, 'GET', `appointments/${id}/visit-note`)
    }
    for (const [id, { visit, deleted }] of files) {
      const { attachments } = (await ask(200, 'GET', `appointments/${visit}/attachments`)) as {
        attachments: object[]
      }
      expect(attachments).toContainEqual(expect.objectContaining({ id, deleted }))
    }
    for (const [id, active] of hooks) await ask(active ? 200 : 404, 'GET', `webhooks/${id}`)
    for (const id of reports) {
      const status = () => ask(200, 'GET', `encounter-report/status/${id}`)
      await expect.poll(status).toEqual({ id, status: 'completed' })
      await ask(200, 'GET', `encounter-report/download/${id}`)
    }
    for (const id of patients) await ask(200, 'GET', `patients/${encodeURIComponent(id)}`)
  }

  it('get the documented success at each step, and leave what was last said', async () => {
    await assert(asyncProperty(steps, walk), randomRuns(8))
  })
})

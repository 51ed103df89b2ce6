import { expect, it } from 'vitest'
import { describeSolo } from '../../support/solo-target'
import { isRefused, succeeded } from '../expectations'
import { newId, ownRecords } from '../own-records'
import { sealedLink } from '../sealed-link'
import { tenant } from '../tenant'

/** Operations 9 to 12, and 34, which leads to the same pages. */

const URL_OF_WEB = expect.stringMatching(/^https?:\/\/\S+$/)

describeSolo('links into calls', (solo) => {
  const { newPatient, book } = ownRecords(solo)
  const get = (path: string, headers = {}) => solo().call('GET', `/qapi/v1/appointments/${path}`, { headers })
  const teams = { 'teams-auth-token': tenant.teamsAuthToken }

  it('are given to the provider', async () => {
    const id = await book(await newPatient())
    expect(succeeded(await get(`${id}/provider-link`), 200)).toEqual({ id, providerVisitUrl: URL_OF_WEB })
  })

  it('are given to the provider in Teams, with a token of his', async () => {
    const id = await book(await newPatient())
    const path = `${id}/msteams-provider-link`
    expect(succeeded(await get(path, teams), 200)).toEqual({ id, msTeamsProviderVisitUrl: URL_OF_WEB })
    isRefused(await get(path), 400)
  })

  it('are given to both, by the external id and by SAID', async () => {
    const appointmentExternalId = newId()
    const id = await book(await newPatient(), { externalId: appointmentExternalId })
    const both = { appointmentExternalId, providerVisitUrl: URL_OF_WEB, patientVisitUrl: URL_OF_WEB }
    expect(succeeded(await get(`${appointmentExternalId}/video-call-links`), 200)).toEqual(both)
    expect(succeeded(await get(`id/type/SAID/value/${id}/video-call-links`), 200)).toEqual(both)
  })

  it('lead nowhere for an appointment that there is not', async () => {
    for (const path of ['provider-link', 'msteams-provider-link', 'video-call-links'])
      isRefused(await get(`${newId()}/${path}`, teams), 404)
    isRefused(await get('id/type/SAID/value/999999999999999/video-call-links'), 404)
    isRefused(await get('id/type/SAID/value/one/video-call-links'), 400)
  })
})

describeSolo('context-aware links', (solo) => {
  const { newPatient, book } = ownRecords(solo)
  const follow = (arg: string) =>
    solo().call('GET', `/integrations/linking?arg=${encodeURIComponent(arg)}`, { apiKey: null })
  const context = async () => {
    const { id } = await newPatient({ birthDate: '1983-08-15', gender: 'male' })
    const patient = { id, sex: 'male', dob: '1983-08-15', firstName: 'Mike', lastName: 'Shinoda' }
    const visit = await book({ id, spid: 0 })
    return { user: 'nora.smith', type: 'provider', visit: String(visit), date: 1_508_584_382, patient }
  }

  it('lead to the call of the visit', async () => {
    const data = await context()
    const { videoCall } = succeeded(await solo().call('GET', `/qapi/v1/appointments/${data.visit}`), 200) as {
      videoCall: { id: string }
    }
    const answer = await follow(sealedLink(data, tenant.linkingSecret))
    expect(answer.status).toBe(302)
    expect(new URL(String(answer.headers.location)).pathname).toBe(`/videocalls/${videoCall.id}`)
  })

  it('lead nowhere when they say too little, or are sealed with another secret', async () => {
    const { patient, ...withoutPatient } = await context()
    const others = [
      sealedLink({ ...withoutPatient, patient }, 'another secret'),
      sealedLink(withoutPatient, tenant.linkingSecret),
      sealedLink({ ...withoutPatient, patient, type: 'janitor' }, tenant.linkingSecret),
      sealedLink({ ...withoutPatient, patient, visit: newId() }, tenant.linkingSecret),
      'hello',
    ]
    for (const arg of others) {
      const { status, headers } = await follow(arg)
      expect([Math.floor(status / 100), headers.location]).toEqual([4, undefined])
    }
  })
})

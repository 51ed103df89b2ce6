import { z } from 'zod'
import type { Endpoint } from '../endpoint'
import { demographics, newPatient, patientUpdate } from './demographics'
import { acknowledgement, soloId, soloNumber, someText } from './fields'

const byOwnId = z.object({ patient_id: someText })
const bySpid = z.object({ solo_patient_id: soloNumber })

/** Operations 1 to 5: "Patients" in the reference. */
export const patients = {
  createPatient: {
    operation: 1,
    summary: 'Create Patient',
    method: 'POST',
    path: '/qapi/v1/patients',
    body: newPatient,
    /** The SPID. */
    answer: soloId,
    success: 201,
    errors: [400, 401, 409],
    envelope: 'nested',
    repeatable: false,
  },
  getPatient: {
    operation: 2,
    summary: 'Get Patient',
    method: 'GET',
    path: '/qapi/v1/patients/{patient_id}',
    params: byOwnId,
    answer: demographics,
    success: 200,
    errors: [401, 404],
    envelope: 'nested',
    repeatable: true,
  },
  getPatientBySpid: {
    operation: 3,
    summary: 'Get Patient with SPID',
    method: 'GET',
    path: '/qapi/v1/patients/id/type/SPID/value/{solo_patient_id}',
    params: bySpid,
    answer: demographics,
    success: 200,
    errors: [400, 401, 404],
    envelope: 'nested',
    repeatable: true,
  },
  updatePatient: {
    operation: 4,
    summary: 'Update Patient',
    method: 'PUT',
    path: '/qapi/v1/patients/{patient_id}',
    params: byOwnId,
    body: patientUpdate,
    answer: acknowledgement,
    success: 200,
    errors: [400, 401, 404],
    envelope: 'nested',
    repeatable: true,
  },
  updatePatientBySpid: {
    operation: 5,
    summary: 'Update Patient with SPID',
    method: 'PUT',
    path: '/qapi/v1/patients/id/type/SPID/value/{solo_patient_id}',
    params: bySpid,
    body: patientUpdate,
    answer: acknowledgement,
    success: 200,
    errors: [400, 401, 404],
    envelope: 'nested',
    repeatable: true,
  },
} as const satisfies Record<string, Endpoint>

import type { Endpoint } from '../endpoint'
import { assistanceLocator, assistanceRequest } from './assistance'
import { nothing } from './fields'

/** Operations 40 to 42: "Assistance Requests" in the reference. The body is the locator and nothing else. */
export const requestAssistance = {
  createAssistanceRequest: {
    operation: 40,
    summary: 'Create Assistance Request',
    method: 'POST',
    path: '/qapi/v1/request-assistance',
    body: assistanceLocator,
    answer: assistanceRequest,
    success: 201,
    mayExistAlready: true,
    errors: [400, 401, 404],
    envelope: 'flat',
    /** After an unknown outcome the caller first reads the current request at that place. */
    repeatable: false,
  },
  getAssistanceRequest: {
    operation: 41,
    summary: 'Get Current Assistance Request',
    method: 'GET',
    path: '/qapi/v1/request-assistance',
    body: assistanceLocator,
    bodyMayBeQuery: true,
    answer: assistanceRequest,
    success: 200,
    errors: [400, 401, 404],
    envelope: 'flat',
    repeatable: true,
  },
  cancelAssistanceRequest: {
    operation: 42,
    summary: 'Cancel Current Assistance Request',
    method: 'DELETE',
    path: '/qapi/v1/request-assistance',
    body: assistanceLocator,
    bodyMayBeQuery: true,
    answer: nothing,
    success: 204,
    errors: [400, 401, 404],
    envelope: 'flat',
    /** It names the place, not the request: a repeat could cancel a newer request that was made in between. */
    repeatable: false,
  },
} as const satisfies Record<string, Endpoint>

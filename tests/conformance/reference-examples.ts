import { expect } from 'vitest'
import type { ReachableSolo, SoloReply } from '../support/solo-call'
import {
  answerValue,
  type ReferenceExample,
  type ReferenceOperation,
  readReference,
  withoutComments,
} from './reference'

/** The examples of the reference, to be sent as they stand with their comments removed. */

export const OPERATIONS = readReference(new URL('./fixtures/solo-external-api.txt', import.meta.url))

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const ATOM = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/
const LINK = /^http:\/\/127\.0\.0\.1:\d+\/videocalls\/[0-9a-f-]{36}\?as=(provider|patient)&\S+$/

export type OperationExample = [ReferenceOperation, ReferenceExample]
export type SendExample = (...example: OperationExample) => Promise<SoloReply>

export const senderOf =
  (solo: () => ReachableSolo): SendExample =>
  ({ method, path }, { headers, body }) =>
    solo().call(method, path, {
      headers: { ...headers, 'Api-Key': solo().apiKey },
      apiKey: null,
      ...(body !== null && { text: withoutComments(body) }),
    })

/** The documented answer, with a pattern for what no demo data can fix: ids, times of creation, and links. */
export const documented = ({ answers }: ReferenceExample): unknown => {
  const [success] = answers
  if (success === undefined) throw new Error('The example documents no answer')
  return JSON.parse(JSON.stringify(answerValue(success)), (key, value) =>
    key.endsWith('Url') ? expect.stringMatching(LINK) : value,
  )
}

export const operation = (title: string): ReferenceOperation => {
  const found = OPERATIONS.find((one) => one.title === title)
  if (!found) throw new Error(`The reference has no ${title}`)
  return found
}

export const only = (title: string): OperationExample => {
  const found = operation(title)
  const [example, ...others] = found.examples
  if (!example || others.length > 0) throw new Error(`${title} has not one example`)
  return [found, example]
}

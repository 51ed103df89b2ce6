import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { notify } from '@/server/platform/db/notify'
import type { Transaction } from '@/server/platform/db/open'
import { webhook, webhookDelivery } from '../db/webhook-tables'
import { atom } from '../time-formats'
import { WEBHOOK_CHANNEL } from './record-event'

/** Answers to one form of a visit. */
export interface Intake {
  /** The SAID. */
  readonly appointmentId: number
  /** The SPID. */
  readonly patientId: number
  readonly form: string
  readonly answers: readonly {
    readonly id: string
    readonly question: string
    readonly value: readonly string[]
  }[]
}

/**
 * Writes a delivery of `intake:completed` for every webhook that asked for one of the answered questions, with the answers to
 * its questions only. It runs in the transaction of the answers, which locks the visit's row. The published reference does not
 * have this event; its later revisions give it a FHIR DiagnosticReport as data, here in FHIR R4 with an Observation for each answer.
 */
export async function recordIntake(tx: Transaction, intake: Intake): Promise<void> {
  const asked = await tx
    .select({ id: webhook.id, questionIds: webhook.intakeQuestionIds })
    .from(webhook)
    .where(and(eq(webhook.active, true), sql`${webhook.events} @> '["intake:completed"]'::jsonb`))
  const at = new Date()
  const deliveries = asked.flatMap(({ id, questionIds }) => {
    const wanted = new Set(questionIds?.map(String))
    const answers = intake.answers.filter((answer) => wanted.has(answer.id))
    const data = reportOf({ ...intake, answers }, at)
    const subject = `appointmentId:${intake.appointmentId}`
    return answers.length > 0 ? [{ webhookId: id, event: 'intake:completed', data, subject }] : []
  })
  if (deliveries.length === 0) return
  await tx.insert(webhookDelivery).values(deliveries)
  await notify(tx, WEBHOOK_CHANNEL, '')
}

/** https://hl7.org/fhir/R4/diagnosticreport.html */
const reportOf = ({ appointmentId, patientId, form, answers }: Intake, at: Date) => ({
  resourceType: 'DiagnosticReport',
  id: randomUUID(),
  status: 'final',
  code: { text: form },
  subject: { reference: `Patient/${patientId}` },
  encounter: { reference: `Encounter/${appointmentId}` },
  issued: atom(at),
  result: answers.map((_, nth) => ({ reference: `#answer-${nth + 1}` })),
  contained: answers.map(({ id, question, value }, nth) => ({
    resourceType: 'Observation',
    id: `answer-${nth + 1}`,
    status: 'final',
    code: { coding: [{ code: id }], text: question },
    subject: { reference: `Patient/${patientId}` },
    valueString: value.join('; '),
  })),
})

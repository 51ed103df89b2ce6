import { eq, sql } from 'drizzle-orm'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { type Actor, permit } from '@/server/access/permission'
import { createOwnAccount } from '@/server/accounts/own-account'
import { session } from '@/server/db/schema'
import { describeOnMigrated } from '../../databases'
import { factorWard, must, owns, PASSWORD, refusal } from './factor-ward'

const NEXT = 'another horse and staple'

describeOnMigrated('the own password of a user with a second factor', (database) => {
  const ward = factorWard(database)
  const change = (actor: Actor, old: string, password: string) =>
    createOwnAccount(database(), pino({ level: 'silent' })).changePassword(
      must(permit(actor, 'account:own')),
      { old, password },
    )
  /** Six minutes after the user proved who they are. */
  const later = ({ sessionId }: Actor) =>
    database()
      .orm.update(session)
      .set({ freshAt: sql`clock_timestamp() - interval '6 minutes'` })
      .where(eq(session.id, sessionId))

  test.each([
    ['an app', () => ward.withApp()],
    ['a passkey', () => ward.withPasskey()],
  ])('with %s is changed only after all factors were proved again', async (_, made) => {
    const { actor, codes, username, address } = await made()
    await later(actor)
    expect(await change(actor, PASSWORD, NEXT)).toMatchObject(refusal('proof_needed'))
    // Nor does it say whether the old one is right.
    expect(await change(actor, 'not the password', NEXT)).toMatchObject(refusal('proof_needed'))
    must(await ward.node().own.prove(owns(actor), { password: PASSWORD, code: codes[0] }))
    expect(await change(actor, 'not the password', NEXT)).toMatchObject({
      ok: false,
      refusal: { field: 'old' },
    })
    must(await change(actor, PASSWORD, NEXT))
    expect(await ward.node().accounts.signIn(username, NEXT, address)).toMatchObject(
      refusal('second_factor_needed'),
    )
  })

  test('without one needs the old password only', async () => {
    const { actor } = await ward.nurse()
    await later(actor)
    must(await change(actor, PASSWORD, NEXT))
  })
})

import { eq } from 'drizzle-orm'
import { expect, it, vi } from 'vitest'
import { disableAccount } from '@/server/accounts/admin'
import { account } from '@/server/db/schema'
import { describeOnBothDatabases } from '../../../support/database'
import { connectDisplay } from './display'
import { signIn } from './node'
import { threeNodes } from './three-nodes'

describeOnBothDatabases('the end of a session', (open) => {
  const nodes = threeNodes(open)

  it('closes its sockets on every node at sign-out, and no other user’s', async () => {
    const { database, node, other, ward } = nodes()
    const { sessionId, cookie } = await signIn(database, ward.accounts.bedside)
    const colleague = await signIn(database, ward.accounts.bedside)
    const here = await connectDisplay(node.url, { cookie })
    const there = await connectDisplay(other.url, { cookie, comesBack: true })
    const stays = await connectDisplay(other.url, { cookie: colleague.cookie })
    await node.accounts.signOut(sessionId)
    for (const display of [here, there]) {
      await vi.waitFor(() => expect(display.breaks).toEqual(['io server disconnect']))
      expect(display.ends).toEqual(['signed-out'])
    }
    expect(stays.socket.connected).toBe(true)
    stays.socket.disconnect()
  })

  it('closes its sockets without a notification as well', async () => {
    const { database, node, deaf, ward } = nodes()
    const { sessionId, cookie } = await signIn(database, ward.accounts.bedside)
    const display = await connectDisplay(deaf.url, { cookie })
    await node.accounts.signOut(sessionId)
    await vi.waitFor(() => expect(display.breaks).toHaveLength(1))
    expect(display.ends).toEqual(['signed-out'])
  })

  it('comes when it expires', async () => {
    const { database, node, ward } = nodes()
    const { cookie } = await signIn(database, ward.accounts.display, 2)
    const display = await connectDisplay(node.url, { cookie })
    // No periodic check does this, and no notification.
    await vi.waitFor(() => expect(display.breaks).toHaveLength(1))
    expect(display.ends).toEqual(['expired'])
  })

  it('comes at once for an account that is disabled', async () => {
    const { database, other, ward } = nodes()
    const { cookie } = await signIn(database, ward.accounts.virtual)
    const display = await connectDisplay(other.url, { cookie })
    const [found] = await database.orm.select().from(account).where(eq(account.id, ward.accounts.virtual))
    await disableAccount(database.orm, { username: found?.username ?? '' })
    await vi.waitFor(() => expect(display.breaks).toHaveLength(1))
    expect(display.ends).toEqual(['revoked'])
  })

  it('is not a change of role: the socket comes back with the new one', async () => {
    const { database, deaf, ward } = nodes()
    const { cookie } = await signIn(database, ward.accounts.charge)
    const display = await connectDisplay(deaf.url, { cookie, comesBack: true })
    await database.orm.update(account).set({ role: 'display' }).where(eq(account.id, ward.accounts.charge))
    await vi.waitFor(() => expect(display.breaks).toEqual(['transport close']))
    await vi.waitFor(() => expect(display.socket.connected).toBe(true))
    expect(display.ends).toEqual([])
    display.socket.disconnect()
  })
})

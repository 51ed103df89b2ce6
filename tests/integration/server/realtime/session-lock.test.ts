import { expect, it, vi } from 'vitest'
import { lockSession, unlockSession } from '@/server/sessions/session-lock'
import { describeOnBothDatabases } from '../../../support/database'
import { connectDisplay, type Display } from './display'
import { type Node, signIn } from './node'
import { threeNodes } from './three-nodes'
import { changeBed, PATIENT } from './ward'

describeOnBothDatabases('the lock of a session', (open) => {
  const nodes = threeNodes(open)

  const lock = (sessionId: string) => nodes().database.orm.transaction((tx) => lockSession(tx, sessionId))
  const unlock = (sessionId: string) =>
    nodes().database.orm.transaction((tx) => unlockSession(tx, sessionId, true))
  /** A page that keeps what it hears of the lock. */
  const page = async (at: Node, cookie: string) => {
    const display = await connectDisplay(at.url, { cookie, comesBack: true })
    const heard: boolean[] = []
    display.socket.on('session:lock', (locked) => heard.push(locked))
    return { ...display, heard }
  }
  const back = async ({ socket, breaks }: Display, times: number) => {
    await vi.waitFor(() => expect(breaks).toHaveLength(times))
    await vi.waitFor(() => expect(socket.connected).toBe(true))
  }
  const told = ({ events }: Display) => JSON.stringify(events)
  const watch = { building: '', after: null }

  it('masks the sockets of every tab on every node from its moment on, and no other user’s', async () => {
    const { database, node, other, ward } = nodes()
    const { sessionId, cookie } = await signIn(database, ward.accounts.virtual)
    const colleague = await signIn(database, ward.accounts.virtual)
    const here = await page(node, cookie)
    const there = await page(other, cookie)
    const stays = await page(other, colleague.cookie)
    const all = [here, there, stays]
    for (const one of all) await one.watch({ ...watch, building: ward.name })
    await changeBed(database, ward, 1)
    for (const one of all) await vi.waitFor(() => expect(told(one)).toContain(PATIENT.name))

    for (const one of all) one.events.length = 0
    await lock(sessionId)
    await changeBed(database, ward, 2)
    for (const tab of [here, there]) {
      await back(tab, 1)
      expect(tab.heard).toEqual([true])
      expect(await tab.watch({ ...watch, building: ward.name })).toMatchObject({ ok: true, locked: true })
    }
    await changeBed(database, ward, 3)
    await vi.waitFor(() => expect(told(stays)).toContain(PATIENT.name))
    for (const tab of [here, there]) {
      await vi.waitFor(() => expect(tab.events.at(-1)?.bed.id).toBe(ward.bedIds[3]))
      expect(told(tab)).not.toContain(PATIENT.name)
      expect(told(tab)).not.toContain(PATIENT.mrn)
    }

    await unlock(sessionId)
    for (const tab of [here, there]) {
      await back(tab, 2)
      expect(tab.heard).toEqual([true, false])
      const answer = await tab.watch({ ...watch, building: ward.name })
      expect(answer).not.toHaveProperty('locked')
      expect(answer).toMatchObject({ ok: true })
    }
    await changeBed(database, ward, 4)
    await vi.waitFor(() => expect(told(here)).toContain(PATIENT.name))
    expect(stays.breaks).toEqual([])
    for (const one of all) one.socket.disconnect()
  })

  it('masks the queue', async () => {
    const { database, node, ward } = nodes()
    const { sessionId, cookie } = await signIn(database, ward.accounts.charge)
    const tab = await page(node, cookie)
    const queue = () => tab.socket.timeout(10_000).emitWithAck('queue:watch')
    expect(await queue()).not.toHaveProperty('locked')
    await lock(sessionId)
    await back(tab, 1)
    expect(await queue()).toMatchObject({ ok: true, locked: true })
    tab.events.length = 0
    await changeBed(database, ward, 5)
    await vi.waitFor(() => expect(tab.events.at(-1)?.bed.id).toBe(ward.bedIds[1]))
    expect(told(tab)).not.toContain(PATIENT.name)
    tab.socket.disconnect()
  })

  it('comes without a notification as well', async () => {
    const { database, deaf, ward } = nodes()
    const { sessionId, cookie } = await signIn(database, ward.accounts.bedside)
    const tab = await page(deaf, cookie)
    await lock(sessionId)
    await vi.waitFor(() => expect(tab.heard).toEqual([true]))
    await back(tab, 1)
    await unlock(sessionId)
    await vi.waitFor(() => expect(tab.heard).toEqual([true, false]))
    tab.socket.disconnect()
  })
})

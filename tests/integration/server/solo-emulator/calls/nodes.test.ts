import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import type { CallEntered, CallSignal, ServerToCaller } from '@/lib/realtime/calls'
import { callMember, callNote, callRoom } from '@/server/solo-emulator/db/call-tables'
import { type Caller, connect, enter, next } from '../../../../support/call-house'
import { type CallNode, type NodeTimes, openCallNodes } from '../../../../support/call-nodes'
import { newCall } from './new-call'

/** Longer than any of these tests: what is kept that long is not given up here, however slow the machine. */
const LONG = { seatKeptMs: 120_000, nodeDeadAfterMs: 120_000 }
/** A node that gives up places, and takes other nodes for dead, before long. */
const HASTY = { seatKeptMs: 500, nodeDeadAfterMs: 1_500 }
const MEDIA = { mic: true, camera: true, screen: false }

describe.skipIf(inject('postgresUrl') === null && !process.env.CI)('A call on two nodes', () => {
  let startNode: (times: NodeTimes) => Promise<CallNode>
  let here: CallNode
  let there: CallNode
  beforeAll(async () => {
    startNode = await openCallNodes()
    ;[here, there] = await Promise.all([startNode(LONG), startNode(LONG)])
  })

  const statusOf = async (id: number, at = there) => {
    const { json } = await at.call('GET', `/qapi/v1/appointments/${id}`)
    const { status, videoCall } = json as { status: string; videoCall: { status: string } }
    return [status, videoCall.status]
  }
  const insideOf = (answer: CallEntered) => {
    if (!answer.ok) throw new Error(answer.refusal.message)
    return answer
  }
  /** A call whose nurse is connected to one node, and whose bed to another. */
  const apart = async (nurseAt: CallNode, bedAt: CallNode) => {
    const call = await newCall(nurseAt)
    const bed = bedAt.socket(call.callId, 'patient', call.cookies.patient)
    return { ...call, bed }
  }
  const met = async (nurseAt: CallNode, bedAt: CallNode) => {
    const call = await apart(nurseAt, bedAt)
    const nurseIn = insideOf(await enter(call.nurse))
    const told = Promise.all([next(call.nurse, 'call:member'), next(call.nurse, 'call:since')])
    const bedIn = insideOf(await enter(call.bed))
    return { ...call, nurseIn, bedIn, told: await told }
  }
  const heardBy = (socket: Caller, ...names: readonly (keyof ServerToCaller)[]): unknown[] => {
    const heard: unknown[] = []
    socket.onAny((name, ...sent) => names.includes(name) && heard.push([name, ...sent]))
    return heard
  }

  /** Until when the nurse's place is kept; null while they are connected, or have none. */
  const nurseKeptUntil = async (callId: string): Promise<Date | null> => {
    const [nurse] = await there.database.orm
      .select({ until: callMember.keptUntil })
      .from(callMember)
      .where(and(eq(callMember.callId, callId), eq(callMember.side, 'provider')))
    return nurse?.until ?? null
  }

  it('tells each side who is in it, and since when', async () => {
    const { nurseIn, bedIn, told } = await met(here, there)
    expect(nurseIn).toMatchObject({ members: [], since: null })
    expect(bedIn.members).toMatchObject([{ id: nurseIn.you, side: 'provider', away: false, media: MEDIA }])
    const [[member], [since]] = told
    expect(member).toMatchObject({ id: bedIn.you, side: 'patient', away: false })
    expect(since).toBe(bedIn.since)
  })

  it('passes signals on in the order in which they were sent, whatever is in them', async () => {
    const { nurse, bed, nurseIn, bedIn } = await met(here, there)
    const sent: CallSignal[] = Array.from({ length: 30 }, (_, index) =>
      index % 3 === 0
        ? { description: { type: 'offer', sdp: `${index} \u0000 ${'é'.repeat(30_000)}` } }
        : { candidate: { candidate: `${index}` } },
    )
    for (const [from, to, socket, receiver] of [
      [nurseIn.you, bedIn.you, nurse, bed],
      [bedIn.you, nurseIn.you, bed, nurse],
    ] as const) {
      const heard: unknown[] = []
      const all = new Promise<void>((resolve) => {
        receiver.on('call:signal', (...one) => heard.push(one) === sent.length && resolve())
      })
      for (const signal of sent) socket.emit('call:signal', to, signal)
      await all
      expect(heard).toEqual(sent.map((signal) => [from, signal]))
    }
  })

  it('tells who mutes, and moves the camera at the bed and no other', async () => {
    const { nurse, bed, nurseIn, bedIn } = await met(here, there)
    const told = next(nurse, 'call:member')
    bed.emit('call:media', { ...MEDIA, mic: false, moves: ['pan'] })
    expect(await told).toMatchObject([{ id: bedIn.you, media: { mic: false, moves: ['pan'] } }])
    const heard = heardBy(nurse, 'call:move')
    const moved = next(bed, 'call:move')
    bed.emit('call:move', nurseIn.you, { axis: 'pan', step: 1 })
    nurse.emit('call:move', bedIn.you, { axis: 'pan', step: -1 })
    expect(await moved).toEqual([nurseIn.you, { axis: 'pan', step: -1 }])
    expect(heard).toEqual([])
  })

  it('lets in a guest who waits at the door of the other node, and takes them out again', async () => {
    const { nurse, bed, callId } = await met(here, there)
    const made = await nurse.emitWithAck('call:invite-guest', { kind: 'interpreter', name: 'Ana' })
    if (!made.ok) throw new Error(made.refusal.message)
    const guest = there.socket(callId, 'guest', await there.open(made.url))
    await connect(guest)
    const knock = next(nurse, 'call:invitations')
    const come = () => guest.emitWithAck('call:enter', { instance: 'first', media: MEDIA, waits: true })
    expect(await come()).toMatchObject({ ok: false, waiting: true })
    const [[waiting]] = await knock
    expect(waiting).toMatchObject({ kind: 'interpreter', status: 'waiting' })
    const admitted = next(guest, 'call:admitted')
    const decide = (act: 'admit' | 'revoke') => nurse.emitWithAck('call:invitation', waiting?.id ?? '', act)
    expect(await decide('admit')).toEqual({ ok: true })
    await admitted
    const came = Promise.all([next(nurse, 'call:member'), next(bed, 'call:member')])
    const inside = insideOf(await come())
    expect(inside.members).toHaveLength(2)
    for (const [member] of await came) expect(member).toMatchObject({ id: inside.you, guest: 'interpreter' })
    const [ended, left] = [next(guest, 'call:ended'), next(bed, 'call:left')]
    expect(await decide('revoke')).toEqual({ ok: true })
    expect(await ended).toEqual(['removed'])
    expect(await left).toEqual([inside.you])
  })

  it('goes to the newer of two windows, on whichever node', async () => {
    const { nurse, bed, nurseIn, bedIn, callId, cookies } = await met(here, there)
    const ended = next(nurse, 'call:ended')
    const second = there.socket(callId, 'provider', cookies.provider)
    expect(insideOf(await enter(second, 'second'))).toMatchObject({
      you: nurseIn.you,
      members: [{ id: bedIn.you }],
    })
    expect(await ended).toEqual(['taken-over'])
    const heard = heardBy(bed, 'call:signal', 'call:left')
    nurse.emit('call:signal', bedIn.you, { candidate: null })
    await nurse.emitWithAck('call:leave')
    const said = next(bed, 'call:signal')
    second.emit('call:signal', bedIn.you, { renew: true })
    await said
    expect(heard).toEqual([['call:signal', nurseIn.you, { renew: true }]])
  })

  it('is over on both when the nurse hangs up', async () => {
    const { nurse, bed, appointmentId } = await met(here, there)
    const over = next(bed, 'call:ended')
    await nurse.emitWithAck('call:leave')
    expect(await over).toEqual(['hung-up'])
    expect(await statusOf(appointmentId)).toEqual(['completed', 'complete'])
  })

  it('goes on when another node starts', async () => {
    const call = await met(here, there)
    const heard = [call.nurse, call.bed].flatMap((one) => [
      heardBy(one, 'call:left', 'call:ended', 'call:member'),
    ])
    const third = await startNode({ ...LONG, seatKeptMs: HASTY.seatKeptMs })
    const lost = await newCall(third)
    await enter(lost.nurse)
    lost.nurse.io.engine.close()
    // That the new node has given this one up shows that it has looked at all calls.
    await expect.poll(() => statusOf(lost.appointmentId)).toEqual(['in progress.exam.ready', 'incomplete'])
    await third.stop()
    expect(await statusOf(call.appointmentId)).toEqual(['in progress.exam.progress', 'on call'])
    expect(heard).toEqual([[], []])
  })

  it('keeps no place longer because another node starts', async () => {
    const { nurse, bed, callId } = await met(here, there)
    const away = next(bed, 'call:member')
    nurse.io.engine.close()
    expect(await away).toMatchObject([{ away: true }])
    const before = await nurseKeptUntil(callId)
    expect(before).toEqual(expect.any(Date))
    const third = await startNode({ ...LONG, seatKeptMs: 10 * LONG.seatKeptMs })
    expect(await nurseKeptUntil(callId)).toEqual(before)
    await third.stop()
  })

  it('goes on when a node dies, and its members take their places on the other one', async () => {
    const doomed = await startNode(LONG)
    const { bed, nurseIn, bedIn, callId, cookies, appointmentId } = await met(doomed, there)
    const heard = heardBy(bed, 'call:left', 'call:ended')
    await doomed.line.cut()
    const back = next(bed, 'call:member')
    const nurse = there.socket(callId, 'provider', cookies.provider)
    expect(insideOf(await enter(nurse))).toMatchObject({
      you: nurseIn.you,
      members: [{ id: bedIn.you, away: false, instance: 'first' }],
      since: bedIn.since,
    })
    expect(await back).toMatchObject([{ id: nurseIn.you, away: false, instance: 'first' }])
    const said = next(nurse, 'call:signal')
    bed.emit('call:signal', nurseIn.you, { renew: true })
    expect(await said).toEqual([bedIn.you, { renew: true }])
    expect(heard).toEqual([])
    expect(await statusOf(appointmentId)).toEqual(['in progress.exam.progress', 'on call'])
  })

  it('says that the members of a node that stops are away, and keeps their places', async () => {
    const stopping = await startNode(LONG)
    const { bed, nurseIn, callId, cookies, appointmentId } = await met(stopping, there)
    const away = next(bed, 'call:member')
    const stoppedAt = Date.now()
    await stopping.stop()
    expect(await away).toMatchObject([{ id: nurseIn.you, away: true }])
    const keptUntil = await nurseKeptUntil(callId)
    expect(keptUntil?.getTime()).toBeGreaterThanOrEqual(stoppedAt + LONG.seatKeptMs)
    expect(await statusOf(appointmentId)).toEqual(['in progress.exam.progress', 'on call'])
    const back = next(bed, 'call:member')
    await enter(here.socket(callId, 'provider', cookies.provider))
    expect(await back).toMatchObject([{ id: nurseIn.you, away: false }])
  })

  it('is over when its node has died and no one came back in time', async () => {
    // A hospital of their own: the second node takes every other one for dead.
    const start = await openCallNodes()
    const doomed = await start(LONG)
    const { appointmentId } = await met(doomed, doomed)
    await doomed.line.cut()
    const watching = await start(HASTY)
    await expect
      .poll(() => statusOf(appointmentId, watching))
      .toEqual(['in progress.exam.ready', 'incomplete'])
  })

  it('goes on while the database is away: a browser that cannot enter breaks off, and comes again', async () => {
    const cutOff = await startNode(LONG)
    const { bed, nurseIn, bedIn, callId, cookies, appointmentId } = await met(cutOff, there)
    const heard = heardBy(bed, 'call:left', 'call:ended')
    const again = () => cutOff.socket(callId, 'provider', cookies.provider)
    const tooEarly = again()
    await connect(tooEarly)
    await cutOff.line.cut()
    const broke = new Promise((resolve) => tooEarly.once('disconnect', resolve))
    tooEarly.emit('call:enter', { instance: 'second', media: MEDIA }, () => {})
    expect(await broke).toBe('transport close')
    await cutOff.line.mend()
    expect(insideOf(await enter(again(), 'second'))).toMatchObject({
      you: nurseIn.you,
      members: [{ id: bedIn.you, away: false }],
      since: bedIn.since,
    })
    expect(heard).toEqual([])
    expect(await statusOf(appointmentId)).toEqual(['in progress.exam.progress', 'on call'])
  })

  it('breaks off from browsers whose notes were forgotten before their node could read them', async () => {
    const cutOff = await startNode(LONG)
    const { nurse, bed, bedIn, callId, cookies } = await met(cutOff, there)
    await cutOff.line.cut()
    const muted = { ...MEDIA, mic: false }
    bed.emit('call:media', muted)
    const isMuted = sql`${callNote.note}::text like '%"mic":false%'`
    const forgotten = () =>
      there.database.orm
        .delete(callNote)
        .where(and(eq(callNote.callId, callId), isMuted))
        .returning()
    await expect.poll(forgotten).toHaveLength(1)
    const broke = new Promise((resolve) => nurse.once('disconnect', resolve))
    await cutOff.line.mend()
    expect(await broke).toBe('transport close')
    const again = cutOff.socket(callId, 'provider', cookies.provider)
    expect(insideOf(await enter(again))).toMatchObject({ members: [{ id: bedIn.you, media: muted }] })
  })

  it('breaks off from browsers that were told what a failover lost, however many notes follow', async () => {
    const { nurse, bed, bedIn, callId, cookies } = await met(here, there)
    const told = next(nurse, 'call:member')
    bed.emit('call:media', { ...MEDIA, mic: false })
    await told
    const broke = [nurse, bed].map((one) => new Promise((resolve) => one.once('disconnect', resolve)))
    // The last note is gone, and another one is there: what a server has that took over before it had the end of the log.
    const { orm } = there.database
    await orm.transaction(async (tx) => {
      const next = sql`${callRoom.lastNote} + 1`
      const [{ last } = { last: 0 }] = await tx
        .update(callRoom)
        .set({ lastNote: next })
        .where(eq(callRoom.callId, callId))
        .returning({ last: callRoom.lastNote })
      const lost = await tx
        .update(callNote)
        .set({ number: last })
        .where(and(eq(callNote.callId, callId), eq(callNote.number, last - 1)))
        .returning()
      expect(lost).toHaveLength(1)
    })
    expect(await Promise.all(broke)).toEqual(['transport close', 'transport close'])
    const again = here.socket(callId, 'provider', cookies.provider)
    expect(insideOf(await enter(again))).toMatchObject({ members: [{ id: bedIn.you }] })
  })

  it('needs no notices of the database', async () => {
    const deaf = await Promise.all([startNode({ ...LONG, deaf: true }), startNode({ ...LONG, deaf: true })])
    const { nurse, bed, nurseIn, bedIn, told } = await met(...deaf)
    expect(told[0]).toMatchObject([{ id: bedIn.you }])
    const said = next(bed, 'call:signal')
    nurse.emit('call:signal', bedIn.you, { renew: true })
    expect(await said).toEqual([nurseIn.you, { renew: true }])
  })
})

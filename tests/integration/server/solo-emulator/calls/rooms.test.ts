import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { PROTOCOL_HANDSHAKE, PROTOCOL_VERSION } from '@/lib/realtime/protocol'
import { type Caller, connect, describeCalls, enter, KEPT_MS, next } from '../../../../support/call-house'
import { newCall, refusalOf } from './new-call'

describeCalls('a call', (house) => {
  it('tells both sides who is in the call and since when', async () => {
    const { nurse, bed } = await newCall(house())
    const alone = await enter(nurse)
    expect(alone).toMatchObject({ ok: true, members: [], since: null })
    const told = Promise.all([next(nurse, 'call:member'), next(nurse, 'call:since')])
    const both = await enter(bed)
    if (!alone.ok || !both.ok) throw new Error('Not let in')
    expect(both.members).toEqual([
      expect.objectContaining({ id: alone.you, side: 'provider', away: false, instance: 'first' }),
    ])
    const [[member], [since]] = await told
    expect(member).toMatchObject({
      id: both.you,
      side: 'patient',
      media: { mic: true, camera: true, screen: false },
    })
    expect(since).toBe(both.since)
  })

  it('passes a member’s signal to the member that it names, and to no one else', async () => {
    const { nurse, bed, callId } = await newCall(house())
    const other = await newCall(house())
    const [a, b] = [await enter(nurse), await enter(bed)]
    await enter(other.nurse)
    if (!a.ok || !b.ok) throw new Error('Not let in')
    const strangers: unknown[] = []
    other.nurse.on('call:signal', (...sent) => strangers.push(sent))
    const description = { type: 'offer', sdp: 'v=0' } as const
    const heard = next(bed, 'call:signal')
    other.nurse.emit('call:signal', b.you, { description: { type: 'offer', sdp: 'forged' } })
    nurse.emit('call:signal', b.you, { description })
    expect(await heard).toEqual([a.you, { description }])
    expect(strangers).toEqual([])
    expect(callId).not.toBe(other.callId)
  })

  it('lets the nurse move the camera at the bed, and no one else, and no other camera', async () => {
    const { nurse, bed, guest } = await newCall(house())
    const [a, b] = [await enter(nurse), await enter(bed)]
    const invited = await guest()
    const g = await enter(invited)
    if (!a.ok || !b.ok || !g.ok) throw new Error('Not let in')
    const told = next(nurse, 'call:member')
    bed.emit('call:media', { mic: true, camera: true, screen: false, moves: ['pan', 'zoom'] })
    expect(await told).toMatchObject([{ id: b.you, media: { moves: ['pan', 'zoom'] } }])

    const moved: unknown[] = []
    for (const socket of [nurse, bed, invited]) socket.on('call:move', (...sent) => moved.push(sent))
    const move = { axis: 'pan', step: 1 } as const
    invited.emit('call:move', b.you, move)
    // Once a message of the same socket is answered, the server has read those before it.
    await invited.emitWithAck('call:leave')
    bed.emit('call:move', a.you, move)
    nurse.emit('call:move', g.you, move)
    for (const wrong of [null, { axis: 'roll', step: 1 }, { axis: 'pan', step: 90 }]) {
      nurse.emit('call:move', b.you, wrong as never)
    }
    const heard = next(bed, 'call:move')
    nurse.emit('call:move', b.you, move)
    await heard
    expect(moved).toEqual([[a.you, move]])
  })

  it('drops a malformed signal and goes on', async () => {
    const { nurse, bed } = await newCall(house())
    const [a, b] = [await enter(nurse), await enter(bed)]
    if (!a.ok || !b.ok) throw new Error('Not let in')
    const heard = next(bed, 'call:signal')
    const send = (to: unknown, signal: unknown) => nurse.emit('call:signal', to as string, signal as never)
    for (const wrong of [
      null,
      7,
      { description: { type: 'bye' } },
      { candidate: { candidate: 'x'.repeat(3_000) } },
    ]) {
      send(b.you, wrong)
    }
    send({}, { candidate: null })
    nurse.emit('call:signal', b.you, { candidate: null })
    expect(await heard).toEqual([a.you, { candidate: null }])
  })

  it('ignores a member who has a seat and has not entered, or has left', async () => {
    const { nurse, bed, guest } = await newCall(house())
    const [a, b] = [await enter(nurse), await enter(bed)]
    if (!a.ok || !b.ok) throw new Error('Not let in')
    const told: unknown[] = []
    for (const name of ['call:signal', 'call:member'] as const) {
      bed.on(name, (...sent: unknown[]) => told.push(sent))
    }
    const outside = await guest()
    await connect(outside)
    const say = async () => {
      outside.emit('call:signal', b.you, { description: { type: 'offer', sdp: 'unasked' } })
      outside.emit('call:media', { mic: true, camera: true, screen: true })
      // The server reads the messages of one socket in order: once this one is answered, it has read the others.
      await outside.emitWithAck('call:leave')
    }
    await say()
    expect(told).toEqual([])
    await enter(outside)
    await outside.emitWithAck('call:leave')
    told.length = 0
    await say()
    const heard = next(bed, 'call:signal')
    nurse.emit('call:signal', b.you, { candidate: null })
    await heard
    expect(told).toEqual([[a.you, { candidate: null }]])
  })

  it('tells who mutes and who shares', async () => {
    const { nurse, bed } = await newCall(house())
    await enter(nurse)
    const b = await enter(bed)
    const told = next(nurse, 'call:member')
    bed.emit('call:media', { mic: false, camera: true, screen: true })
    expect(await told).toMatchObject([
      { id: b.ok && b.you, media: { mic: false, camera: true, screen: true } },
    ])
  })

  it('keeps the place of a member whose connection breaks, and gives it up later', async () => {
    const { nurse, bed, again } = await newCall(house())
    await enter(nurse)
    const b = await enter(bed)
    if (!b.ok) throw new Error('Not let in')
    const away = next(nurse, 'call:member')
    bed.io.engine.close()
    expect(await away).toMatchObject([{ id: b.you, away: true }])

    const back = next(nurse, 'call:member')
    const bedAgain = again('patient')
    expect(await enter(bedAgain)).toMatchObject({ ok: true, you: b.you })
    expect(await back).toMatchObject([{ id: b.you, away: false, instance: 'first' }])

    const left = next(nurse, 'call:left')
    const broke = performance.now()
    bedAgain.io.engine.close()
    expect(await left).toEqual([b.you, 'lost'])
    expect(performance.now() - broke).toBeGreaterThanOrEqual(KEPT_MS - 5)
  })

  it('goes to the newer of two windows', async () => {
    const { nurse, bed, again } = await newCall(house())
    const a = await enter(nurse)
    const ended = next(nurse, 'call:ended')
    const second = again('provider')
    expect(await enter(second, 'second')).toMatchObject({ ok: true, you: a.ok && a.you, members: [] })
    expect(await ended).toEqual(['taken-over'])

    const b = await enter(bed)
    if (!b.ok) throw new Error('Not let in')
    const told: unknown[] = []
    for (const name of ['call:signal', 'call:member', 'call:left'] as const) {
      bed.on(name, (...sent: unknown[]) => told.push(sent))
    }
    nurse.emit('call:media', { mic: false, camera: false, screen: false })
    nurse.emit('call:signal', b.you, { candidate: null })
    expect(await nurse.emitWithAck('call:invite')).toMatchObject({ ok: false })
    await nurse.emitWithAck('call:leave')
    const said = next(bed, 'call:signal')
    second.emit('call:signal', b.you, { candidate: null })
    await said
    expect(told).toEqual([[a.ok && a.you, { candidate: null }]])
  })

  it('holds four', async () => {
    const { nurse, bed, guest } = await newCall(house())
    await enter(nurse)
    await enter(bed)
    expect(await enter(await guest())).toMatchObject({ ok: true })
    expect(await enter(await guest())).toMatchObject({ ok: true })
    expect(await enter(await guest())).toMatchObject({ ok: false, refusal: { code: 'not_ready' } })
  })

  it('is opened to guests only by the nurse, and only while the nurse is in it', async () => {
    const { nurse, bed, guest, again, callId } = await newCall(house())
    await enter(nurse)
    await enter(bed)
    const interpreter = await guest()
    const came = next(bed, 'call:member')
    expect(await enter(interpreter)).toMatchObject({ ok: true })
    expect(await came).toMatchObject([{ side: 'guest' }])
    for (const other of [bed, interpreter]) {
      expect(await other.emitWithAck('call:invite')).toMatchObject({
        ok: false,
        refusal: { code: 'forbidden' },
      })
    }
    const notIn = again('provider')
    await connect(notIn)
    expect(await notIn.emitWithAck('call:invite')).toMatchObject({ ok: false })
    const invitation = await nurse.emitWithAck('call:invite')
    if (!invitation.ok) throw new Error('Not invited')
    expect(invitation.until).toBeGreaterThan(Date.now() + 50 * 60_000)
    expect(new URL(invitation.url).pathname).toBe(`/videocalls/${callId}`)
    expect(await house().open(invitation.url.replace('as=guest', 'as=provider'))).toBeNull()
    expect(await house().open(invitation.url)).not.toBeNull()
    expect(await house().open(invitation.url)).toBeNull()
    await nurse.emitWithAck('call:leave')
  })

  it('lets in no one without a seat in it', async () => {
    const { callId, cookies } = await newCall(house())
    const other = await newCall(house())
    const refused = [
      house().socket(callId, 'provider', null),
      house().socket(callId, 'provider', 'call-browser=made-up'),
      house().socket(callId, 'patient', cookies.provider),
      house().socket(other.callId, 'provider', cookies.provider),
      house().socket(randomUUID(), 'provider', cookies.provider),
      house().socket('no call', 'provider', cookies.provider),
    ]
    for (const socket of refused) expect(await refusalOf(socket)).toBe('forbidden')
  })
  it('opens no socket for a page of another site, even when its user has a seat', async () => {
    const { callId, cookies } = await newCall(house())
    const from = (origin: string) => house().socket(callId, 'provider', cookies.provider, origin)
    await expect(connect(from('https://elsewhere.test'))).rejects.toThrow()
    await connect(from(house().origin))
  })

  it('lets in a page of a version that works with the server or of no stated version, and no other', async () => {
    const { nurse, bed, again } = await newCall(house())
    const speak = (socket: Caller, of: object): Caller =>
      Object.assign(socket, { auth: { ...socket.auth, ...of } })
    expect(await enter(nurse)).toMatchObject({ ok: true })
    expect(await enter(speak(bed, PROTOCOL_HANDSHAKE))).toMatchObject({ ok: true })
    expect(await refusalOf(speak(again('patient'), { protocol: 0 }))).toBe('page_outdated')
    expect(await refusalOf(speak(again('patient'), { protocol: 'tomorrow' }))).toBe('page_outdated')
    const newer = { protocol: PROTOCOL_VERSION + 1 }
    expect(await refusalOf(speak(again('patient'), newer))).toBe('server_outdated')
    const older = { protocol: PROTOCOL_VERSION - 1 }
    expect(await enter(speak(again('patient'), older))).toMatchObject({ ok: true })
  })
})

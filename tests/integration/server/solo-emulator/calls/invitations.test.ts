import { expect, it } from 'vitest'
import type { CallEntered, CallMedia, Invitation, InvitationAct, Invitee } from '@/lib/realtime/calls'
import {
  type Caller,
  connect,
  describeCalls,
  enter as enterCall,
  KEPT_LONG_MS,
  next,
} from '../../../../support/call-house'
import { type NewCall, newCall, refusalOf } from './new-call'

const ANA: Invitee = { kind: 'interpreter', name: 'Ana, Spanish' }

describeCalls('an invitation into a call', (house) => {
  /** A call with the nurse in it. */
  const met = async () => {
    const call = await newCall(house())
    await enterCall(call.nurse)
    return call
  }
  const invite = async ({ nurse }: NewCall, who: Invitee = ANA) => {
    const made = await nurse.emitWithAck('call:invite-guest', who)
    if (!made.ok) throw new Error(made.refusal.message)
    return made.url
  }
  const opened = async ({ callId }: NewCall, url: string, before?: string) => {
    const cookie = await house().open(url, before)
    if (!cookie) throw new Error('The link gave no seat.')
    return { cookie, socket: house().socket(callId, 'guest', cookie) }
  }
  const MEDIA: CallMedia = { mic: true, camera: true, screen: false }
  const enter = async (socket: Caller, media = MEDIA): Promise<CallEntered> => {
    if (!socket.connected) await connect(socket)
    return socket.emitWithAck('call:enter', { instance: 'first', media, waits: true })
  }
  const told = async (nurse: Caller): Promise<readonly Invitation[]> =>
    (await next(nurse, 'call:invitations'))[0]
  const decide = (nurse: Caller, { id }: Pick<Invitation, 'id'>, act: InvitationAct) =>
    nurse.emitWithAck('call:invitation', id, act)
  const atDoor = async (call: NewCall, who?: Invitee) => {
    const url = await invite(call, who)
    const guest = await opened(call, url)
    const knock = told(call.nurse)
    const answer = await enter(guest.socket)
    const waiting = (await knock).find(({ status }) => status === 'waiting')
    if (!waiting) throw new Error('The nurse hears of no one.')
    return { ...guest, url, answer, waiting }
  }
  type AtDoor = Awaited<ReturnType<typeof atDoor>>
  /** Lets the guest in, who enters as a page does. */
  const letIn = async ({ nurse }: NewCall, { socket, waiting }: AtDoor, media = MEDIA) => {
    const admitted = next(socket, 'call:admitted')
    expect(await decide(nurse, waiting, 'admit')).toEqual({ ok: true })
    await admitted
    return enter(socket, media)
  }
  /** Resolves once `socket`, which may not invite, has got everything that the server sent it before. */
  const heardAll = async (socket: Caller) =>
    expect(await socket.emitWithAck('call:invite-guest', ANA)).toMatchObject({ ok: false })
  const bedIn = async (call: NewCall): Promise<string> => {
    const entered = await enterCall(call.bed)
    if (!entered.ok) throw new Error(entered.refusal.message)
    return entered.you
  }
  const listOf = async (call: NewCall): Promise<readonly Invitation[]> => {
    const again = await enterCall(call.nurse)
    return again.ok ? (again.invitations ?? []) : []
  }

  it('is listed for the nurse, with who it is for, and for no one else', async () => {
    const call = await met()
    const heard = told(call.nurse)
    await invite(call)
    expect(await heard).toEqual([
      {
        id: expect.any(String),
        ...ANA,
        status: 'invited',
        since: expect.any(Number),
        invitedAt: expect.any(Number),
        until: expect.any(Number),
      },
    ])
    expect(await enterCall(call.bed)).not.toHaveProperty('invitations')
  })

  it('lets its guest wait at the door with nothing of the call, until the nurse admits them', async () => {
    const call = await met()
    await enterCall(call.bed)
    const guest = await atDoor(call)
    expect(guest.answer).toEqual({ ok: false, waiting: true, refusal: expect.anything() })
    expect(guest.waiting).toMatchObject({ ...ANA, since: expect.any(Number) })
    const heard: unknown[] = []
    guest.socket.onAny((name, ...sent) => heard.push([name, ...sent]))
    call.bed.emit('call:media', { mic: false, camera: false, screen: false })
    await next(call.nurse, 'call:member')
    await heardAll(guest.socket)
    expect(heard).toEqual([])
    const came = next(call.bed, 'call:member')
    const inside = await letIn(call, guest)
    expect(inside).toMatchObject({ ok: true, members: [{ side: 'provider' }, { side: 'patient' }] })
    expect(inside).not.toHaveProperty('invitations')
    const [member] = await came
    expect(member).toMatchObject({ side: 'guest', guest: 'interpreter' })
    expect(JSON.stringify(member)).not.toContain('Ana')
    expect(await listOf(call)).toMatchObject([{ status: 'in-call' }])
  })

  it('passes on nothing of a guest at the door', async () => {
    const call = await met()
    const bed = await bedIn(call)
    const guest = await atDoor(call)
    const heard: unknown[] = []
    call.bed.onAny((name, ...sent) => heard.push([name, ...sent]))
    guest.socket.emit('call:signal', bed, { renew: true })
    guest.socket.emit('call:media', { mic: true, camera: true, screen: true })
    await heardAll(guest.socket)
    await heardAll(call.bed)
    expect(heard).toEqual([])
  })

  it('gives its guest no camera that others move, and no emergency of the bed', async () => {
    const call = await met()
    await enterCall(call.bed)
    const guest = await atDoor(call)
    const came = next(call.bed, 'call:member')
    await letIn(call, guest, { ...MEDIA, emergency: true, moves: ['pan'] })
    expect((await came)[0].media).toEqual(MEDIA)
    const changed = next(call.bed, 'call:member')
    const shared = { ...MEDIA, screen: true }
    guest.socket.emit('call:media', { ...shared, emergency: true, moves: ['tilt'] })
    expect((await changed)[0].media).toEqual(shared)
    const again = await enterCall(call.nurse)
    const seen = again.ok ? again.members.find(({ side }) => side === 'guest') : null
    expect(seen?.media).toEqual(shared)
  })

  it('does not let a guest decide, whether at the door or in the call, nor the bed', async () => {
    const call = await met()
    await enterCall(call.bed)
    const guest = await atDoor(call)
    const forbidden = { ok: false, refusal: { code: 'forbidden' } }
    for (const act of ['admit', 'refuse', 'revoke'] as const) {
      expect(await decide(guest.socket, guest.waiting, act)).toMatchObject(forbidden)
      expect(await decide(call.bed, guest.waiting, act)).toMatchObject(forbidden)
    }
    expect(await guest.socket.emitWithAck('call:invite-guest', ANA)).toMatchObject(forbidden)
    expect(await guest.socket.emitWithAck('call:invite')).toMatchObject(forbidden)
    expect(await enter(guest.socket)).toMatchObject({ ok: false, waiting: true })
    await letIn(call, guest)
    expect(await decide(guest.socket, guest.waiting, 'revoke')).toMatchObject(forbidden)
    expect(await listOf(call)).toMatchObject([{ status: 'in-call' }])
  })

  it('belongs to its call: neither its guest nor another nurse gets anywhere with it elsewhere', async () => {
    const call = await met()
    const other = await met()
    const guest = await atDoor(call)
    for (const act of ['admit', 'refuse', 'revoke'] as const) {
      expect(await decide(other.nurse, guest.waiting, act)).toMatchObject({ refusal: { code: 'not_found' } })
    }
    expect(await refusalOf(house().socket(other.callId, 'guest', guest.cookie))).toBe('forbidden')
    expect(await house().open(guest.url.replace(call.callId, other.callId), guest.cookie)).toBeNull()
    expect(await listOf(call)).toMatchObject([{ status: 'waiting' }])
  })

  it('opens one seat: a second browser gets none by the same link', async () => {
    const call = await met()
    const guest = await atDoor(call)
    expect(await house().open(guest.url)).toBeNull()
    expect(await house().open(guest.url, guest.cookie)).toBe(guest.cookie)
  })

  it('is refused for good', async () => {
    const call = await met()
    const guest = await atDoor(call)
    const ended = next(guest.socket, 'call:ended')
    expect(await decide(call.nurse, guest.waiting, 'refuse')).toEqual({ ok: true })
    expect(await ended).toEqual(['not-admitted'])
    expect(await enter(guest.socket)).toMatchObject({ refusal: { code: 'forbidden' } })
    expect(await refusalOf(house().socket(call.callId, 'guest', guest.cookie))).toBe('forbidden')
    expect(await house().open(guest.url, guest.cookie)).toBeNull()
    expect(await decide(call.nurse, guest.waiting, 'admit')).toMatchObject({ ok: false })
    expect(await listOf(call)).toMatchObject([{ status: 'refused' }])
  })

  it('is revoked before it was opened, and opens nothing then', async () => {
    const call = await met()
    const url = await invite(call)
    const [made] = await listOf(call)
    if (!made) throw new Error('No invitation.')
    expect(await decide(call.nurse, made, 'revoke')).toEqual({ ok: true })
    expect(await house().open(url)).toBeNull()
    expect(await listOf(call)).toMatchObject([{ status: 'revoked' }])
  })

  it('is revoked while its guest is in the call, who is out of it at once and for good', async () => {
    const call = await met()
    const bed = await bedIn(call)
    const guest = await atDoor(call)
    const inside = await letIn(call, guest)
    const signalled = next(call.bed, 'call:signal')
    guest.socket.emit('call:signal', bed, { renew: true })
    expect(await signalled).toEqual([inside.ok && inside.you, { renew: true }])
    const [ended, left] = [next(guest.socket, 'call:ended'), next(call.bed, 'call:left')]
    expect(await decide(call.nurse, guest.waiting, 'revoke')).toEqual({ ok: true })
    expect(await ended).toEqual(['removed'])
    expect(await left).toEqual([inside.ok && inside.you])
    const heard: unknown[] = []
    for (const name of ['call:signal', 'call:member'] as const) {
      call.bed.on(name, (...sent: unknown[]) => heard.push(sent))
    }
    guest.socket.emit('call:signal', bed, { renew: true })
    guest.socket.emit('call:media', { mic: true, camera: true, screen: true })
    expect(await enter(guest.socket)).toMatchObject({ ok: false, refusal: { code: 'forbidden' } })
    await heardAll(call.bed)
    expect(heard).toEqual([])
    expect(await house().open(guest.url, guest.cookie)).toBeNull()
  })

  it('has its guest wait again after they left, and says who left', async () => {
    const call = await met()
    await enterCall(call.bed)
    const guest = await atDoor(call)
    await letIn(call, guest)
    await guest.socket.emitWithAck('call:leave')
    expect(await listOf(call)).toMatchObject([{ status: 'left' }])
    expect(await enter(guest.socket)).toMatchObject({ ok: false, waiting: true })
    await letIn(call, guest)
    expect(await listOf(call)).toMatchObject([{ status: 'in-call' }])
  })

  it('says that a guest who closed the page at the door has gone', async () => {
    const call = await met()
    const guest = await atDoor(call)
    const heard = told(call.nurse)
    guest.socket.disconnect()
    expect(await heard).toMatchObject([{ status: 'left' }])
    expect(await decide(call.nurse, guest.waiting, 'admit')).toMatchObject({ refusal: { code: 'not_ready' } })
  })

  it('ends with the call: who waits hears it, and the link opens nothing', async () => {
    const call = await met()
    await enterCall(call.bed)
    const guest = await atDoor(call)
    const unopened = await invite(call, { kind: 'family' })
    const ended = next(guest.socket, 'call:ended')
    await call.nurse.emitWithAck('call:leave')
    expect(await ended).toEqual(['hung-up'])
    expect(await house().open(unopened)).toBeNull()
    expect(await enter(guest.socket)).toMatchObject({ ok: false })
  })

  it('survives a restart of the server: in the call, at the door, and revoked', async () => {
    const call = await met()
    await enterCall(call.bed)
    const inside = await atDoor(call)
    await letIn(call, inside)
    const waits = await atDoor(call, { kind: 'family' })
    const [revoked] = [await invite(call, { kind: 'other' })]
    const third = (await listOf(call)).find(({ kind }) => kind === 'other')
    if (third) await decide(call.nurse, third, 'revoke')
    await house().restart(KEPT_LONG_MS)
    const nurse = house().socket(call.callId, 'provider', call.cookies.provider)
    await enterCall(nurse)
    expect(await enter(house().socket(call.callId, 'guest', inside.cookie))).toMatchObject({ ok: true })
    const knock = told(nurse)
    expect(await enter(house().socket(call.callId, 'guest', waits.cookie))).toMatchObject({ waiting: true })
    expect(await knock).toMatchObject([
      { kind: 'interpreter', name: 'Ana, Spanish', status: 'in-call' },
      { kind: 'family', status: 'waiting' },
      { kind: 'other', status: 'revoked' },
    ])
    const moved = new URL(revoked)
    expect(await house().open(`${house().origin}${moved.pathname}${moved.search}`)).toBeNull()
  })

  it('of a page of before lets in the one who opens it, and a page of before is turned away at the door', async () => {
    const call = await met()
    const before = await call.guest()
    expect(await enterCall(before)).toMatchObject({ ok: true })
    const url = await invite(call)
    const { socket } = await opened(call, url)
    expect(await enterCall(socket)).toMatchObject({ ok: false, refusal: { code: 'not_ready' } })
    expect((await listOf(call)).map(({ status }) => status)).toEqual(['in-call', 'invited'])
  })

  it('waits at the door while the call is full', async () => {
    const call = await met()
    await enterCall(call.bed)
    for (const kind of ['family', 'specialist'] as const) await letIn(call, await atDoor(call, { kind }))
    const third = await atDoor(call)
    expect(await decide(call.nurse, third.waiting, 'admit')).toMatchObject({ refusal: { code: 'not_ready' } })
    expect((await listOf(call)).map(({ status }) => status)).toEqual(['in-call', 'in-call', 'waiting'])
  })

  it('is not made for what is no kind of guest, or a name too long', async () => {
    const { nurse } = await met()
    for (const wrong of [null, {}, { kind: 'stranger' }, { kind: 'family', name: 'x'.repeat(41) }]) {
      const answer = await nurse.emitWithAck('call:invite-guest', wrong as Invitee)
      expect(answer).toMatchObject({ ok: false, refusal: { code: 'invalid' } })
    }
  })
})

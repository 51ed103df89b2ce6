import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/**
 * `pass`; `refuse`: no server listens there; `hang`: taken and never answered, nor passed on; `lose-answers`: passed on, and
 * the connection breaks before the answer; `deny`: answered with Solo's 404, and not passed on; `delay`: taken and not answered, and
 * passed on by `deliverDelayed`, when Lantern has long given it up.
 */
export type LineState = 'pass' | 'refuse' | 'hang' | 'lose-answers' | 'deny' | 'delay'

export interface FaultyLine {
  readonly url: string
  /** Method and path of every request that was passed on. */
  readonly passed: readonly string[]
  /** Headers of those requests, in the same order. */
  readonly headers: readonly IncomingHttpHeaders[]
  /** `of`: the requests that it hits, by method and path; the others pass. `refuse` hits every request. */
  become(state: LineState, of?: RegExp): Promise<void>
  /** How many requests are delayed. */
  delayed(): number
  /** Passes on what was delayed, in its order, and resolves once each is answered, which no one hears. */
  deliverDelayed(): Promise<void>
  /** Runs `act` to its end once, before the next request that `of` matches by method and path is passed on. */
  meanwhile(of: RegExp, act: () => Promise<unknown>): void
  close(): Promise<void>
}

/** A real proxy to `target` whose line can be cut in every way that a network has. */
export async function startFaultyLine(target: string): Promise<FaultyLine> {
  const passed: string[] = []
  const headers: IncomingHttpHeaders[] = []
  const sockets = new Set<Socket>()
  const hung = new Set<ServerResponse>()
  const delayed: (() => Promise<unknown>)[] = []
  let state: LineState = 'pass'
  let hit = /./
  let first: { readonly of: RegExp; readonly act: () => Promise<unknown> } | null = null
  const server = createServer((incoming, outgoing) => {
    const call = `${incoming.method} ${incoming.url?.split('?')[0]}`
    const hits = (trouble: LineState) => state === trouble && hit.test(call)
    if (hits('delay')) {
      const { method = 'GET', url = '/', headers: sent } = incoming
      const body = bodyOf(incoming)
      delayed.push(async () => {
        passed.push(call)
        return send(new URL(url, target), method, sent, await body)
      })
      return
    }
    if (hits('hang')) return void hung.add(outgoing)
    if (hits('deny')) {
      outgoing.writeHead(404, { 'content-type': 'application/json' })
      return void outgoing.end(JSON.stringify({ error: { message: 'Appointment not found' } }))
    }
    passed.push(call)
    headers.push(incoming.headers)
    // Decided now: a test that lets the next request pass still loses the answer of this one.
    const lost = hits('lose-answers')
    const go = () => passOn(target, incoming, outgoing, lost)
    const held = first?.of.test(call) ? first : null
    if (!held) return go()
    first = null
    held.act().then(go, () => outgoing.destroy())
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
    })
  const hangUp = () => {
    for (const socket of sockets) socket.destroy()
  }
  /** Other connections stay: Lantern may be about to send the next request on them. */
  const endHung = () => {
    for (const outgoing of hung) outgoing.destroy()
    hung.clear()
  }
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      hangUp()
    })
  const port = await listen(0)

  return {
    url: `http://127.0.0.1:${port}`,
    passed,
    headers,
    async become(next, of = /./) {
      const before = state
      state = next
      hit = of
      if (next === 'refuse') await stop()
      else if (before === 'refuse') await listen(port)
      else if (before === 'hang') endHung()
    },
    delayed: () => delayed.length,
    async deliverDelayed() {
      for (const deliver of delayed.splice(0)) await deliver()
    },
    meanwhile(of, act) {
      first = { of, act }
    },
    close: async () => {
      if (state !== 'refuse') await stop()
    },
  }
}

function passOn(target: string, incoming: IncomingMessage, outgoing: ServerResponse, lost: boolean): void {
  const onward = request(
    new URL(incoming.url ?? '/', target),
    { method: incoming.method ?? 'GET', headers: incoming.headers },
    (answer) => {
      if (lost) {
        // Read to the end: the other side has done its work.
        answer.resume().on('end', () => outgoing.destroy())
        return
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    },
  )
  onward.on('error', () => outgoing.destroy())
  incoming.pipe(onward)
}

/** Reads a body to its end. It is small, and whole before Lantern gives the request up. */
async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

const send = (url: URL, method: string, headers: IncomingHttpHeaders, body: Buffer): Promise<number> =>
  new Promise((resolve, reject) => {
    const onward = request(url, { method, headers }, (answer) =>
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0)),
    )
    onward.on('error', reject)
    onward.end(body)
  })

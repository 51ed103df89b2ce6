import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterFile } from '../support/cleanup'

/**
 * What the line to Solo does with a request. `cut`: it breaks the connection. `hang`: it takes the request and never passes it on.
 * `slow`: it passes it on after some seconds, within Lantern's time limit. `late`: after that limit, when Lantern has given up.
 * `lose-answers`: it passes it on and breaks the connection before the answer.
 */
export const LINE_FAULTS = ['cut', 'hang', 'slow', 'late', 'lose-answers'] as const
export type LineFault = (typeof LINE_FAULTS)[number]

/** What a fault hits: `some` of the calls that change something in Solo, or `all` calls. */
export type LineShare = 'some' | 'all'

export interface SoloLine {
  readonly url: string
  become(state: LineFault | 'pass', share?: LineShare): void
  /** How many late requests have not arrived yet. */
  underWay(): number
}

/** Lantern gives up after `SOLO_TIMEOUT_MS`; a late request arrives within its own bound, which is far longer. */
const SLOW_MS = [500, 4_000] as const
const LATE_MS = [3_000, 12_000] as const
const SOME = 0.4

/** Starts a proxy before the Solo at `target` that reads each request to its end, so that it can arrive without its client. */
export async function startSoloLine(
  target: string,
  { random, timeoutMs }: { random: () => number; timeoutMs: number },
): Promise<SoloLine> {
  let state: LineFault | 'pass' = 'pass'
  let share: LineShare = 'all'
  let underWay = 0
  const hung = new Set<ServerResponse>()
  const between = ([from, to]: readonly [number, number]) => from + random() * (to - from)
  const server = createServer(async (incoming, outgoing) => {
    const isHit = share === 'all' || (incoming.method !== 'GET' && random() < SOME)
    const now = isHit ? state : 'pass'
    outgoing.on('error', () => {})
    if (now === 'cut') return void outgoing.destroy()
    const body = await read(incoming).catch(() => null)
    if (body === null) return
    if (now === 'hang') return void hung.add(outgoing)
    underWay += 1
    if (now === 'slow') await pause(between(SLOW_MS))
    if (now === 'late') await pause(timeoutMs + between(LATE_MS))
    passOn(target, incoming, body, outgoing, now === 'lose-answers', () => {
      underWay -= 1
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterFile(() => {
    server.close()
    server.closeAllConnections()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    underWay: () => underWay,
    become(next, of = 'all') {
      state = next
      share = of
      for (const outgoing of hung) outgoing.destroy()
      hung.clear()
    },
  }
}

async function read(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part)
  return Buffer.concat(parts)
}

function passOn(
  target: string,
  { url = '/', method = 'GET', headers }: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
  lost: boolean,
  done: () => void,
): void {
  const onward = request(new URL(url, target), { method, headers }, (answer) => {
    answer.on('close', done)
    if (lost) {
      // Read to the end: the other side has done its work.
      answer.resume().on('end', () => outgoing.destroy())
      return
    }
    if (outgoing.destroyed) return void answer.resume()
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(outgoing)
  })
  onward.on('error', () => {
    done()
    outgoing.destroy()
  })
  onward.end(body)
}

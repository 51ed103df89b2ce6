import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'
import { afterFile } from './cleanup'

export interface CutLine {
  readonly port: number
  readonly url: string
  /** Where it leads, once that is known. */
  lead(to: number): void
  /** Every connection breaks, and none is taken, until `mend`. */
  cut(): Promise<void>
  mend(): Promise<void>
  /** Connections stay and are taken, and nothing passes any more, until `flow`; what was sent meanwhile then arrives. */
  hang(): void
  flow(): void
  /** What is open now hangs for good; what opens from now on passes. */
  forget(): void
  /** How many connections it has taken. */
  taken(): number
}

/** A line below HTTP, for sockets as well: what enters at its port leaves at another, while it is not cut. */
export async function startCutLine(): Promise<CutLine> {
  let target = 0
  const open = new Set<Socket>()
  const hung: Socket[] = []
  let hangs = false
  let taken = 0
  const server = createServer((incoming) => {
    taken += 1
    const outgoing = connect(target, '127.0.0.1')
    for (const socket of [incoming, outgoing]) {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
      // The other end goes with it.
      socket.on('error', () => {})
    }
    incoming.on('close', () => outgoing.destroy())
    outgoing.on('close', () => incoming.destroy())
    incoming.pipe(outgoing).pipe(incoming)
    if (hangs) for (const socket of [incoming, outgoing]) socket.pause()
  })
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve))
  const cut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of open) socket.destroy()
    })
  await listen(0)
  const { port } = server.address() as AddressInfo
  afterFile(async () => {
    for (const socket of hung) socket.destroy()
    if (server.listening) await cut()
  })
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    lead(to) {
      target = to
    },
    taken: () => taken,
    cut,
    mend: () => listen(port),
    hang() {
      hangs = true
      for (const socket of open) socket.pause()
    },
    forget() {
      hangs = false
      for (const socket of open) socket.pause()
      hung.push(...open)
      open.clear()
    },
    flow() {
      hangs = false
      for (const socket of open) socket.resume()
    },
  }
}

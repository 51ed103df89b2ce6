import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { afterFile } from '../support/cleanup'

/** Time in which a node must answer the health check; a node that does not gets no new connections. */
const HEALTHY_WITHIN_MS = 1_500
const CHECK_EVERY_MS = 1_000

/** The one address that clients open, as a hospital's load balancer offers it. */
export interface Front {
  readonly origin: string
  stop(): void
}

/** Starts a load balancer below HTTP: each connection goes to the next healthy node, and all nodes count where none is healthy. */
export async function startFront(ports: readonly number[]): Promise<Front> {
  let healthy: readonly number[] = ports
  let turn = 0
  let stopped = false
  const open = new Set<Socket>()
  const server = createServer((incoming) => {
    const among = healthy.length > 0 ? healthy : ports
    turn += 1
    const outgoing = connect(among[turn % among.length] ?? 0, '127.0.0.1')
    for (const socket of [incoming, outgoing]) {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
      // The other end goes with it.
      socket.on('error', () => {})
    }
    incoming.on('close', () => outgoing.destroy())
    outgoing.on('close', () => incoming.destroy())
    incoming.pipe(outgoing).pipe(incoming)
  })
  const check = async () => {
    const answers = await Promise.all(ports.map(isHealthy))
    healthy = ports.filter((_port, index) => answers[index])
    if (!stopped) setTimeout(check, CHECK_EVERY_MS)
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  void check()
  const stop = () => {
    stopped = true
    server.close()
    for (const socket of open) socket.destroy()
  }
  afterFile(stop)
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop }
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`, {
      signal: AbortSignal.timeout(HEALTHY_WITHIN_MS),
    })
    await answer.text()
    return answer.ok
  } catch {
    return false
  }
}

import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A wire to a server that can be cut, WebSockets and all. */
export interface SocketLine {
  readonly origin: string
  /** Breaks every connection and lets none through for `ms`. */
  breakOff(ms: number): Promise<void>
  close(): Promise<void>
}

/** Passes bytes on to `target`, an http origin. */
export async function startSocketLine(target: string): Promise<SocketLine> {
  const { hostname, port } = new URL(target)
  const open = new Set<Socket>()
  let cut = false
  const hold = (socket: Socket) => {
    open.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => open.delete(socket))
  }
  const server = createServer((near) => {
    hold(near)
    if (cut) return void near.destroy()
    const far = connect(Number(port), hostname)
    hold(far)
    near.pipe(far)
    far.pipe(near)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const breakAll = () => {
    for (const socket of open) socket.destroy()
  }
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async breakOff(ms) {
      cut = true
      breakAll()
      await new Promise((resolve) => setTimeout(resolve, ms))
      cut = false
    },
    async close() {
      breakAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

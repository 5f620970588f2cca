import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

type Pair = { near: Socket; far: Socket }

/** Sends on what one side says, and ends the other side when it ends. */
function carry(from: Socket, to: Socket): void {
  from.on('data', (chunk) => {
    if (!to.write(chunk)) from.pause()
  })
  to.on('drain', () => from.resume())
  from.on('end', () => to.end())
  from.on('error', () => to.destroy())
}

/**
 * Stands between a client and a server on this machine as a network that can break in the ways
 * networks do. Nothing is faked: clients meet real sockets.
 */
export async function startTcpProxy(target: { host?: string; port: number }) {
  const pairs = new Set<Pair>()
  /** Connections that carry nothing any more. Their other side is not told that they ended. */
  const lost = new Set<Pair>()
  let isSilent = false
  const hush = ({ near, far }: Pair) => {
    near.pause()
    far.pause()
  }

  const server = createServer((near) => {
    const far = connect({ host: target.host ?? '127.0.0.1', port: target.port })
    const pair = { near, far }
    pairs.add(pair)
    for (const socket of [near, far]) {
      socket.setNoDelay(true)
      socket.on('close', () => {
        if (lost.has(pair)) return
        pairs.delete(pair)
        near.destroy()
        far.destroy()
      })
    }
    carry(near, far)
    carry(far, near)
    if (isSilent) hush(pair)
  })
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  await listen(0)
  const { port } = server.address() as AddressInfo

  const cut = () => {
    for (const { near, far } of pairs) {
      near.resetAndDestroy()
      far.resetAndDestroy()
    }
    pairs.clear()
    lost.clear()
  }

  return {
    port,
    /** Returns an address, such as a database's, with the proxy in place of the server. */
    through(address: string): string {
      const url = new URL(address)
      url.hostname = '127.0.0.1'
      url.port = String(port)
      return url.href
    },
    /** How many connections there are, working or not. */
    connections: () => pairs.size,
    /** Resets all connections, as a restart of the server does; new ones work. */
    cut,
    /** Resets all connections and refuses new ones, as a server that is not running. */
    refuse(): void {
      if (server.listening) server.close()
      cut()
    },
    /**
     * From now on no connection carries anything, old or new, and nobody is told: packets are
     * dropped. What was sent meanwhile arrives after `restore`.
     */
    blackHole(): void {
      isSilent = true
      for (const pair of pairs) hush(pair)
    },
    /**
     * The connections that are open never carry anything again, and nobody is told, as when a
     * firewall forgets them; new ones work.
     */
    loseConnections(): void {
      for (const pair of pairs) {
        lost.add(pair)
        for (const socket of [pair.near, pair.far]) socket.removeAllListeners('data')
        hush(pair)
      }
    },
    /** Carries everything again: the connections of a black hole, and new ones. */
    async restore(): Promise<void> {
      isSilent = false
      for (const pair of pairs) {
        if (lost.has(pair)) continue
        pair.near.resume()
        pair.far.resume()
      }
      if (!server.listening) await listen(port)
    },
    async [Symbol.asyncDispose](): Promise<void> {
      cut()
      if (!server.listening) return
      server.close()
      await once(server, 'close')
    },
  }
}

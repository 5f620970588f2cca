import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'

/**
 * Starts a load balancer of TCP connections: each goes to the next of the ports that takes it, so
 * that a person meets another backend at every connection.
 */
export async function startBalancer(ports: readonly number[]) {
  let turn = 0
  const server = createServer((near) => {
    near.on('error', () => near.destroy())
    const attempt = (left: number) => {
      if (left === 0) return void near.destroy()
      const far = connect({ host: '127.0.0.1', port: ports[turn++ % ports.length] ?? 0 })
      let isOpen = false
      far.on('connect', () => {
        isOpen = true
        near.pipe(far)
        far.pipe(near)
      })
      far.on('error', () => (isOpen ? near.destroy() : attempt(left - 1)))
      near.on('close', () => far.destroy())
    }
    attempt(ports.length)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => void server.close(),
  }
}

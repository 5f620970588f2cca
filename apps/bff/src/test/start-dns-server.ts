import { createSocket, type RemoteInfo } from 'node:dgram'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import {
  type Answer,
  AUTHORITATIVE_ANSWER,
  decode,
  encode,
  type Packet,
  type Question,
  RECURSION_AVAILABLE,
  TRUNCATED_RESPONSE,
} from 'dns-packet'

/** Response codes. Source: RFC 1035, 4.1.1. */
export const rcodes = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 }

type Said = {
  rcode?: keyof typeof rcodes
  /** True if it answers for its own zone. */
  authoritative?: boolean
  answers?: Answer[]
  authorities?: Answer[]
  /** True if the answer comes over TCP only. */
  truncated?: boolean
  /** True if it is cut off over TCP, too. */
  alwaysTruncated?: boolean
  /** How late it comes over UDP. Milliseconds. */
  lateMs?: number
}

type Query = { question: Question; overTcp: boolean; isUnchecked: boolean; clientPort: number }

/** What a server does with a query: answers, sends bytes of its own, or is silent. */
export type Behaviour = (query: Query) => Said | 'silent' | ((query: Packet) => Buffer[])

/** Makes the answer to a query, which the server would send. */
export function encodeAnswer(query: Packet, said: Said, changes: Packet = {}): Buffer {
  const { rcode = 'NOERROR', authoritative = false, answers = [], authorities = [] } = said
  const isShort = said.truncated === true
  return encode({
    type: 'response',
    id: query.id ?? 0,
    flags:
      RECURSION_AVAILABLE |
      (authoritative ? AUTHORITATIVE_ANSWER : 0) |
      (isShort ? TRUNCATED_RESPONSE : 0) |
      rcodes[rcode],
    questions: query.questions ?? [],
    answers: isShort ? [] : answers,
    authorities,
    ...changes,
  })
}

/**
 * Starts a DNS server that does what a test says, on a port of a loopback address: one that lies, is
 * silent, is late or refuses. `queries` are those that it received.
 */
export async function startDnsServer(behaviour: Behaviour, address = '127.0.0.1', wanted = 0) {
  const queries: Query[] = []
  const timers = new Set<NodeJS.Timeout>()
  const packetsFor = (bytes: Buffer, clientPort = 0, overTcp = clientPort === 0) => {
    const nothing: { packets: Buffer[]; lateMs: number } = { packets: [], lateMs: 0 }
    const packet = decode(bytes)
    const [question] = packet.questions ?? []
    if (!question) return nothing
    const query = { question, overTcp, isUnchecked: packet.flag_cd, clientPort }
    queries.push(query)
    const said = behaviour(query)
    if (said === 'silent') return nothing
    if (typeof said === 'function') return { ...nothing, packets: said(packet) }
    const truncated = said.alwaysTruncated === true || (said.truncated === true && !overTcp)
    const packets = [encodeAnswer(packet, { ...said, truncated })]
    return { packets, lateMs: said.lateMs ?? 0 }
  }

  const connections = new Set<Socket>()
  const tcp = createServer((connection) => {
    connections.add(connection)
    connection.on('error', () => connection.destroy())
    connection.on('data', (bytes) => {
      for (const packet of packetsFor(Buffer.from(bytes).subarray(2)).packets) {
        const length = Buffer.alloc(2)
        length.writeUInt16BE(packet.length)
        connection.write(Buffer.concat([length, packet]))
      }
    })
  })
  tcp.listen(wanted, address)
  await once(tcp, 'listening')
  // The address of a TCP server is never a string.
  const { port } = tcp.address() as AddressInfo
  const udp = createSocket('udp4')
  udp.on('message', (bytes, client: RemoteInfo) => {
    const { lateMs, packets } = packetsFor(bytes, client.port)
    const send = () => {
      for (const packet of packets) udp.send(packet, client.port, client.address)
    }
    if (lateMs === 0) send()
    else timers.add(setTimeout(send, lateMs))
  })
  udp.bind(port, address)
  await once(udp, 'listening')
  return {
    address,
    port,
    endpoint: { address, port },
    /** As the settings name it. */
    setting: `${address}:${port}`,
    queries,
    async [Symbol.asyncDispose]() {
      for (const timer of timers) clearTimeout(timer)
      udp.close()
      tcp.close()
      for (const connection of connections) connection.destroy()
    },
  }
}

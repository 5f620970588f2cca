import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { decode, encode, type Packet, TRUNCATED_RESPONSE } from 'dns-packet'
import type { Clock } from '../clock.ts'
import type { FaultList } from '../controls/faults.ts'
import type { State } from '../state/state.ts'
import { answerQuery, maxUdpBytes, responseCodes } from './answer.ts'

const host = '127.0.0.1'

/** The length of a packet's header, in bytes. Source: RFC 1035, 4.1.1. */
const headerBytes = 12

/**
 * The longest UDP packet for clients that do not ask for more, in bytes. Source: RFC 1035, 4.2.1.
 */
const plainUdpBytes = 512

/** How long a TCP connection may be silent, in milliseconds. */
const idleMs = 10_000

export type DnsServer = { port: number; close(): void }

function udpLimit({ additionals = [] }: Packet): number {
  const option = additionals.find((record) => record.type === 'OPT')
  const size = option?.type === 'OPT' ? option.udpPayloadSize : plainUdpBytes
  return Math.min(Math.max(size, plainUdpBytes), maxUdpBytes)
}

/** Answers a query; undefined for one that gets no answer. */
type Answerer = (query: Packet) => Promise<Packet | undefined> | Packet | undefined

/**
 * Starts the simulated DNS on a port of 127.0.0.1, over UDP and TCP; port 0 takes a free one. A
 * query that meets the fault `drop` gets no answer, one that meets `latency` a late one, and one that
 * meets another gets SERVFAIL.
 * Errors: a port in use. Source: EMB-04.
 */
export async function startDnsServer(
  zone: Pick<State, 'dnsRecords'>,
  clock: Clock,
  wanted = 0,
  faults?: FaultList,
): Promise<DnsServer> {
  return serveDns(async (query) => {
    const fault = faults?.meets('DnsQuery')
    if (fault?.kind === 'drop') return undefined
    if (fault?.kind === 'latency') await wait(fault.latencyMs, undefined, { ref: false })
    else if (fault) return { ...query, type: 'response', flags: responseCodes.SERVFAIL }
    return answerQuery(zone, query, clock.now)
  }, wanted)
}

/** Serves answers on a port of 127.0.0.1, over UDP and TCP; port 0 takes a free one. */
export async function serveDns(answerer: Answerer, wanted: number): Promise<DnsServer> {
  /** Returns the answer to a packet; undefined for a packet that is not a query. */
  const answer = async (
    packet: Buffer,
    limitOf: (query: Packet) => number,
  ): Promise<Buffer | undefined> => {
    if (packet.length < headerBytes) return undefined
    let query: Packet
    try {
      query = decode(packet)
    } catch {
      return encode({ type: 'response', id: packet.readUInt16BE(0), flags: responseCodes.FORMERR })
    }
    // Two servers that answered each other's answers would never stop.
    if (query.type !== 'query') return undefined
    try {
      const response = await answerer(query)
      if (!response) return undefined
      const bytes = encode(response)
      if (bytes.length <= limitOf(query)) return bytes
      return encode({ ...response, answers: [], flags: (response.flags ?? 0) | TRUNCATED_RESPONSE })
    } catch {
      // An imported state may contain a record that does not fit into a packet.
      return encode({ type: 'response', id: query.id ?? 0, flags: responseCodes.SERVFAIL })
    }
  }

  const connections = new Set<Socket>()
  const tcp = createServer((connection) => {
    connections.add(connection)
    let received = Buffer.alloc(0)
    connection.setTimeout(idleMs, () => connection.destroy())
    connection.on('error', () => connection.destroy())
    connection.on('close', () => connections.delete(connection))
    connection.on('data', (chunk) => {
      received = Buffer.concat([received, Buffer.from(chunk)])
      // Over TCP each packet is preceded by its length.
      while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
        const end = 2 + received.readUInt16BE(0)
        const packet = received.subarray(2, end)
        received = received.subarray(end)
        void answer(packet, () => 65_535).then((bytes) => {
          if (!bytes) return connection.destroy()
          const length = Buffer.alloc(2)
          length.writeUInt16BE(bytes.length)
          return connection.write(Buffer.concat([length, bytes]))
        })
      }
    })
  })
  tcp.listen(wanted, host)
  await once(tcp, 'listening')
  // The address of a TCP server is never a string.
  const { port } = tcp.address() as AddressInfo

  let isClosed = false
  const udp = createSocket('udp4')
  udp.on('message', (packet, { port: sender, address }) => {
    void answer(packet, udpLimit).then((bytes) => {
      // The client may be gone, and the server closed while a late answer waited.
      if (bytes && !isClosed) udp.send(bytes, sender, address, () => {})
    })
  })
  udp.bind(port, host)
  try {
    await once(udp, 'listening')
  } catch (error) {
    tcp.close()
    throw error
  }
  // Some systems report here that a client is gone.
  udp.on('error', () => {})

  return {
    port,
    close() {
      isClosed = true
      udp.close()
      tcp.close()
      for (const connection of connections) connection.destroy()
    },
  }
}

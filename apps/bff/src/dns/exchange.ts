import { randomInt } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect, isIPv6 } from 'node:net'
import type { DnsFailure } from '@mailroom/schemas/dns-records'
import {
  type Answer,
  AUTHENTIC_DATA,
  CHECKING_DISABLED,
  type DecodedPacket,
  decode,
  encode,
  type Packet,
  type Question,
  RECURSION_DESIRED,
} from 'dns-packet'
import { comparableName } from './record-text.ts'

/** The address and the port of a DNS server. */
export type Endpoint = { address: string; port: number }

/** How long a server may take for a question, with all attempts. Milliseconds. */
const serverMs = 5_000

/** After this time, a question is sent once more: the first packet may be lost. Milliseconds. */
const repeatMs = 1_500

/** The longest UDP packet that is asked for; longer ones may be lost. Bytes. Source: RFC 9715. */
const maxUdpBytes = 1_232

/** The longest packet over TCP, by its two bytes of length. Source: RFC 1035, 4.2.2. */
const maxTcpBytes = 65_535

/** After this many packets that do not fit, a server is given up. */
const maxMisfits = 100

/** The response codes of servers that do not know EDNS. Source: RFC 6891, 7. */
const withoutExtension: readonly string[] = ['FORMERR', 'NOTIMP']

/** What a DNS server cannot be asked: there is a reason why there is no answer. */
class NoAnswer extends Error {
  readonly failure: DnsFailure

  constructor(failure: DnsFailure) {
    super(failure)
    this.failure = failure
  }
}

/** An answer of a server, as it came. */
export type Response = Omit<DecodedPacket, keyof Packet> & {
  /** The response code by its name, such as `NXDOMAIN`. */
  rcode: string
  answers: readonly Answer[]
  authorities: readonly Answer[]
}

/** What came of asking a server: its answer, or why there is none. */
export type Exchange = {
  /** Packets that came from the server and were no answer to this question. */
  misfits: number
  milliseconds: number
} & ({ response: Response; failure?: never } | { response?: never; failure: DnsFailure })

type Manner = {
  /** True if the server shall ask others. */
  recursive: boolean
  /** True if the server shall answer although signatures are wrong. */
  unchecked?: boolean | undefined
  /** How long the exchange may take, if that is less than a server has. Milliseconds. */
  limitMs?: number | undefined
}

function queryOf(question: Question, { recursive, unchecked }: Manner, isExtended: boolean) {
  const flags =
    AUTHENTIC_DATA |
    (recursive ? RECURSION_DESIRED : 0) |
    (unchecked === true ? CHECKING_DISABLED : 0)
  const extension: Answer = {
    ...{ type: 'OPT', name: '.', udpPayloadSize: maxUdpBytes, extendedRcode: 0, ednsVersion: 0 },
    ...{ flags: 0, flag_do: false, options: [] },
  }
  const additionals = isExtended ? [extension] : []
  const questions: [Question] = [question]
  return { type: 'query' as const, id: randomInt(65_536), flags, questions, additionals }
}

type Query = ReturnType<typeof queryOf>

/** Returns a packet if it is an answer to a query; undefined for anything else. */
function responseTo(query: Query, bytes: Buffer): Response | undefined {
  let packet: DecodedPacket & { rcode?: unknown }
  try {
    packet = decode(bytes)
    // The library fills up what is cut off.
    if (decode.bytes > bytes.length) return undefined
  } catch {
    return undefined
  }
  const { type, id, questions = [], answers = [], authorities = [], rcode } = packet
  const [asked] = query.questions
  const [told, ...others] = questions
  // A server that does not understand a query may leave its question out.
  const isBare = told === undefined && rcode !== 'NOERROR' && rcode !== 'NXDOMAIN'
  const isSame =
    told?.type === asked.type &&
    told.class === 'IN' &&
    comparableName(told.name) === comparableName(asked.name)
  if (type !== 'response' || id !== query.id || others.length > 0 || !(isBare || isSame))
    return undefined
  return { ...packet, rcode: String(rcode), answers, authorities }
}

function failureOf(error: unknown): DnsFailure {
  if (error instanceof NoAnswer) return error.failure
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ABORT_ERR') return 'timeout'
  if (code === 'ECONNREFUSED') return 'connectionRefused'
  // This machine has no way there, for example because it has no IPv6.
  if (['ENETUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(code)) return 'noRoute'
  return 'unreachable'
}

type Tally = { misfits: number }

/**
 * Asks over UDP. The socket is connected, so that the system drops what others than the server
 * send, and has a port that the system has chosen for it alone.
 */
async function overUdp(
  { address, port }: Endpoint,
  query: Query,
  { signal, tally }: { signal: AbortSignal; tally: Tally },
): Promise<Response> {
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4')
  const { promise, resolve, reject } = Promise.withResolvers<Response>()
  const bytes = encode(query)
  const send = () => socket.send(bytes, (error) => error && reject(error))
  const repeat = setTimeout(send, repeatMs)
  const giveUp = () => reject(new NoAnswer('timeout'))
  signal.addEventListener('abort', giveUp, { once: true })
  socket.on('error', reject)
  socket.on('message', (packet) => {
    const response = responseTo(query, packet)
    if (response) return resolve(response)
    tally.misfits++
    if (tally.misfits >= maxMisfits) reject(new NoAnswer('badAnswer'))
  })
  try {
    socket.connect(port, address, send)
    return await promise
  } finally {
    clearTimeout(repeat)
    signal.removeEventListener('abort', giveUp)
    socket.close()
  }
}

/**
 * Asks over TCP, where an answer is preceded by its length, 64 kB at most. Source: RFC 1035, 4.2.2.
 */
async function overTcp(
  { address, port }: Endpoint,
  query: Query,
  { signal, tally }: { signal: AbortSignal; tally: Tally },
): Promise<Response> {
  const socket = connect({ host: address, port, signal })
  try {
    await once(socket, 'connect', { signal })
    const bytes = encode(query)
    const length = Buffer.alloc(2)
    length.writeUInt16BE(bytes.length)
    socket.write(Buffer.concat([length, bytes]))
    const received = Buffer.alloc(2 + maxTcpBytes)
    let size = 0
    for await (const chunk of socket) {
      size += chunk.copy(received, size)
      const end = 2 + received.readUInt16BE(0)
      if (size < 2 || size < end) continue
      const response = responseTo(query, received.subarray(2, end))
      // Nothing can be longer than over TCP: what is missing in it, nobody knows.
      if (response?.flag_tc) throw new NoAnswer('cutOff')
      if (response) return response
      tally.misfits++
      break
    }
    throw new NoAnswer(signal.aborted ? 'timeout' : 'badAnswer')
  } finally {
    socket.destroy()
  }
}

/**
 * Asks a DNS server a question: over UDP, and over TCP if the answer is too long for that. Takes an
 * answer only from the server that was asked, with the id and the question of the query. Ends after
 * five seconds, and never throws.
 */
export async function exchange(
  server: Endpoint,
  question: Question,
  manner: Manner,
): Promise<Exchange> {
  const begun = performance.now()
  const { limitMs = serverMs } = manner
  const signal = AbortSignal.timeout(Math.max(1, Math.min(serverMs, Math.ceil(limitMs))))
  const tally: Tally = { misfits: 0 }
  const told = () => ({
    misfits: tally.misfits,
    milliseconds: Math.round(performance.now() - begun),
  })
  const ask = async (isExtended: boolean) => {
    const query = queryOf(question, manner, isExtended)
    const response = await overUdp(server, query, { signal, tally })
    return response.flag_tc ? overTcp(server, query, { signal, tally }) : response
  }
  try {
    const response = await ask(true)
    if (!withoutExtension.includes(response.rcode)) return { ...told(), response }
    return { response: await ask(false), ...told() }
  } catch (error) {
    return { ...told(), failure: signal.aborted ? 'timeout' : failureOf(error) }
  }
}

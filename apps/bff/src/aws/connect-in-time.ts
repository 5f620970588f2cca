import * as http from 'node:http'
import * as https from 'node:https'
import { Socket } from 'node:net'
import { whenHeard } from './heard-time.ts'

/** How long connecting may take. Milliseconds. */
const connectMs = 3_000

/** Makes an agent give up connections that AWS does not accept in time. */
function connectingInTime<Agent extends http.Agent>(agent: Agent): Agent {
  const connect = agent.createConnection.bind(agent)
  agent.createConnection = (...args) => {
    const socket = connect(...args)
    if (!(socket instanceof Socket) || !socket.connecting) return socket
    const cancel = whenHeard(connectMs, () => {
      const error = new Error('AWS did not accept a connection in time')
      socket.destroy(Object.assign(error, { code: 'ETIMEDOUT', syscall: 'connect' }))
    })
    socket.once('connect', cancel).once('close', cancel)
    return socket
  }
  return agent
}

/** Makes the agents of a client, which keep connections and have `maxSockets` at most. */
export function connectInTime(maxSockets: number) {
  const options = { keepAlive: true, maxSockets }
  return {
    httpAgent: connectingInTime(new http.Agent(options)),
    httpsAgent: connectingInTime(new https.Agent(options)),
  }
}

/** The system calls before anything is sent. */
const beforeSending = ['connect', 'getaddrinfo']

/** Returns whether a call failed before anything was sent to AWS. */
export function isUnsent(error: unknown): boolean {
  // Of a host with several addresses.
  if (error instanceof AggregateError) return error.errors.every(isUnsent)
  return (
    error instanceof Error && 'syscall' in error && beforeSending.includes(String(error.syscall))
  )
}

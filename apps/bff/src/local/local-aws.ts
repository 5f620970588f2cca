import { serveLocalAws } from '@mailroom/local-aws'
import { regions } from '@mailroom/schemas/region'
import type { Connection } from '../aws/clients.ts'

export type LocalConnection = { connection: Connection; close(): Promise<void> }

/**
 * Starts the local AWS with its sample data and returns the connection to it. Only this file of the
 * backend knows the local AWS.
 */
export async function startLocalConnection(options: {
  port: number
  dataDir: string | undefined
  seedUsers: number
  requestsPerSecond: number
}): Promise<LocalConnection> {
  const { port, dataDir, seedUsers, requestsPerSecond } = options
  const aws = await serveLocalAws({
    port,
    controls: true,
    // A cut-over asks two, and they may disagree.
    dnsResolverPorts: [0, 0],
    sample: { users: seedUsers },
    ...(dataDir === undefined ? {} : { dataDir }),
  })
  return {
    connection: {
      id: 'local',
      name: 'Local AWS',
      regions: [...regions],
      readOnly: false,
      requestsPerSecond,
      local: true,
      resolvers: [aws.dnsServer],
      cachingResolvers: aws.dnsResolvers,
      endpoint: aws.endpoint,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    },
    close: () => aws.close(),
  }
}

import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalIdentityProvider } from '../../apps/bff/src/local/identity-provider.ts'
import { startPostgres } from '../../apps/bff/src/test/start-postgres.ts'
import { startTcpProxy } from '../../apps/bff/src/test/tcp-proxy.ts'
import { startAwsRecorder, type Trouble } from './aws-recorder.ts'
import { startBalancer } from './balancer.ts'
import { program } from './program.ts'

const root = join(import.meta.dirname, '../..')

/** How long a silent process counts as working; short, so that others take over soon. Seconds. */
export const leaseSeconds = 3

/** How long AWS may take for a call. Seconds. */
export const awsTimeoutSeconds = 3

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

/**
 * Starts two backends on one PostgreSQL behind a balancer, with a local AWS and an identity
 * provider of their own, and a network between them that can break.
 */
export async function startCluster(pick: () => Trouble | undefined) {
  await using stack = new AsyncDisposableStack()
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-chaos-'))
  stack.defer(() => rmSync(folder, { recursive: true, force: true }))
  const postgres = stack.adopt(await startPostgres(), ({ close }) => close())
  const databaseUrl = await postgres.newDatabase()
  const databaseNetwork = stack.use(
    await startTcpProxy({ port: Number(new URL(databaseUrl).port) }),
  )

  const awsPort = await freePort()
  const aws = program({
    name: 'the local AWS',
    args: [
      join(root, 'packages/local-aws/src/main.js'),
      ...['--port', String(awsPort), '--data', join(folder, 'aws'), '--controls'],
    ],
    readyAt: `http://127.0.0.1:${awsPort}/__local/clock`,
  })
  const recorder = stack.adopt(
    await startAwsRecorder(() => `http://127.0.0.1:${awsPort}`, pick),
    ({ close }) => close(),
  )
  const ports = [await freePort(), await freePort()]
  const balancer = stack.adopt(await startBalancer(ports), ({ close }) => close())
  const identity = stack.adopt(await startLocalIdentityProvider(0, balancer.url), ({ close }) =>
    close(),
  )
  const keys = {
    audit: randomBytes(32).toString('base64'),
    job: randomBytes(32).toString('base64'),
  }
  const settings = {
    PUBLIC_URL: balancer.url,
    DATABASE_URL: databaseNetwork.through(databaseUrl),
    AUDIT_KEY: keys.audit,
    JOB_KEY: keys.job,
    JOB_LEASE_SECONDS: String(leaseSeconds),
    AWS_TIMEOUT_SECONDS: String(awsTimeoutSeconds),
    LOG_LEVEL: 'fatal',
    // The clock of AWS goes on by a day after each run of exports.
    END_OF_SERVICE_DATE: '2099-12-31',
    OIDC_ISSUER: identity.settings.issuer,
    OIDC_CLIENT_ID: identity.settings.clientId,
    OIDC_CLIENT_SECRET: identity.settings.clientSecret ?? '',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_EC2_METADATA_DISABLED: 'true',
    MAILROOM_CONNECTIONS: JSON.stringify([
      {
        ...{ id: 'local', name: 'The AWS of the test', region: 'us-east-1', readOnly: false },
        ...{ endpoint: recorder.endpoint, requestsPerSecond: 200 },
      },
    ]),
  }
  const backends = ports.map((port, each) =>
    program({
      name: `backend ${each + 1}`,
      args: [join(root, 'apps/bff/src/main.js')],
      env: { ...settings, PORT: String(port), DATA_DIR: join(folder, `backend-${each + 1}`) },
      readyAt: `http://127.0.0.1:${port}/readyz`,
    }),
  )
  for (const each of [aws, ...backends]) {
    stack.defer(() => each.kill())
    each.start()
  }
  for (const each of [aws, ...backends]) await each.untilReady()
  const running = stack.move()
  return {
    url: balancer.url,
    awsEndpoint: `http://127.0.0.1:${awsPort}`,
    databaseUrl,
    crashDatabase: () => postgres.crash(databaseUrl),
    auditKey: keys.audit,
    dataDir: join(folder, 'backend-1'),
    aws,
    backends,
    recorder,
    databaseNetwork,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}
export type Cluster = Awaited<ReturnType<typeof startCluster>>

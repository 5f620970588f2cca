import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { type AwsClients, awsClients, type Connection } from './clients.ts'

type Called = { service: string; operation: string; outcome: string }

function startClients() {
  const called: Called[] = []
  const clients = awsClients(2_000, {
    called: (call, outcome) => void called.push({ ...call, outcome }),
    throttled: () => {},
  })
  return { clients, called, [Symbol.asyncDispose]: clients.close }
}

const connection: Connection = {
  id: 'test',
  name: 'Test',
  regions: ['eu-west-1', 'us-west-2'],
  readOnly: true,
  requestsPerSecond: 10,
  local: false,
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
}

/** Starts a server that keeps the scope of each call's signature, and answers none of them. */
async function startRefusing() {
  const scopes: (string | undefined)[] = []
  const server = createServer((request, response) => {
    const [, scope] = /Credential=\w+\/\d+\/([^,]+)/.exec(request.headers.authorization ?? '') ?? []
    scopes.push(scope)
    response.writeHead(400).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    // The address of a TCP server is never a string.
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    scopes,
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function callAll(clients: AwsClients, at: Connection) {
  const of = [at, 'eu-west-1', 'read'] as const
  const calls = [
    async () => (await clients.workmail(...of)).listOrganizations({}),
    async () => (await clients.client('ses', ...of)).listIdentities({}),
    async () => (await clients.client('sts', ...of)).getCallerIdentity({}),
    async () => (await clients.client('iam', ...of)).getRole({ RoleName: 'mailroom' }),
    async () => (await clients.client('route53', ...of)).listHostedZones({}),
    async () => (await clients.client('ds', ...of)).describeDirectories({}),
    async () => (await clients.client('kms', ...of)).listAliases({}),
  ]
  await Promise.allSettled(calls.map((call) => call()))
}

test('each service is called at the address of the connection, in its Region', async () => {
  await using aws = await startRefusing()
  await using started = startClients()
  await callAll(started.clients, { ...connection, endpoint: aws.endpoint })
  // IAM and Route 53 are global: their calls are signed for us-east-1 wherever the connection is.
  expect(aws.scopes.sort()).toEqual([
    'eu-west-1/ds/aws4_request',
    'eu-west-1/kms/aws4_request',
    'eu-west-1/ses/aws4_request',
    'eu-west-1/sts/aws4_request',
    'eu-west-1/workmail/aws4_request',
    'us-east-1/iam/aws4_request',
    'us-east-1/route53/aws4_request',
  ])
  expect(started.called.map(({ service, operation }) => `${service}:${operation}`).sort()).toEqual([
    'ds:DescribeDirectories',
    'iam:GetRole',
    'kms:ListAliases',
    'route53:ListHostedZones',
    'ses:ListIdentities',
    'sts:GetCallerIdentity',
    'workmail:ListOrganizations',
  ])
})

test('a service with an address of its own is called there, the others are not', async () => {
  await using aws = await startRefusing()
  await using other = await startRefusing()
  await using started = startClients()
  const services = { sts: { endpoint: other.endpoint } }
  await callAll(started.clients, { ...connection, endpoint: aws.endpoint, services })
  expect(other.scopes).toEqual(['eu-west-1/sts/aws4_request'])
  expect(aws.scopes).toHaveLength(6)
})

test("without an address, AWS's own for the Region are used", async () => {
  await using started = startClients()
  const sts = await started.clients.client('sts', connection, 'eu-west-1', 'read')
  const iam = await started.clients.client('iam', connection, 'eu-west-1', 'read')
  const hosts = [sts, iam].map(async ({ config }) => {
    const { url } = config.endpointProvider({ Region: await config.region() })
    return url.hostname
  })
  expect(await Promise.all(hosts)).toEqual(['sts.eu-west-1.amazonaws.com', 'iam.amazonaws.com'])
})

test('clients are made once a Region, those of a global service once', async () => {
  await using started = startClients()
  const clientOf = (service: 'sts' | 'iam', region: 'eu-west-1' | 'us-west-2') =>
    started.clients.client(service, connection, region, 'read')
  expect(await clientOf('sts', 'eu-west-1')).toBe(await clientOf('sts', 'eu-west-1'))
  expect(await clientOf('sts', 'eu-west-1')).not.toBe(await clientOf('sts', 'us-west-2'))
  expect(await clientOf('iam', 'eu-west-1')).toBe(await clientOf('iam', 'us-west-2'))
})

test('a service that the settings switch off is not called', async () => {
  await using started = startClients()
  const off = { ...connection, services: { iam: { enabled: false } } }
  await expect(started.clients.client('iam', off, 'eu-west-1', 'read')).rejects.toMatchObject({
    error: { code: 'ServiceDisabled' },
  })
})

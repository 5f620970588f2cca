import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import * as z from 'zod'
import { ask, askConsole, plan, planExports, takeSnapshot } from './backend.ts'
import { ana, exampleId, prepareGroup, prepareRoom, prepareUser, workmail } from './local-aws.ts'

/** The addresses of the console, which a test of the web app writes from its table of routes. */
const file = join(import.meta.dirname, '../apps/web/src/addresses.txt')

/** Returns the patterns of all addresses of the console, so that no page or dialog is missed. */
export function patterns(): string[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  const found = new Set(lines.map((line) => line.slice(0, line.indexOf(' '))))
  return [...found].filter((pattern) => !redirects.includes(pattern))
}

/** The patterns that only redirect, and the one for unknown addresses. */
const redirects = ['/', '/:connectionId/:region', '/*']

/** A member that an address names; one that is missing fails. */
const Value = z.union([z.string(), z.number()]).transform(String)

const Ids = z.object({ items: z.array(z.record(z.string(), z.unknown())) })

/**
 * Returns a member of the first entry of a list: of the organization, or without an input of the
 * console.
 */
async function first(page: Page, list: string, member: string, input?: object): Promise<string> {
  const { items } = Ids.parse(await (input ? ask(page, list, input) : askConsole(page, list, {})))
  return Value.parse(items[0]?.[member])
}

/** Returns a token of the sample that no journey deletes, and its owner. */
async function thunderbirds(page: Page) {
  const { items } = Ids.parse(await ask(page, 'personalAccessTokens.list', {}))
  const token = items.find(({ name }) => name === 'Thunderbird')
  return {
    tokenId: Value.parse(token?.personalAccessTokenId),
    tokenOwnerId: Value.parse(token?.userId),
  }
}

/**
 * Prepares a value for every parameter of an address; an unknown parameter fails the test that
 * needs it.
 */
export async function prepareThings(page: Page, name: string): Promise<Record<string, string>> {
  const OrganizationId = exampleId
  const userId = await prepareUser(name)
  const granteeId = await prepareUser(`${name}.grantee`)
  const groupId = await prepareGroup(`${name} group`, [userId])
  const resourceId = await prepareRoom(`${name}.room`)
  const deviceId = await first(page, 'mobileDevices.list', 'deviceId', { userId: ana })
  const address = `${name}.alias@example.com`
  await workmail.createAlias({ OrganizationId, EntityId: userId, Alias: address })
  for (const EntityId of [userId, groupId])
    await workmail.putMailboxPermissions({
      ...{ OrganizationId, EntityId, GranteeId: granteeId, PermissionValues: ['SEND_AS'] },
    })
  await workmail.associateDelegateToResource({
    ...{ OrganizationId, ResourceId: resourceId, EntityId: userId },
  })
  await workmail.putMobileDeviceAccessOverride({
    ...{ OrganizationId, UserId: userId, DeviceId: deviceId, Effect: 'DENY' },
  })
  await ask(page, 'onboardingTemplates.put', { name: `staff of ${name}`, ...emptyTemplate })
  const policyName = await first(page, 'identityPolicies.list', 'policyName', {
    domainName: 'example.com',
  })
  const runId = await planExports(page, [ana])
  const testCase = `${name} sends`
  await ask(page, 'accessTestCases.put', {
    ...{ name: testCase, action: 'SMTP', ipAddress: '192.0.2.10', effect: 'ALLOW', expected: {} },
  })
  return {
    ...{ connectionId: 'local', region: 'us-east-1', organizationId: exampleId },
    ...{ domainName: 'example.com', localPart: 'postmaster', purpose: 'mx' },
    ...{ notificationType: 'Bounce', policyName },
    // The access control rule that every organization has.
    name: 'default',
    case: testCase,
    // And its mobile device access rule.
    ruleId: `default-${exampleId}`,
    ...{ userId, groupId, resourceId, deviceId, granteeId, address },
    ...{ principalType: 'GROUP', principalId: '9067500a2c-10000000-0000-4000-8000-000000000385' },
    ...{ memberId: userId, delegateId: userId, entityId: userId },
    ...(await thunderbirds(page)),
    jobId: await plan(page, { kind: 'disable', targets: { entityIds: [userId] } }),
    snapshotId: await takeSnapshot(page),
    ...{ kitId: await makeKit(page), kitTarget: 'Zoho' },
    runId,
    exportJobId: await completedExport(page),
    approvalId: await askForApproval(page, runId),
    findingId: 'ab'.repeat(16),
    ...{ item: 'contacts', act: 'close', moment: 'notice', language: 'en' },
    moverId: await recordedMover(page, name),
    impersonationRoleId: await first(page, 'impersonationRoles.list', 'impersonationRoleId', {}),
    number: '1',
    ...{ gate: await beginCutOver(page), step: 'record' },
    kind: 'grantPermissions',
    templateId: await first(page, 'onboardingTemplates.list', 'templateId', {}),
    sessionId: await first(page, 'sessions.list', 'id'),
  }
}

/** Begins the cut-over of the domain, unless it has begun. Returns what people note about one. */
async function beginCutOver(page: Page): Promise<string> {
  const begun = ask(page, 'cutOvers.create', { domain: 'example.com', target: 'M365' })
  await begun.catch(() => ask(page, 'cutOvers.describe', { domain: 'example.com' }))
  return 'targetVerified'
}

/** Returns the id of a new request for a second administrator's approval. */
async function askForApproval(page: Page, subjectId: string): Promise<string> {
  const asked = { operation: 'exportRuns.start', subjectId, reason: 'for the journeys' }
  const Asked = z.object({ approvalId: z.string() })
  return Asked.parse(await ask(page, 'approvals.request', asked)).approvalId
}

/** Returns a kit of a snapshot of everything, whatever is missing in it. */
async function makeKit(page: Page): Promise<string> {
  const Listed = z.object({ kits: z.array(z.object({ kitId: z.string() })) })
  const [known] = Listed.parse(await ask(page, 'kits.list', {})).kits
  if (known) return known.kitId
  await takeSnapshot(page, 'complete')
  const asked = { target: 'Generic', language: 'en', confirmIncomplete: true }
  const made = await ask(page, 'kits.generate', { ...asked, reason: 'for the journeys' })
  return z.object({ kitId: z.string() }).parse(made).kitId
}

/** Returns the id of a new record of a migration company's access. */
async function recordedMover(page: Page, company: string): Promise<string> {
  const recorded = {
    ...{ company, accountId: '111122223333', externalId: 'journeys', endsOn: '2099-01-31' },
    ...{ roleArn: 'arn:aws:iam::123456789012:role/Mover', version: 0 },
  }
  return z.object({ moverId: z.string() }).parse(await ask(page, 'movers.put', recorded)).moverId
}

/** Returns an export that is complete; the sample has one. */
async function completedExport(page: Page): Promise<string> {
  const { items } = Ids.parse(await ask(page, 'mailboxExportJobs.list', {}))
  return Value.parse(items.find(({ state }) => state === 'COMPLETED')?.jobId)
}

const emptyTemplate = {
  addressPattern: '{firstName}.{lastName}@example.com',
  groupIds: [],
  aliasPatterns: [],
  attributes: {},
}

/** Returns the address of a pattern for the prepared values. */
export function addressOf(pattern: string, things: Record<string, string>): string {
  const isAnas = /mobile-devices\/(devices\/:userId\/)?:deviceId/.test(pattern)
  const userId = isAnas ? ana : things[pattern.includes(':tokenId') ? 'tokenOwnerId' : 'userId']
  return pattern.replaceAll(/:(\w+)/g, (_, name: string) => {
    const thing = name === 'userId' ? userId : things[name]
    if (thing === undefined) throw new Error(`Prepare something for :${name} of ${pattern}`)
    return thing
  })
}

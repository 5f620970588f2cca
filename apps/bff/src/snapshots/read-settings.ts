import { ResourceNotFoundException } from '@aws-sdk/client-workmail'
import { camel } from '../operations/spelling.ts'
import { compareCodePoints, inOrder } from './canonical.ts'
import { domain, domains, receiptRules } from './read-mail.ts'
import { organizationIdOf as of, type Reader } from './reading.ts'

/** Returns an object whose lists of texts, which are sets, are in order. */
function withSetsInOrder(members: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name,
      Array.isArray(value) && value.every((each) => typeof each === 'string')
        ? inOrder(value)
        : value,
    ]),
  )
}

/** Returns undefined for AWS's error that means that there is no such setting. */
async function unlessNotSet<Answer>(asking: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

async function organization(reader: Reader) {
  const { source, ask, row, found } = reader
  const answer = await ask('DescribeOrganization', () =>
    source.workmail.describeOrganization(of(reader)),
  )
  if (!answer) return
  const { organizationId: id, defaultMailDomain, ...members } = camel(answer)
  row('organization', { ...members, id, defaultMailDomain: defaultMailDomain?.toLowerCase() })
  if (answer.ARN !== undefined) found({ kind: 'tags', subject: answer.ARN })
}

async function tags({ source, ask, row, task }: Reader) {
  const answer = await ask('ListTagsForResource', () =>
    source.workmail.listTagsForResource({ ResourceARN: task.subject }),
  )
  for (const { Key: key, Value: value } of answer?.Tags ?? []) row('tag', { key, value })
}

async function accessControlRules(reader: Reader) {
  const { source, ask, row } = reader
  const answer = await ask('ListAccessControlRules', () =>
    source.workmail.listAccessControlRules(of(reader)),
  )
  for (const rule of camel(answer?.Rules ?? [])) row('accessControlRule', withSetsInOrder(rule))
}

async function impersonationRoles(reader: Reader) {
  const { source, ask, all, row } = reader
  const roles = await all(
    'ListImpersonationRoles',
    (paging) => source.workmail.listImpersonationRoles({ ...of(reader), ...paging }),
    ({ Roles }) => Roles,
  )
  for (const listed of roles) {
    const ImpersonationRoleId = listed.ImpersonationRoleId ?? ''
    const answer = await ask('GetImpersonationRole', () =>
      source.workmail.getImpersonationRole({ ...of(reader), ImpersonationRoleId }),
    )
    const { impersonationRoleId: id, ...members } = camel({ ...listed, ...answer })
    const rules = answer?.Rules?.map((rule) => {
      const { impersonationRuleId: ruleId, ...rest } = camel(rule)
      const said = Object.entries(withSetsInOrder({ ...rest, id: ruleId }))
      return Object.fromEntries(said.filter(([, value]) => value !== undefined && value !== ''))
    })
    row('impersonationRole', { ...members, id, rules })
  }
}

async function mobileDeviceAccessRules(reader: Reader) {
  const { source, ask, row } = reader
  const answer = await ask('ListMobileDeviceAccessRules', () =>
    source.workmail.listMobileDeviceAccessRules(of(reader)),
  )
  for (const rule of camel(answer?.Rules ?? [])) {
    const { mobileDeviceAccessRuleId: id, ...members } = rule
    row('mobileDeviceAccessRule', { ...withSetsInOrder(members), id })
  }
}

async function mobileDeviceAccessOverrides(reader: Reader) {
  const { source, page, row } = reader
  const answer = await page('ListMobileDeviceAccessOverrides', (paging) =>
    source.workmail.listMobileDeviceAccessOverrides({ ...of(reader), ...paging }),
  )
  for (const override of camel(answer?.Overrides ?? [])) row('mobileDeviceAccessOverride', override)
}

/** The API redacts the password of a server; this takes nothing but what the table names. */
async function availabilityConfigurations(reader: Reader) {
  const { source, all, row } = reader
  const configurations = await all(
    'ListAvailabilityConfigurations',
    (paging) => source.workmail.listAvailabilityConfigurations({ ...of(reader), ...paging }),
    ({ AvailabilityConfigurations }) => AvailabilityConfigurations,
  )
  for (const { DomainName, ProviderType, EwsProvider, LambdaProvider, ...dates } of configurations)
    row('availabilityConfiguration', {
      ...{ domain: DomainName?.toLowerCase(), providerType: ProviderType },
      ...{ ewsEndpoint: EwsProvider?.EwsEndpoint, ewsUsername: EwsProvider?.EwsUsername },
      lambdaArn: LambdaProvider?.LambdaArn,
      ...camel({ DateCreated: dates.DateCreated, DateModified: dates.DateModified }),
    })
}

async function identityProvider(reader: Reader) {
  const { source, ask, row } = reader
  const answer = await ask('DescribeIdentityProviderConfiguration', () =>
    unlessNotSet(source.workmail.describeIdentityProviderConfiguration(of(reader))),
  )
  if (answer?.AuthenticationMode === undefined) return
  const { IdentityCenterConfiguration: center, PersonalAccessTokenConfiguration: token } = answer
  row('identityProvider', {
    authenticationMode: answer.AuthenticationMode,
    identityCenter: center && camel(center),
    ...{ tokenStatus: token?.Status, tokenLifetimeDays: token?.LifetimeInDays },
  })
}

async function personalAccessTokens(reader: Reader) {
  const { source, page, row } = reader
  const answer = await page('ListPersonalAccessTokens', (paging) =>
    source.workmail.listPersonalAccessTokens({ ...of(reader), ...paging }),
  )
  for (const token of camel(answer?.PersonalAccessTokenSummaries ?? [])) {
    const { personalAccessTokenId: id, dateCreated, dateLastUsed, expiresTime, ...rest } = token
    const members = { ...withSetsInOrder(rest), created: dateCreated, expires: expiresTime }
    row('personalAccessToken', { ...members, id })
    row('tokenUse', { id, lastUsed: dateLastUsed, readAt: source.now().toISOString() })
  }
}

async function retentionPolicy(reader: Reader) {
  const { source, ask, row } = reader
  const answer = await ask('GetDefaultRetentionPolicy', () =>
    unlessNotSet(source.workmail.getDefaultRetentionPolicy(of(reader))),
  )
  if (answer?.Id === undefined) return
  const { folderConfigurations, ...members } = camel(answer)
  const folders = folderConfigurations
    ?.map(({ name, action, period }) => ({
      ...{ ...(name && { name }), ...(action && { action }) },
      ...(period === undefined ? {} : { period }),
    }))
    .toSorted((one, other) => compareCodePoints(one.name ?? '', other.name ?? ''))
  row('retentionPolicy', { ...members, folders })
}

async function emailMonitoring(reader: Reader) {
  const { source, ask, row } = reader
  const answer = await ask('DescribeEmailMonitoringConfiguration', () =>
    unlessNotSet(source.workmail.describeEmailMonitoringConfiguration(of(reader))),
  )
  if (answer?.LogGroupArn !== undefined) row('emailMonitoring', camel(answer))
}

async function inboundDmarc(reader: Reader) {
  const { source, ask, row } = reader
  const answer = await ask('DescribeInboundDmarcSettings', () =>
    source.workmail.describeInboundDmarcSettings(of(reader)),
  )
  if (answer?.Enforced !== undefined) row('inboundDmarc', { enforced: answer.Enforced })
}

async function exportJobs(reader: Reader) {
  const { source, page, row } = reader
  const answer = await page('ListMailboxExportJobs', (paging) =>
    source.workmail.listMailboxExportJobs({ ...of(reader), ...paging }),
  )
  for (const job of camel(answer?.Jobs ?? [])) {
    const { jobId: id, s3BucketName: bucket, s3Path: path, estimatedProgress, ...members } = job
    row('exportJob', {
      ...{ ...members, id, bucket, path, progress: estimatedProgress },
      readAt: source.now().toISOString(),
    })
  }
}

/** The tasks of every snapshot, besides the lists of users, groups and resources. */
export const settingTasks = {
  ...{ organization, domains, receiptRules, accessControlRules, impersonationRoles },
  ...{ mobileDeviceAccessRules, availabilityConfigurations, identityProvider },
  ...{ retentionPolicy, emailMonitoring, inboundDmarc, exportJobs },
}

/** The tasks that name users, of a complete snapshot only. */
export const peopleTasks = { mobileDeviceAccessOverrides, personalAccessTokens }

/** The tasks that other tasks find. */
export const foundTasks = { tags, domain }

import { accountId } from '../account.ts'
import { makeBucket } from '../s3/export-bucket.ts'
import type { State } from '../state/state.ts'
import { sampleExportJobs } from './export-jobs.ts'
import { putSampleIdentities, sampleIdentity, sampleIdentityCenter } from './identity-center.ts'
import { putMailFlow } from './mail-flow.ts'
import { putMobileDevices } from './mobile-devices.ts'
import { type SamplePlace, settingId } from './sample-place.ts'

const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs

/**
 * Adds rules that block access, besides those that allow it to everybody, and a role they refer to.
 */
function putAccessRules(state: State, { organizationId, userId }: SamplePlace, at: number): void {
  const archive = settingId(1)
  state.impersonationRoles.put(organizationId, {
    id: archive,
    name: 'Mail archive',
    type: 'READ_ONLY',
    description: 'Copies new messages into the archive every night.',
    rules: [
      { ImpersonationRuleId: 'everybody', Name: 'Everybody', Effect: 'ALLOW' },
      {
        ImpersonationRuleId: 'not-legal',
        Name: 'Not the lawyers',
        Description: 'Their mail is privileged.',
        Effect: 'DENY',
        TargetUsers: [userId(9)],
      },
    ],
    createdAt: at - 90 * dayMs,
    modifiedAt: at - 20 * dayMs,
  })
  const dates = { createdAt: at - 80 * dayMs, modifiedAt: at - 80 * dayMs }
  state.accessControlRules.put(organizationId, {
    Name: 'imap-only-in-the-office',
    Effect: 'DENY',
    Description: 'IMAP and SMTP work from the offices only',
    Actions: ['IMAP', 'SMTP'],
    NotIpRanges: ['192.0.2.0/24', '198.51.100.0/24'],
    ...dates,
  })
  state.accessControlRules.put(organizationId, {
    Name: 'contractors-webmail-only',
    Effect: 'DENY',
    Description: 'Contractors use nothing but webmail',
    NotActions: ['WebMail'],
    UserIds: [userId(6)],
    ...dates,
  })
  state.accessControlRules.put(organizationId, {
    Name: 'archive-from-its-server',
    Effect: 'DENY',
    Description: 'The archive comes from its own network',
    NotIpRanges: ['203.0.113.0/28'],
    ImpersonationRoleIds: [archive],
    ...dates,
  })
}

function putMobileRules(state: State, { organizationId, userId }: SamplePlace, at: number): void {
  const dates = { createdAt: at - 60 * dayMs, modifiedAt: at - 60 * dayMs }
  state.mobileDeviceAccessRules.put(organizationId, {
    MobileDeviceAccessRuleId: settingId(2),
    Name: 'Old Android versions',
    Description: 'They get no security updates any more.',
    Effect: 'DENY',
    DeviceOperatingSystems: ['Android 8', 'Android 9'],
    ...dates,
  })
  state.mobileDeviceAccessRules.put(organizationId, {
    MobileDeviceAccessRuleId: settingId(3),
    Name: 'Devices that hide their type',
    Effect: 'DENY',
    DeviceTypes: ['$NONE'],
    createdAt: at - 30 * dayMs,
    modifiedAt: at - 5 * dayMs,
  })
  state.mobileDeviceAccessOverrides.put(organizationId, {
    userId: userId(2),
    deviceId: '6APMEKPHCP2ND42VIJ4BR8ECD0',
    effect: 'ALLOW',
    description: 'Until the new phone has come',
    createdAt: at - 12 * dayMs,
    modifiedAt: at - 12 * dayMs,
  })
  state.mobileDeviceAccessOverrides.put(organizationId, {
    userId: userId(4),
    deviceId: 'ANDROIDC1208512837',
    effect: 'DENY',
    description: 'Lost on the train',
    createdAt: at - 3 * dayMs,
    modifiedAt: at - 2 * dayMs,
  })
}

/** Enables IAM Identity Center; two people are associated and have tokens. */
function putSignIn(state: State, { organizationId, region, userId }: SamplePlace, at: number) {
  const { instanceArn, applicationArn: arn } = sampleIdentityCenter
  state.identityCenterApplications.put(region, { arn, name: 'WorkMail-example-corp', instanceArn })
  state.identityProviderConfigurations.put(region, {
    organizationId,
    authenticationMode: 'IDENTITY_PROVIDER_AND_DIRECTORY',
    identityCenter: { InstanceArn: instanceArn, ApplicationArn: arn },
    personalAccessTokens: { Status: 'ACTIVE', LifetimeInDays: 365 },
  })
  const tokens = [
    { person: 3, name: 'Thunderbird', ageDays: 40, usedHoursAgo: 2 },
    { person: 7, name: 'Apple Mail', ageDays: 355, usedHoursAgo: 26 },
    { person: 7, name: 'Old phone', ageDays: 370, usedHoursAgo: 200 },
    { person: 7, name: 'Backup script', ageDays: 8 },
  ]
  for (const [index, { person, name, ageDays, usedHoursAgo }] of tokens.entries()) {
    const user = state.users.get(organizationId, userId(person))
    if (user)
      state.users.put(organizationId, {
        ...user,
        identityProviderUserId: sampleIdentity(person),
      })
    state.personalAccessTokens.put(organizationId, {
      id: settingId(10 + index),
      userId: userId(person),
      name,
      scopes: ['mailbox'],
      createdAt: at - ageDays * dayMs,
      expiresAt: at + (365 - ageDays) * dayMs,
      ...(usedHoursAgo === undefined ? {} : { lastUsedAt: at - usedHoursAgo * hourMs }),
    })
  }
}

function putOrganizationSettings(state: State, place: SamplePlace, at: number): void {
  const { organizationId, region, alias } = place
  state.retentionPolicies.put(organizationId, {
    id: settingId(4),
    name: 'default',
    description: 'Agreed with the works council',
    folders: [
      { Name: 'DELETED_ITEMS', Action: 'DELETE', Period: 90 },
      { Name: 'JUNK_EMAIL', Action: 'PERMANENTLY_DELETE', Period: 30 },
      { Name: 'INBOX', Action: 'NONE' },
    ],
  })
  state.emailMonitoringConfigurations.put(region, {
    organizationId,
    logGroupArn: `arn:aws:logs:${region}:${accountId}:log-group:/aws/workmail/emailevents/${alias}:*`,
  })
  const dates = { createdAt: at - 45 * dayMs, modifiedAt: at - 45 * dayMs }
  state.availabilityConfigurations.put(organizationId, {
    domainName: 'partner.example',
    provider: {
      EwsProvider: {
        EwsEndpoint: 'https://mail.partner.example/EWS/Exchange.asmx',
        EwsUsername: 'PARTNER\\freebusy',
      },
    },
    ...dates,
  })
  state.availabilityConfigurations.put(organizationId, {
    domainName: 'subsidiary.example',
    provider: {
      LambdaProvider: {
        LambdaArn: `arn:aws:lambda:${region}:${accountId}:function:subsidiary-availability-open-policy`,
      },
    },
    ...dates,
  })
}

/** Adds settings to an organization, as they could be after a year of use. */
export function seedSettings(state: State, place: SamplePlace, now: Date): void {
  const at = now.getTime()
  putAccessRules(state, place, at)
  putMobileRules(state, place, at)
  putMobileDevices(state, place, at)
  putMailFlow(state, place, settingId, at)
  putSampleIdentities(state, place, at)
  putSignIn(state, place, at)
  putOrganizationSettings(state, place, at)
  for (const job of sampleExportJobs(place, settingId, at)) {
    makeBucket({ state, region: place.region, now: new Date(at) }, job.bucket, job.kmsKeyArn)
    state.mailboxExportJobs.put(place.organizationId, job)
  }
}

import type { LifecycleRule } from '@aws-sdk/client-s3'
import {
  type ExportCheck,
  type ExportCheckId,
  type ExportFinding,
  type ExportSettings,
  exportCheckIds,
  exportFindings,
  minKeptDays,
} from '@mailroom/schemas/export-settings'
import type { Asked, Told } from './ask-bucket.ts'

/** The organization whose exports the bucket is for, and the time at AWS. */
export type Place = { region: string; organizationId: string; accountId: string; now: Date }

type Finding = ExportCheck['findings'][number]

/** What a check has found, and the calls it needed. */
type Look = { findings: Finding[]; needed: Told<unknown>[] }

const dayMs = 24 * 60 * 60 * 1000

function found(code: ExportFinding, value?: string): Finding {
  return value === undefined ? { code } : { code, value }
}

/** An answer that says that something was never set is an answer. */
function unless(told: Told<unknown>, code: string): Told<unknown> {
  return told.code === code ? { answer: {} } : told
}

/** Source: GetBucketLocation: a bucket in us-east-1 has none, and an old one says EU. */
function regionOf({ head, location }: Asked): string | undefined {
  if (location.answer) {
    const { LocationConstraint: named } = location.answer
    return named === 'EU' ? 'eu-west-1' : (named ?? 'us-east-1')
  }
  return head.answer?.BucketRegion ?? head.region ?? location.region
}

/** Whether the prefixes of a rule and of the exports have objects in common. */
function overlaps(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one)
}

/**
 * In how many days a rule lets exports expire; undefined if it does not. A rule for objects with a
 * tag does not apply: AWS documents none on exports.
 */
function daysLeft(rule: LifecycleRule, prefix: string, now: Date): number | undefined {
  const { Filter, Expiration, Status } = rule
  if (Status !== 'Enabled' || !Expiration || Filter?.Tag || Filter?.And?.Tags?.length)
    return undefined
  const of = Filter?.And?.Prefix ?? Filter?.Prefix ?? rule.Prefix ?? ''
  if (!overlaps(of, prefix)) return undefined
  const { Days, Date: at } = Expiration
  return Days ?? (at && Math.ceil((at.getTime() - now.getTime()) / dayMs))
}

const looks: {
  [Id in ExportCheckId]: (asked: Asked, settings: ExportSettings, place: Place) => Look
} = {
  /** A listing proves that the bucket answers, to a caller who may list one prefix alone. */
  bucket({ head, objects }, _, { region }) {
    const findings = head.code === 'NoSuchBucket' ? [found('noBucket')] : []
    const other = head.region !== undefined && head.region !== region ? head.region : undefined
    return {
      findings: other === undefined ? findings : [found('otherRegion', other)],
      needed: [objects.answer ? {} : head],
    }
  },

  region(asked, _, { region }) {
    const actual = regionOf(asked)
    return {
      findings: actual === undefined || actual === region ? [] : [found('otherRegion', actual)],
      needed: actual === undefined ? [asked.location] : [],
    }
  },

  publicAccess({ policyStatus, publicAccessBlock }) {
    const { BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets } =
      publicAccessBlock.answer?.PublicAccessBlockConfiguration ?? {}
    const block = unless(publicAccessBlock, 'NoSuchPublicAccessBlockConfiguration')
    const isOn = [BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets]
    const count = isOn.filter((on) => on === true).length
    return {
      findings: [
        ...(policyStatus.answer?.PolicyStatus?.IsPublic ? [found('public')] : []),
        ...(block.answer && count < isOn.length ? [found('publicBlocks', String(count))] : []),
      ],
      needed: [unless(policyStatus, 'NoSuchBucketPolicy'), block],
    }
  },

  encryption({ encryption }, { kmsKeyArn }) {
    const needed = unless(encryption, 'ServerSideEncryptionConfigurationNotFoundError')
    if (!needed.answer) return { findings: [], needed: [needed] }
    const [rule] = encryption.answer?.ServerSideEncryptionConfiguration?.Rules ?? []
    const { SSEAlgorithm, KMSMasterKeyID } = rule?.ApplyServerSideEncryptionByDefault ?? {}
    // The bucket may name the key by its id alone.
    const isSame =
      KMSMasterKeyID !== undefined &&
      [kmsKeyArn, kmsKeyArn.split('/').at(-1)].includes(KMSMasterKeyID)
    return {
      findings: [
        ...(isSame ? [] : [found('otherKey', KMSMasterKeyID ?? SSEAlgorithm ?? 'AES256')]),
        ...(rule?.BucketKeyEnabled ? [found('bucketKey')] : []),
      ],
      needed: [needed],
    }
  },

  lifecycle({ lifecycle }, { prefix }, { now }) {
    const days = (lifecycle.answer?.Rules ?? []).flatMap(
      (rule) => daysLeft(rule, prefix, now) ?? [],
    )
    const least = Math.min(...days)
    return {
      findings: least < minKeptDays ? [found('expires', String(least))] : [],
      needed: [unless(lifecycle, 'NoSuchLifecycleConfiguration')],
    }
  },

  versioning({ versioning }) {
    const isOff = versioning.answer !== undefined && versioning.answer.Status !== 'Enabled'
    return { findings: isOff ? [found('notVersioned')] : [], needed: [versioning] }
  },

  /** Mailroom's own exports are below the id of their organization. Source: XQ-06. */
  prefix({ objects }, { prefix }, { organizationId }) {
    const { Contents = [], IsTruncated } = objects.answer ?? {}
    const foreign = Contents.filter(({ Key }) => !Key?.startsWith(`${prefix}${organizationId}/`))
    const count = `${foreign.length}${IsTruncated ? '+' : ''}`
    return {
      findings: foreign.length > 0 ? [found('foreignObjects', count)] : [],
      needed: [objects],
    }
  },

  key({ key }, { kmsKeyArn }, { accountId }) {
    const { KeyState, KeySpec, KeyUsage } = key.answer?.KeyMetadata ?? {}
    const isSymmetric = KeySpec === 'SYMMETRIC_DEFAULT' && KeyUsage === 'ENCRYPT_DECRYPT'
    const [, , , , account] = kmsKeyArn.split(':')
    return {
      findings: [
        ...(key.code === 'NotFoundException' ? [found('noKey')] : []),
        ...(key.answer && KeyState !== 'Enabled' ? [found('keyNotEnabled', KeyState)] : []),
        ...(key.answer && !isSymmetric ? [found('keyNotSymmetric', KeySpec)] : []),
        ...(account === accountId ? [] : [found('otherAccount', account)]),
      ],
      needed: [key],
    }
  },

  /** AWS is not asked about the role: only its trial tells whether WorkMail may assume it. */
  role(_, { roleArn }, { accountId }) {
    const [, , , , account] = roleArn.split(':')
    return {
      findings: account === accountId ? [] : [found('otherAccount', account)],
      needed: [],
    }
  },
}

/** Returns the state of a check: what was found counts more than what could not be asked. */
function judged(id: ExportCheckId, { findings, needed }: Look): ExportCheck {
  const is = (level: 'failed' | 'warning' | 'advice') =>
    findings.some(({ code }) => exportFindings[code] === level)
  const missingActions = [...new Set(needed.flatMap(({ missingAction }) => missingAction ?? []))]
  const reason = needed.find(({ code, missingAction }) => code && !missingAction)?.code
  if (is('failed')) return { id, state: 'failed', findings }
  if (missingActions.length > 0) return { id, state: 'notAllowed', findings, missingActions }
  if (reason !== undefined) return { id, state: 'notReachable', findings, reason }
  const state = is('warning') ? 'warning' : is('advice') ? 'advice' : 'passed'
  return { id, state, findings }
}

/**
 * A check that S3 did not answer because the bucket is in another Region: the checks of the bucket
 * and its Region say so, and the others only that nobody looked.
 */
function elsewhere(check: ExportCheck, { needed }: Look): ExportCheck {
  const isAnswered = needed.every(({ code, missingAction }) => !code && !missingAction)
  return isAnswered || check.state === 'failed'
    ? check
    : { id: check.id, state: 'notReachable', findings: [], reason: 'otherRegion' }
}

/** Judges what AWS said about the bucket, the key and the role for exports. Source: EXIT-08, EXIT-10. */
export function exportChecks(asked: Asked, settings: ExportSettings, place: Place): ExportCheck[] {
  const isElsewhere = (regionOf(asked) ?? place.region) !== place.region
  return exportCheckIds.map((id) => {
    const look = looks[id](asked, settings, place)
    const check = judged(id, look)
    return isElsewhere && id !== 'key' ? elsewhere(check, look) : check
  })
}

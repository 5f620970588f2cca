import { randomUUID } from 'node:crypto'
import { AwsError } from '../protocol/aws-error.ts'
import { makeBucket, whyNotInto } from '../s3/export-bucket.ts'
import type { MailboxExportJobRecord } from '../state/mailbox-export-jobs.ts'
import { pageOf } from '../state/paging.ts'
import { onceForToken } from './client-token.ts'
import { type Entity, findEntity } from './find-entity.ts'
import { findActiveOrganization } from './find-organization.ts'
import type { Context, Handlers } from './handlers.ts'
import { archiveKey, deliver } from './mailbox-export-files.ts'
import {
  canCancel,
  endNow,
  exportDurationMs,
  exportProgress,
  exportState,
} from './mailbox-export-state.ts'
import { hasMailbox, mailboxSizeMb, maxQuotaMb } from './mailboxes.ts'

/** Source: EXP-05. */
const maxRunning = 10
const pauseMs = 24 * 60 * 60 * 1000

/** How long the list shows a job, in milliseconds. Source: EXP-06. */
const listedMs = 7 * 24 * 60 * 60 * 1000

/** How long an export runs that cannot write to its bucket, in milliseconds. */
const refusalMs = 2_000

/** The longest key of an object. Source: 06 §3 `S3ObjectKey`. */
const maxKeyLength = 1_023

/** The names of buckets that S3 accepts; the model of WorkMail accepts more. */
const bucketName = /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/

function refuse(message: string): never {
  throw new AwsError('InvalidParameterException', message)
}

function findJob({ state }: Context, organizationId: string, id: string): MailboxExportJobRecord {
  const job = state.mailboxExportJobs.get(organizationId, id)
  if (!job)
    throw new AwsError('EntityNotFoundException', `The mailbox export job ${id} does not exist.`)
  return job
}

function runningJobs({ state, now }: Context, organizationId: string): MailboxExportJobRecord[] {
  const after = { value: now.toISOString(), key: '\u{10FFFF}' }
  return state.mailboxExportJobs.slice(organizationId, { index: 'endsAt', after, limit: 1_000 })
    .items
}

/** Refuses a job above the limits. Errors: LimitExceededException. Source: EXP-05. */
function refuseBeyondLimits(context: Context, organizationId: string, entityId: string): void {
  const { items } = context.state.mailboxExportJobs.slice(organizationId, {
    index: 'entity',
    prefix: `${entityId}\0`,
    limit: 1,
  })
  const [latest] = items
  if (latest && context.now.getTime() - latest.startedAt < pauseMs)
    throw new AwsError('LimitExceededException', 'A mailbox can be exported once in 24 hours.')
  if (runningJobs(context, organizationId).length >= maxRunning)
    throw new AwsError(
      'LimitExceededException',
      `An organization runs ${maxRunning} mailbox export jobs at the same time at most.`,
    )
}

/**
 * Returns the mailbox of an entity for its export; users and resources have one while they are
 * enabled. Source: EXP-04.
 */
function mailboxOf(entity: Entity, now: Date): MailboxExportJobRecord['mailbox'] | undefined {
  const { entityType, id, name, email: address, enabledAt = now.getTime() } = entity
  if (address === undefined || entityType === 'GROUP') return undefined
  if (entityType === 'RESOURCE') {
    if (entity.state !== 'ENABLED') return undefined
    const mailbox = { id, mailboxProvisionedAt: enabledAt, quotaMb: maxQuotaMb }
    return { name, address, sizeMb: mailboxSizeMb(mailbox, now), provisionedAt: enabledAt }
  }
  if (!hasMailbox(entity)) return undefined
  return {
    name: entity.profile.DisplayName ?? name,
    address,
    sizeMb: mailboxSizeMb(entity, now),
    provisionedAt: entity.mailboxProvisionedAt ?? enabledAt,
  }
}

/**
 * Finds the mailbox of an identifier. Errors: EntityNotFoundException, also for an entity without
 * one.
 */
function findMailbox(context: Context, organizationId: string, identifier: string) {
  const entity = findEntity(context, organizationId, identifier, 'id, name or email')
  const mailbox = mailboxOf(entity, context.now)
  if (!mailbox)
    throw new AwsError('EntityNotFoundException', `The entity ${entity.name} has no mailbox.`)
  return { entityId: entity.id, mailbox }
}

function shown(job: MailboxExportJobRecord, now: Date) {
  const state = exportState(job, now)
  return {
    EntityId: job.entityId,
    Description: job.description,
    S3BucketName: job.bucket,
    S3Path: archiveKey(job),
    EstimatedProgress: exportProgress(job, now),
    State: state,
    StartTime: new Date(job.startedAt),
    EndTime: state === 'RUNNING' ? undefined : new Date(job.endsAt),
  }
}

/** Makes the running export of a deleted entity fail. */
export function failExportsOf(context: Context, organizationId: string, entityId: string): void {
  for (const job of runningJobs(context, organizationId))
    if (job.entityId === entityId)
      context.state.mailboxExportJobs.put(
        organizationId,
        endNow(job, context.now, 'FAILED', 'The mailbox was deleted during the export.'),
      )
}

/** Makes the running exports into a bucket fail if they cannot write to it any more. */
export function failExportsInto(context: Context, bucket: string): void {
  for (const { id } of context.state.organizations.each(context.region, { index: 'alias' }))
    for (const job of runningJobs(context, id)) {
      const errorInfo = job.bucket === bucket ? whyNotInto(context, job) : undefined
      if (errorInfo !== undefined)
        context.state.mailboxExportJobs.put(id, endNow(job, context.now, 'FAILED', errorInfo))
    }
}

export const mailboxExportJobs = {
  /**
   * Starts exporting a mailbox, by id, name or address; a bucket that is not there is made. The job
   * fails soon if its bucket is public, deleted or in another Region, or its key is not enabled.
   * Errors: EntityNotFoundException if there is no mailbox; InvalidParameterException for a key of
   * another Region, a bucket name that S3 refuses, or a prefix that leaves no room;
   * LimitExceededException for a second job of a mailbox in 24 hours and for an eleventh at the
   * same time. Source: 06 StartMailboxExportJob, EXP-04, EXP-05.
   */
  StartMailboxExportJob(input, context) {
    findActiveOrganization(context, input.OrganizationId)
    return onceForToken(context, 'StartMailboxExportJob', input, () => {
      const { OrganizationId, EntityId, KmsKeyArn, S3BucketName, S3Prefix } = input
      const { entityId, mailbox } = findMailbox(context, OrganizationId, EntityId)
      const id = randomUUID()
      const [, , , keyRegion] = KmsKeyArn.split(':')
      if (keyRegion !== context.region)
        refuse(`The KMS key must be in the Region of the organization, ${context.region}.`)
      if (!bucketName.test(S3BucketName)) refuse(`S3 has no bucket of the name ${S3BucketName}.`)
      if (archiveKey({ id, prefix: S3Prefix }).length > maxKeyLength)
        refuse('The prefix is too long for the name of the archive to follow.')
      refuseBeyondLimits(context, OrganizationId, entityId)
      const startedAt = context.now.getTime()
      const durationMs = exportDurationMs(mailbox.sizeMb)
      makeBucket(context, S3BucketName, KmsKeyArn)
      const errorInfo = whyNotInto(context, { bucket: S3BucketName, kmsKeyArn: KmsKeyArn })
      context.state.mailboxExportJobs.put(OrganizationId, {
        id,
        entityId,
        description: input.Description,
        roleArn: input.RoleArn,
        kmsKeyArn: KmsKeyArn,
        bucket: S3BucketName,
        prefix: S3Prefix,
        mailbox,
        startedAt,
        durationMs,
        endsAt: startedAt + (errorInfo === undefined ? durationMs : refusalMs),
        outcome: errorInfo === undefined ? 'COMPLETED' : 'FAILED',
        errorInfo,
        delivered: false,
      })
      return { JobId: id }
    })
  },

  /**
   * Stops a running job; shortly before its end this has no effect.
   * Errors: EntityNotFoundException, InvalidParameterException for a job that has ended.
   * Source: 06 CancelMailboxExportJob, EXP-09.
   */
  CancelMailboxExportJob(input, context) {
    findActiveOrganization(context, input.OrganizationId)
    return onceForToken(context, 'CancelMailboxExportJob', input, () => {
      const { OrganizationId, JobId } = input
      const job = findJob(context, OrganizationId, JobId)
      const state = exportState(job, context.now)
      if (state !== 'RUNNING') refuse(`The mailbox export job ${JobId} has ended, state: ${state}.`)
      if (canCancel(job, context.now))
        context.state.mailboxExportJobs.put(OrganizationId, endNow(job, context.now, 'CANCELLED'))
      return {}
    })
  },

  /**
   * Describes a job of any age. Errors: EntityNotFoundException.
   * Source: 06 DescribeMailboxExportJob, EXP-07.
   */
  DescribeMailboxExportJob({ OrganizationId, JobId }, context) {
    findActiveOrganization(context, OrganizationId)
    const job = deliver(context, OrganizationId, findJob(context, OrganizationId, JobId))
    return {
      ...shown(job, context.now),
      RoleArn: job.roleArn,
      KmsKeyArn: job.kmsKeyArn,
      S3Prefix: job.prefix,
      ErrorInfo: job.errorInfo,
    }
  },

  /**
   * Lists the jobs started in the last seven days, the latest first.
   * Source: 06 ListMailboxExportJobs, EXP-06.
   */
  ListMailboxExportJobs({ OrganizationId, ...page }, context) {
    findActiveOrganization(context, OrganizationId)
    const { items, NextToken } = pageOf(
      context.state.mailboxExportJobs,
      OrganizationId,
      { index: 'startedAt' },
      page,
    )
    const recent = items.filter(({ startedAt }) => context.now.getTime() - startedAt <= listedMs)
    return {
      Jobs: recent.map((job) => ({
        JobId: job.id,
        ...shown(deliver(context, OrganizationId, job), context.now),
      })),
      // All jobs after an older one are older, too.
      NextToken: recent.length < items.length ? undefined : NextToken,
    }
  },
} satisfies Handlers

import * as z from 'zod/mini'
import { read, write } from './declare.ts'
import { inOrganization } from './scope.ts'
import { snapshotScopes } from './snapshots.ts'
import { plainText } from './text.ts'
import { timestamp } from './timestamp.ts'

export const scheduleIntervals = ['off', 'daily', 'weekly'] as const

/** 0 is Sunday, as in JavaScript. */
export const weekdays = ['0', '1', '2', '3', '4', '5', '6'] as const

/** When snapshots are made by themselves; the time is in UTC. Source: INV-10. */
export const SnapshotSchedule = z.strictObject({
  every: z.enum(scheduleIntervals),
  /** Of a weekly one. */
  weekday: z.enum(weekdays),
  /** Problem: `timeOfDay`. */
  time: z
    .string()
    .check(
      z.trim(),
      plainText,
      z.maxLength(5, { error: 'timeOfDay', abort: true }),
      z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'timeOfDay' }),
    ),
  scope: z.enum(snapshotScopes),
})
export type SnapshotSchedule = z.infer<typeof SnapshotSchedule>

export const snapshotSchedules = {
  'snapshotSchedules.describe': read({
    summary: 'Show when snapshots of an organization are made by themselves',
    roles: ['administrator', 'auditor'],
    input: z.strictObject(inOrganization),
    output: z.object({
      ...SnapshotSchedule.shape,
      nextAt: z.optional(timestamp),
      setBy: z.optional(z.string()),
      setAt: z.optional(timestamp),
    }),
    aws: [],
  }),

  'snapshotSchedules.put': write({
    summary: 'Set when snapshots of an organization are made by themselves, or never',
    roles: ['administrator'],
    changesOnlyMailroom: true,
    input: z.strictObject({
      ...inOrganization,
      ...SnapshotSchedule.shape,
      /** What the person saw. If it is another by now, nothing is changed. Error: `Conflict`. */
      expected: z.partial(SnapshotSchedule),
    }),
    output: z.void(),
    aws: [],
  }),
}

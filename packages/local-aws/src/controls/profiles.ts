import * as z from 'zod/mini'
import { account, allProfiles } from '../access/principals.ts'
import type { Parts } from '../server.ts'
import { ProfileRecord } from '../state/profiles.ts'

/** A profile as the control takes it; its name is by default its access key id. */
const Profile = z.pipe(
  z.strictObject({
    accessKeyId: ProfileRecord.shape.accessKeyId,
    name: z.optional(ProfileRecord.shape.name),
    policy: ProfileRecord.shape.policy,
  }),
  z.transform(({ accessKeyId, name, policy }) => ({
    accessKeyId,
    name: name ?? accessKeyId,
    policy,
  })),
)

const Profiles = z
  .array(Profile)
  .check(
    z.refine(
      (list) =>
        new Set(list.map(({ name }) => name)).size === list.length &&
        new Set(list.map(({ accessKeyId }) => accessKeyId)).size === list.length,
      'Every profile has its own access key id and its own name.',
    ),
  )

/** Lists the profiles: those that were set, and the built-in ones. Source: ERR-04. */
export function showProfiles({ state }: Pick<Parts, 'state'>): ProfileRecord[] {
  return allProfiles(state)
}

/**
 * Replaces the profiles that were set; one with the key or name of a built-in profile replaces that.
 * Source: ERR-04.
 */
export function setProfiles(parts: Parts, body: unknown): ProfileRecord[] {
  const { database, state } = parts
  const next = z.array(ProfileRecord).parse(Profiles.parse(body))
  database
    .transaction(() => {
      state.profiles.deleteRange(account, { index: 'name' })
      for (const profile of next) state.profiles.add(account, profile)
    })
    .immediate()
  return allProfiles(state)
}

import * as z from 'zod/mini'
import {
  EntityState as EntityStates,
  MemberType as MemberTypes,
} from './constraints/workmail-shapes.generated.ts'

/** Source: GEN-03. */
export const EntityState = z.enum(EntityStates.values)
export type EntityState = z.infer<typeof EntityState>

/**
 * Who can be a member of a group, a delegate of a resource or hold permissions. Source: GRP-07,
 * RES-07, PERM-03.
 */
export const MemberType = z.enum(MemberTypes.values)
export type MemberType = z.infer<typeof MemberType>

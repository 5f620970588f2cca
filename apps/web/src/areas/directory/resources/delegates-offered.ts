import type { Offered } from '../../../kit/entity/use-entity-options.ts'

/** The entities that can be delegates. Source: RES-07. */
export const delegatesOffered: Offered = { types: ['USER', 'GROUP'], states: ['ENABLED'] }

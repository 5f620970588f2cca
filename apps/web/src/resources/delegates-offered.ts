import type { Offered } from '../app/directory/use-entity-options.ts'

/** The entities that can be delegates. Source: RES-07. */
export const delegatesOffered: Offered = { types: ['USER', 'GROUP'], states: ['ENABLED'] }

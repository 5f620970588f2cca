import type { Offered } from '../app/directory/use-entity-options.ts'

/** Who can be a delegate at all. Source: RES-07. */
export const delegatesOffered: Offered = { types: ['USER', 'GROUP'], states: ['ENABLED'] }

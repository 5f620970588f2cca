/** The time everything here goes by. Tests bring their own. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

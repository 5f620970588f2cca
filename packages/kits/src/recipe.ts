import type { LintTarget } from '@mailroom/schemas/lint-findings'
import type { FactClass } from './facts.ts'
import type { Kit } from './kit.ts'
import type { KitWord } from './words.ts'

/** `Generic`: plain CSV and NDJSON, always possible. Source: KIT-43. */
export type KitTarget = LintTarget | 'Generic'

/**
 * What a target does with a fact: `carried` as it is, `partly` with a loss that people accept,
 * `byHand`, or `nothing` because the target has no such thing. Source: spec 07 §6.6.
 */
export type Holding = 'carried' | 'partly' | 'byHand' | 'nothing'

/** The order of moving, for every target. Source: spec 07 §6.7. */
export const moveSteps = [
  ...(['verifyDomains', 'linter', 'users', 'wait', 'rooms', 'groups', 'aliases'] as const),
  ...(['permissions', 'pilot', 'copy', 'cutOver', 'secondPass', 'verification'] as const),
  'leftOvers',
] as const
export type MoveStep = (typeof moveSteps)[number]

/** How a target takes what WorkMail has. */
export type Recipe = {
  target: KitTarget
  /** The versions of the target that it is for, such as `0.16 and later`. */
  version?: string
  /** When somebody last compared it with the target's own documents. A day: 2026-11-28. */
  checkedOn: string
  holds: Readonly<Record<FactClass, Holding>>
  /**
   * The headings of files whose current form only the target knows; a person can compare them with
   * the target's own sample. By the file's name without its number. Source: KIT-07.
   */
  samples?: Readonly<Record<string, readonly string[]>>
  /** What the read-me says at a step: files and commands, as they are, and texts. */
  readMe: Readonly<
    Partial<Record<MoveStep, { commands?: readonly string[]; notes?: readonly KitWord[] }>>
  >
  /**
   * Writes the files. It yields often, so that others get their turn. What it leaves open and the
   * target does not hold becomes work by hand by itself.
   */
  make: (kit: Kit) => Iterable<undefined>
}

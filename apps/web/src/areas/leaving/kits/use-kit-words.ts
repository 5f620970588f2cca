import type { KitTarget, KitTargetState } from '@mailroom/schemas/kits'
import { useCallback } from 'react'
import { useText } from '../../../kit/words/texts.ts'

/** What targets hold, in the order of the table of the specification. Source: spec 07 §6.6. */
const classNames = [
  ...(['user', 'profile', 'alias', 'group', 'member', 'groupPermission', 'resource'] as const),
  ...(['booking', 'description', 'delegate', 'FULL_ACCESS', 'SEND_AS'] as const),
  ...(['SEND_ON_BEHALF', 'quota', 'hidden', 'policy'] as const),
]

/** The kinds of facts, in the order in which people look at them. Source: KIT-02. */
export const kindNames = [
  ...(['user', 'profile', 'quota', 'hidden', 'address', 'group', 'membership'] as const),
  ...(['resource', 'booking', 'description', 'delegate', 'permission', 'policy'] as const),
]

/** Returns the words for targets, kinds of facts, and what targets hold. */
export function useKitWords() {
  const text = useText('kits')
  const linter = useText('linter')
  return {
    target: useCallback(
      (target: KitTarget) =>
        target === 'Generic' ? text('target.Generic') : linter(`target.${target}`),
      [text, linter],
    ),
    kind: useCallback(
      (kind: string) => {
        const known = kindNames.find((each) => each === kind)
        return known ? text(`kind.${known}`) : kind
      },
      [text],
    ),
    /** Returns the names of what a target holds in one way. */
    classes: useCallback(
      (holds: KitTargetState['holds'], how: KitTargetState['holds'][string]) =>
        classNames
          .filter((name) => holds[name] === how)
          .map((name) => text(`class.${name}`))
          .join(', '),
      [text],
    ),
  }
}

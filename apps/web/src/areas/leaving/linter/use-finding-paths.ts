import type { LintFinding } from '@mailroom/schemas/lint-findings'
import { useCallback } from 'react'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { isRule, mends } from './rules.ts'

const lists = { user: 'users', group: 'groups', resource: 'resources' } as const

/** Returns the address of the object of a finding, and where it is mended, below the organization. */
function pathsOf({ rule, objectKind, objectId }: LintFinding) {
  const object =
    objectKind === 'user' || objectKind === 'group' || objectKind === 'resource'
      ? `${lists[objectKind]}/${objectId}`
      : objectKind === 'domain'
        ? `domains/${objectId}`
        : objectKind === 'snapshot'
          ? `exit/inventory/${objectId}`
          : undefined
  const way = isRule(rule) ? mends[rule] : undefined
  const places = {
    ...{ snapshot: 'exit/inventory/create', decisions: 'exit/linter/decisions' },
    ...{ object, domain: object, exports: 'exit/exports/plan' },
    permissions: object && `${object}/permissions`,
  }
  return { object, mend: way && { way, to: places[way] } }
}

/** Returns what leads to the object of a finding, and to where it is mended. */
export function useFindingPaths() {
  // A text, so that the columns stay the same objects and rows need not render again.
  const organization = organizationPath(useOrganizationScope())
  return useCallback(
    (finding: LintFinding) => {
      const { object, mend } = pathsOf(finding)
      return {
        object: object && `${organization}/${object}`,
        mend: mend?.to && { way: mend.way, to: `${organization}/${mend.to}` },
      }
    },
    [organization],
  )
}

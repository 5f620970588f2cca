import type { ApiError } from '@mailroom/schemas/api-error'

/** The policy that AWS says is in the way, unless a statement for the caller would help. */
function policyInTheWay(message: string): string | undefined {
  const [, explicit] =
    /with an explicit deny in an? ([\w -]*(?:policy|boundary))/.exec(message) ?? []
  if (explicit !== undefined) return explicit
  const [, silent] = /because no ([\w -]*?(?:policy|boundary)) allows/.exec(message) ?? []
  return silent === 'identity-based policy' ? undefined : silent
}

/**
 * Reads AWS's text about a denied call: the missing action, and the statement that would allow it,
 * or the policy that denies it whatever the caller's own policy says. The resource is `*` if AWS
 * names no ARN: WorkMail names kinds such as `group`, too. Source: 01 ERR-01, ERR-02, IAM-09,
 * IAM-21; IAM User Guide, "Troubleshoot access denied error messages".
 */
export function denialIn(
  message: string,
): Pick<ApiError, 'missingAction' | 'missingStatement' | 'deniedBy'> {
  const [, missingAction] =
    /not authorized to perform:? ["']?([a-z0-9-]+:[A-Za-z0-9]+)/.exec(message) ?? []
  if (missingAction === undefined) return {}
  const deniedBy = policyInTheWay(message)
  if (deniedBy !== undefined) return { missingAction, deniedBy }
  const [, resource = '*'] = /on resource: ["']?(arn:[^\s"']+)/.exec(message) ?? []
  const missingStatement = { Effect: 'Allow', Action: missingAction, Resource: resource } as const
  return { missingAction, missingStatement }
}

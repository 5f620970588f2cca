import { AwsError } from '../protocol/aws-error.ts'

/** Refuses members that AWS accepts and nothing here would obey. Errors: NotImplemented (501). */
export function refuseUnsupported(
  operation: string,
  given: object,
  unsupported: readonly string[],
): void {
  const found = unsupported.filter((member) => Object.hasOwn(given, member))
  if (found.length > 0)
    throw new AwsError(
      'NotImplementedException',
      `Not implemented here: Route 53 ${operation} with ${found.join(', ')}.`,
      501,
    )
}

/** Returns how many items a page has: what is asked for, or the most. Errors: InvalidInput. */
export function pageSize(asked: number | undefined, most: number): number {
  if (asked === undefined) return most
  if (!Number.isInteger(asked) || asked < 1)
    throw new AwsError(
      'InvalidInput',
      `1 validation error detected: Value '${asked}' at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1`,
    )
  return Math.min(asked, most)
}

import { combine, type Decision, type Effect, isCondition } from './combine.ts'

/** The members of a rule of an impersonation role that decide; users are ids. */
export type DecidingImpersonationRule = {
  effect: Effect
  targetUsers?: readonly string[] | undefined
  notTargetUsers?: readonly string[] | undefined
}

/**
 * Returns whether the rules of a role let it act as a user; the deciding rules come in the given
 * order. A rule without lists applies to everybody; if both are present, both must hold.
 * Source: IMP-03, 00-index, decision 9.
 */
export function impersonation<Rule extends DecidingImpersonationRule>(
  rules: readonly Rule[],
  userId: string,
): Decision<Rule> {
  return combine(
    rules.filter(
      ({ targetUsers, notTargetUsers }) =>
        (!isCondition(targetUsers) || targetUsers.includes(userId)) &&
        !(isCondition(notTargetUsers) && notTargetUsers.includes(userId)),
    ),
  )
}

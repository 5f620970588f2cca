import * as z from 'zod/mini'
import { conditionOperator, operatorTakes } from './conditions.ts'

const oneOrMore = <Item extends z.ZodMiniType>(item: Item) =>
  z.union([item, z.array(item).check(z.minLength(1))])

/** An action with its service, with wildcards: `workmail:List*`. */
const Action = z.string().check(z.regex(/^(\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$/i))

const Resource = z
  .string()
  .check(z.regex(/^(\*|arn:.+)$/, { error: 'A resource is an ARN or "*".' }))

const Value = z.union([z.string(), z.number(), z.boolean()])

const Operator = z
  .string()
  .check(z.refine((name) => conditionOperator(name) !== undefined, 'This operator is unknown.'))

const Condition = z.record(Operator, z.record(z.string(), oneOrMore(Value))).check(
  z.refine(
    (operators) =>
      Object.entries(operators).every(([operator, keys]) =>
        Object.values(keys)
          .flat()
          .every((value) => operatorTakes(operator, String(value))),
      ),
    'An operator on addresses takes addresses and networks: "192.0.2.0/24".',
  ),
)

const Statement = z
  .strictObject({
    Sid: z.optional(z.string().check(z.regex(/^[A-Za-z0-9]*$/))),
    Effect: z.enum(['Allow', 'Deny']),
    Action: z.optional(oneOrMore(Action)),
    NotAction: z.optional(oneOrMore(Action)),
    Resource: z.optional(oneOrMore(Resource)),
    NotResource: z.optional(oneOrMore(Resource)),
    Condition: z.optional(Condition),
  })
  .check(
    z.refine(
      ({ Action, NotAction }) => (Action === undefined) !== (NotAction === undefined),
      'A statement has either Action or NotAction.',
    ),
    z.refine(
      ({ Resource, NotResource }) => (Resource === undefined) !== (NotResource === undefined),
      'A statement has either Resource or NotResource.',
    ),
  )
export type Statement = z.infer<typeof Statement>

/** An identity-based policy, as IAM accepts it. Source: IAM-10 to IAM-14. */
export const PolicyDocument = z.strictObject({
  Version: z.optional(z.enum(['2012-10-17', '2008-10-17'])),
  Id: z.optional(z.string()),
  Statement: oneOrMore(Statement),
})
export type PolicyDocument = z.infer<typeof PolicyDocument>

/** Returns one or several values as a list. */
export function listOf<Item>(value: Item | readonly Item[]): readonly Item[] {
  return Array.isArray(value) ? value : [value as Item]
}

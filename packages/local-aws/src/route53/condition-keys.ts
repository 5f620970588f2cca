import * as z from 'zod/mini'
import { readName, writtenName } from './names.ts'

const Input = z.object({
  ChangeBatch: z.object({
    Changes: z.array(
      z.object({
        Action: z.string(),
        ResourceRecordSet: z.object({ Name: z.string(), Type: z.string() }),
      }),
    ),
  }),
})

/**
 * Returns the condition keys of a change of record sets: the names in lower case, with octal numbers
 * and without the final dot, the types and the actions. Source: Developer Guide, "Using IAM policy conditions".
 */
export function changeKeys(input: unknown): [key: string, values: readonly string[]][] {
  const changes = Input.safeParse(input).data?.ChangeBatch.Changes ?? []
  const sets = changes.map(({ ResourceRecordSet }) => ResourceRecordSet)
  const prefix = 'route53:ChangeResourceRecordSets'
  return [
    [
      `${prefix}NormalizedRecordNames`,
      sets.map(({ Name }) => writtenName(readName(Name)).slice(0, -1)),
    ],
    [`${prefix}RecordTypes`, sets.map(({ Type }) => Type)],
    [`${prefix}Actions`, changes.map(({ Action }) => Action)],
  ]
}

import * as z from 'zod/mini'

/** A statement of an IAM policy that allows actions, in AWS's spelling. Source: 01 IAM-10. */
export const IamStatement = z.object({
  Effect: z.literal('Allow'),
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: z.string(),
})
export type IamStatement = z.infer<typeof IamStatement>

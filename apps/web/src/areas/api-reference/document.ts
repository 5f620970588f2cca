import { roles } from '@mailroom/schemas/role'
import * as z from 'zod/mini'
import { send } from '../../kit/data/send.ts'

/** The part of JSON Schema that the viewer shows. */
export type Schema = {
  type?: string | undefined
  properties?: Record<string, Schema> | undefined
  required?: string[] | undefined
  items?: Schema | undefined
  enum?: unknown[] | undefined
  minLength?: number | undefined
  maxLength?: number | undefined
  minimum?: number | undefined
  maximum?: number | undefined
  pattern?: string | undefined
  format?: string | undefined
  writeOnly?: boolean | undefined
}

const Schema: z.ZodMiniType<Schema> = z.object({
  type: z.optional(z.string()),
  get properties() {
    return z.optional(z.record(z.string(), Schema))
  },
  required: z.optional(z.array(z.string())),
  get items() {
    return z.optional(Schema)
  },
  enum: z.optional(z.array(z.unknown())),
  minLength: z.optional(z.number()),
  maxLength: z.optional(z.number()),
  minimum: z.optional(z.number()),
  maximum: z.optional(z.number()),
  pattern: z.optional(z.string()),
  format: z.optional(z.string()),
  writeOnly: z.optional(z.boolean()),
})

const Content = z.object({
  content: z.object({ 'application/json': z.object({ schema: Schema }) }),
})

const Operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()),
  'x-kind': z.enum(['read', 'write']),
  'x-roles': z.array(z.enum(roles)),
  'x-aws-actions': z.array(z.string()),
  requestBody: Content,
  responses: z.object({ '200': z.optional(Content) }),
})
export type Operation = z.infer<typeof Operation>

const OpenApi = z.object({ paths: z.record(z.string(), z.object({ post: Operation })) })

export const openApiAddress = '/api/openapi.json'

/** Fetches the operations in the backend's own OpenAPI document, by resource. */
export async function fetchOperations(signal: AbortSignal): Promise<Map<string, Operation[]>> {
  const { paths } = OpenApi.parse(await send(openApiAddress, { signal }))
  return Map.groupBy(
    Object.values(paths).map(({ post }) => post),
    ({ tags: [resource = ''] }) => resource,
  )
}

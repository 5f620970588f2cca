import * as z from 'zod/mini'
import { ApiError } from './api-error.ts'
import { actionsOf } from './iam-policy.ts'
import { declarationOf, type OperationId, operations, resourceOf } from './operations.ts'
import { secretMembers } from './secret.ts'

type JsonSchema = Record<string, unknown> & { properties?: Record<string, Record<string, unknown>> }

function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest as JsonSchema
}

/**
 * Returns an operation's input as JSON Schema; members that carry secrets are `writeOnly`
 * passwords.
 */
function inputSchema(id: OperationId): JsonSchema {
  const { input } = declarationOf(id)
  const schema = jsonSchema(input, 'input')
  for (const name of secretMembers(input)) {
    const member = schema.properties?.[name]
    if (member) Object.assign(member, { format: 'password', writeOnly: true })
  }
  return schema
}

function answers(id: OperationId) {
  const { output } = declarationOf(id)
  const refusal = (description: string) => ({
    description,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/ApiError' } } },
  })
  const success =
    output instanceof z.ZodMiniVoid
      ? { '204': { description: 'Done.' } }
      : {
          '200': {
            description: 'The answer.',
            content: { 'application/json': { schema: jsonSchema(output, 'output') } },
          },
        }
  return {
    ...success,
    '400': refusal('The input is wrong, or AWS refused it.'),
    '401': refusal('Nobody is signed in.'),
    '403': refusal('The role may not do this, or the request was forged.'),
    '429': refusal('Too many requests.'),
    '502': refusal('AWS did not answer, or not as expected.'),
  }
}

/**
 * Returns the OpenAPI 3.1 document of all operations. `cookieName` is the name of the session's
 * cookie, which depends on whether people reach the console over https.
 */
export function openApi(cookieName: string) {
  const ids = Object.keys(operations) as OperationId[]
  return {
    openapi: '3.1.0',
    info: {
      title: 'Mailroom',
      version: '1',
      description: [
        'Administers Amazon WorkMail. Every operation is a POST of a JSON object.',
        'An edit compares AWS with the values in its `expected` before it changes anything. A value',
        'that is not in it was not seen by the caller, and is set whatever it is by now; where an',
        'edit replaces a whole thing, such as a rule, it was seen as not set.',
      ].join(' '),
    },
    paths: Object.fromEntries(
      ids.map((id) => {
        const { kind, summary, roles } = declarationOf(id)
        return [
          `/api/${id}`,
          {
            post: {
              operationId: id,
              summary,
              tags: [resourceOf(id)],
              'x-kind': kind,
              'x-roles': roles,
              'x-aws-actions': actionsOf(id),
              security: [{ session: [], csrf: [] }],
              requestBody: {
                required: true,
                content: { 'application/json': { schema: inputSchema(id) } },
              },
              responses: answers(id),
            },
          },
        ]
      }),
    ),
    components: {
      schemas: { ApiError: jsonSchema(ApiError, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: cookieName },
        csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
      },
    },
  }
}

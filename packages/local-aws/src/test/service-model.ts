import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod/mini'

const file = new URL('../../../../../shared/models/workmail-2017-10-01.json', import.meta.url)

const Reference = z.object({ target: z.string() })
const Member = z.object({
  target: z.string(),
  traits: z.optional(z.looseObject({ 'smithy.api#enumValue': z.optional(z.string()) })),
})
const Shape = z.object({
  type: z.string(),
  members: z._default(z.record(z.string(), Member), {}),
  member: z._default(Reference, { target: '' }),
  input: z.optional(Reference),
  output: z.optional(Reference),
  errors: z._default(z.array(Reference), []),
})
const Model = z.object({ shapes: z.record(z.string(), z.unknown()) })

/**
 * Whether the service model is available. If it is not, tests that need it are skipped, and say so.
 */
export const modelIsThere = existsSync(file)
if (!modelIsThere)
  process.stdout.write('SKIPPED: the service model in ../shared/models is missing\n')

const { shapes } = modelIsThere
  ? Model.parse(JSON.parse(readFileSync(file, 'utf8')))
  : { shapes: {} as Record<string, unknown> }

/**
 * Returns a shape of WorkMail's service model by its id. Smithy's own types are not in the model.
 */
export function shapeOf(id: string): z.infer<typeof Shape> {
  return Shape.parse(shapes[id] ?? { type: id.replace('smithy.api#', '').toLowerCase() })
}

/** Returns an operation of the service model, with the names of the errors it declares. */
export function modelOf(operation: string) {
  const { input, output, errors } = shapeOf(`com.amazonaws.workmail#${operation}`)
  return {
    input: input?.target ?? '',
    output: output?.target ?? '',
    errors: errors.map(({ target }) => target.slice(target.indexOf('#') + 1)),
  }
}

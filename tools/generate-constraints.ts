// Writes packages/schemas/src/constraints/*.generated.ts from the service models in
// ../shared/models.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'

const repository = dirname(dirname(fileURLToPath(import.meta.url)))
const models = join(repository, '../shared/models')
const output = join(repository, 'packages/schemas/src/constraints')

const services = {
  workmail: 'workmail-2017-10-01.json',
  ses: 'ses-2010-12-01.json',
} as const
type Service = keyof typeof services

const Reference = z.object({
  target: z.string(),
  traits: z.optional(z.record(z.string(), z.unknown())),
})
const Shape = z.object({
  type: z.string(),
  traits: z.optional(z.record(z.string(), z.unknown())),
  members: z.optional(z.record(z.string(), Reference)),
  member: z.optional(Reference),
  key: z.optional(Reference),
  value: z.optional(Reference),
  input: z.optional(Reference),
})
type Shape = z.infer<typeof Shape>
const Model = z.object({ shapes: z.record(z.string(), z.unknown()) })
const Bounds = z.object({ min: z.optional(z.number()), max: z.optional(z.number()) })

/** Corrections of patterns that are wrong in the model. Source: models/README.md, known defects. */
const corrections: Record<string, string | undefined> = {
  // Its UUID form can never match; the shape occurs in answers only.
  IdentityProviderIdentityStoreId: undefined,
  // It has no end anchor on purpose, because a path may follow.
  Url: '^https?://[A-Za-z0-9.-]+(:[0-9]+)?/.*$',
}

const local = (target: string) => target.slice(target.indexOf('#') + 1)

function readModel(service: Service) {
  const text = readFileSync(join(models, services[service]), 'utf8')
  const shapes = new Map<string, Shape>()
  for (const [id, shape] of Object.entries(Model.parse(JSON.parse(text)).shapes))
    shapes.set(local(id), Shape.parse(shape))
  return { shapes, sha256: createHash('sha256').update(text).digest('hex') }
}

function literal(value: unknown): string {
  return typeof value === 'string'
    ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
    : String(value)
}

/** Returns a pattern as the source of a regular expression that matches the whole text. */
function wholePattern(name: string, pattern: string): string | undefined {
  const source = name in corrections ? corrections[name] : pattern
  if (source === undefined) return undefined
  const anchored =
    source.startsWith('^') &&
    source.endsWith('$') &&
    !/(?<!\\)\|/.test(source.replaceAll(/\([^)]*\)|\[[^\]]*\]/g, ''))
  return new RegExp(anchored ? source : `^(?:${source})$`).toString()
}

function constraint(name: string, shape: Shape): string | undefined {
  const traits = shape.traits ?? {}
  const bounds = Bounds.parse(traits['smithy.api#length'] ?? traits['smithy.api#range'] ?? {})
  const pattern = traits['smithy.api#pattern']
  const members = Object.entries(shape.members ?? {}).map(
    ([key, { traits }]) => traits?.['smithy.api#enumValue'] ?? key,
  )
  const facts = [
    `type: ${literal(shape.type)}`,
    ...(shape.type === 'enum' ? [`values: [${members.map(literal).join(', ')}]`] : []),
    ...(bounds.min === undefined ? [] : [`min: ${bounds.min}`]),
    ...(bounds.max === undefined ? [] : [`max: ${bounds.max}`]),
  ]
  const whole = typeof pattern === 'string' ? wholePattern(name, pattern) : undefined
  if (whole !== undefined) facts.push(`pattern: ${whole}`)
  if ('smithy.api#sensitive' in traits) facts.push('secret: true')
  if (shape.member) facts.push(`item: '${local(shape.member.target)}'`)
  if (shape.value) facts.push(`value: '${local(shape.value.target)}'`)
  return `{ ${facts.join(', ')} }`
}

const simple = new Set([
  'string',
  'enum',
  'integer',
  'long',
  'double',
  'boolean',
  'timestamp',
  'blob',
])

/** Returns the names of all shapes that an input consists of. */
function inputShapes(shapes: Map<string, Shape>): Set<string> {
  const found = new Set<string>()
  const visit = (name: string) => {
    const shape = shapes.get(name)
    if (!shape || found.has(name)) return
    found.add(name)
    for (const { target } of Object.values(shape.type === 'enum' ? {} : (shape.members ?? {})))
      visit(local(target))
    for (const reference of [shape.member, shape.key, shape.value])
      if (reference) visit(local(reference.target))
  }
  for (const shape of shapes.values())
    if (shape.type === 'operation' && shape.input) visit(local(shape.input.target))
  return found
}

function header(service: Service, sha256: string): string {
  return `// Made by tools/generate-constraints.ts from the service model ${services[service]}\n// (sha256 ${sha256}). Do not edit.\n`
}

function generate(service: Service): Record<string, string> {
  const { shapes, sha256 } = readModel(service)
  const names = [...shapes.keys()].sort()
  const types = names
    .filter((name) => simple.has(shapes.get(name)?.type ?? ''))
    .map(
      (name) =>
        `export const ${name} = ${constraint(name, shapes.get(name) ?? { type: '' })} as const\n`,
    )
  const inputs = inputShapes(shapes)
  const collections = names
    .filter((name) => inputs.has(name) && ['list', 'map'].includes(shapes.get(name)?.type ?? ''))
    .map((name) => `  ${name}: ${constraint(name, shapes.get(name) ?? { type: '' })},\n`)
  const structures = names
    .filter(
      (name) => inputs.has(name) && ['structure', 'union'].includes(shapes.get(name)?.type ?? ''),
    )
    .map((name) => {
      const members = Object.entries(shapes.get(name)?.members ?? {}).map(
        ([member, { target, traits = {} }]) => {
          const required = 'smithy.api#required' in traits && !('smithy.api#default' in traits)
          return `    ${member}: { shape: '${local(target)}'${required ? ', required: true' : ''} },\n`
        },
      )
      return members.length === 0 ? `  ${name}: {},\n` : `  ${name}: {\n${members.join('')}  },\n`
    })
  return {
    [`${service}-shapes.generated.ts`]: `${header(service, sha256)}\n${types.join('')}`,
    [`${service}-structures.generated.ts`]: `${header(service, sha256)}\nexport const collections = {\n${collections.join('')}} as const\n\nexport const structures = {\n${structures.join('')}} as const\n`,
  }
}

/** Returns the generated files by path; undefined if the models are not available. */
export function generatedConstraints(): Record<string, string> | undefined {
  if (!existsSync(models)) return undefined
  return { ...generate('workmail'), ...generate('ses') }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = generatedConstraints()
  if (!files) throw new Error('../shared/models is not there')
  for (const [name, text] of Object.entries(files)) writeFileSync(join(output, name), text)
}

import * as sesShapes from '@mailroom/schemas/constraints/ses-shapes.generated'
import * as ses from '@mailroom/schemas/constraints/ses-structures.generated'
import * as workmailShapes from '@mailroom/schemas/constraints/workmail-shapes.generated'
import * as workmail from '@mailroom/schemas/constraints/workmail-structures.generated'

/** A constraint as the generator writes it; its members depend on `type`. */
type Constraint = {
  type: string
  min?: number
  max?: number
  pattern?: RegExp
  values?: readonly string[]
  secret?: true
  item?: string
  value?: string
}

type Members = Record<string, { shape: string; required?: true }>

type Model = {
  shapes: Record<string, Constraint>
  collections: Record<string, Constraint>
  structures: Record<string, Members>
}

const models = {
  workmail: { ...workmail, shapes: { ...workmailShapes } },
  ses: { ...ses, shapes: { ...sesShapes } },
} satisfies Record<string, Model>

/** A service whose model the constraints are generated from. */
export type ModelName = keyof typeof models

/** A value that breaks the model: of the wrong JSON type, or outside its constraints. */
export type Violation = { kind: 'type' | 'constraint'; message: string }

const jsonTypes: Record<string, string> = {
  string: 'string',
  enum: 'string',
  timestamp: 'number',
  blob: 'string',
  integer: 'number',
  long: 'number',
  double: 'number',
  boolean: 'boolean',
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/**
 * Returns, in AWS's words, the enum, bound or pattern that a value breaks; undefined if it breaks
 * none. Lengths in code points. Source: 06 §2.2.
 */
function demand({ values, min, max, pattern }: Constraint, value: unknown): string | undefined {
  if (values && !values.includes(String(value)))
    return `Member must satisfy enum value set: [${values.join(', ')}]`
  if (typeof value === 'string') {
    const { length } = [...value]
    if (min !== undefined && length < min)
      return `Member must have length greater than or equal to ${min}`
    if (max !== undefined && length > max)
      return `Member must have length less than or equal to ${max}`
    if (pattern && !pattern.test(value))
      return `Member must satisfy regular expression pattern: ${pattern.source}`
  }
  if (typeof value === 'number') {
    if (min !== undefined && value < min)
      return `Member must have value greater than or equal to ${min}`
    if (max !== undefined && value > max)
      return `Member must have value less than or equal to ${max}`
  }
  return undefined
}

/**
 * Returns the violations of an operation's input against the service model: missing members, JSON
 * types, lengths, ranges, patterns, enums, sizes of lists, nested members. Secret values are shown
 * as `***`. Source: service models; 06 §2.2.
 */
export function violations(service: ModelName, structure: string, input: unknown): Violation[] {
  const { shapes, collections, structures }: Model = models[service]

  const simple = (constraint: Constraint, value: unknown, path: string): Violation[] => {
    const isInteger = ['integer', 'long'].includes(constraint.type)
    if (typeof value !== jsonTypes[constraint.type] || (isInteger && !Number.isInteger(value)))
      return [{ kind: 'type', message: `Value at '${path}' must be of type ${constraint.type}` }]
    const broken = demand(constraint, value)
    const shown = constraint.secret ? '***' : String(value)
    return broken === undefined
      ? []
      : [
          {
            kind: 'constraint',
            message: `Value '${shown}' at '${path}' failed to satisfy constraint: ${broken}`,
          },
        ]
  }

  const list = ({ min, max, item = '' }: Constraint, value: unknown, path: string): Violation[] => {
    if (!Array.isArray(value))
      return [{ kind: 'type', message: `Value at '${path}' must be a list` }]
    const size: Violation[] = []
    const words = (bound: string) =>
      size.push({
        kind: 'constraint',
        message: `Value at '${path}' failed to satisfy constraint: Member must have length ${bound}`,
      })
    if (min !== undefined && value.length < min) words(`greater than or equal to ${min}`)
    if (max !== undefined && value.length > max) words(`less than or equal to ${max}`)
    return [
      ...size,
      ...value.flatMap((element, index) => check(item, element, `${path}.${index + 1}.member`)),
    ]
  }

  const map = ({ value: shape = '' }: Constraint, value: unknown, path: string): Violation[] =>
    isRecord(value)
      ? Object.entries(value).flatMap(([key, member]) => check(shape, member, `${path}.${key}`))
      : [{ kind: 'type', message: `Value at '${path}' must be a map` }]

  const members = (declared: Members, value: unknown, path: string): Violation[] => {
    if (!isRecord(value))
      return [{ kind: 'type', message: `Value at '${path}' must be a structure` }]
    return Object.entries(declared).flatMap(([name, { shape, required }]) => {
      const member = Object.hasOwn(value, name) ? value[name] : undefined
      const at = path === '' ? lowerFirst(name) : `${path}.${lowerFirst(name)}`
      if (member !== undefined && member !== null) return check(shape, member, at)
      if (!required) return []
      const message = `Value null at '${at}' failed to satisfy constraint: Member must not be null`
      return [{ kind: 'constraint', message } satisfies Violation]
    })
  }

  const check = (shape: string, value: unknown, path: string): Violation[] => {
    const structured = structures[shape]
    if (structured) return members(structured, value, path)
    const constraint = collections[shape] ?? shapes[shape]
    if (!constraint) return []
    if (constraint.type === 'list') return list(constraint, value, path)
    if (constraint.type === 'map') return map(constraint, value, path)
    return simple(constraint, value, path)
  }

  return check(structure, input, '')
}

/**
 * Returns only the members that the model knows, at every depth, without nulls: those that a
 * service reads.
 */
export function knownMembers(
  service: ModelName,
  structure: string,
  input: Record<string, unknown>,
): Record<string, unknown> {
  const { collections, structures }: Model = models[service]
  const known = (shape: string, value: unknown): unknown => {
    const declared = structures[shape]
    if (declared && isRecord(value))
      return Object.fromEntries(
        Object.entries(declared)
          .filter(([name]) => Object.hasOwn(value, name) && (value[name] ?? null) !== null)
          .map(([name, member]) => [name, known(member.shape, value[name])]),
      )
    if (Array.isArray(value))
      return value
        .filter((element) => element !== null)
        .map((element) => known(collections[shape]?.item ?? '', element))
    return value
  }
  return Object.fromEntries(Object.entries(known(structure, input) ?? {}))
}
